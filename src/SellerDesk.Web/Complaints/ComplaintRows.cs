using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Web.Complaints;

/// <summary>The part of the list that the page holds: slices by key, one after the other, up to what a page can show.</summary>
public sealed class ComplaintRows
{
    public const int Slice = 40;

    /// <summary>Beyond that the beginning is let go: whoever reads so far has narrowed the list or exports it.</summary>
    private const int Held = Slice * 8;

    private readonly List<ComplaintRow> rows = [];
    private ListPlace? next;

    public IReadOnlyList<ComplaintRow> All => rows;

    public bool More => next is not null;

    public void Start(ListSlice<ComplaintRow> slice)
    {
        rows.Clear();
        rows.AddRange(slice.Rows);
        next = slice.Next;
    }

    public void Clear()
    {
        rows.Clear();
        next = null;
    }

    /// <returns>The rows that came; none at the end, or when the list was begun anew meanwhile.</returns>
    public async Task<IReadOnlyList<ComplaintRow>> NextAsync(ComplaintList list, ComplaintFilter filter, CancellationToken cancel)
    {
        if (next is not { } place)
        {
            return [];
        }

        var slice = await list.LoadAsync(filter, place, Slice, cancel);
        if (next != place)
        {
            return [];
        }

        IReadOnlyList<ComplaintRow> fresh = [.. slice.Rows.Where(row => rows.TrueForAll(held => held.Id != row.Id))];
        rows.AddRange(fresh);
        next = slice.Next;
        if (rows.Count > Held)
        {
            rows.RemoveRange(0, rows.Count - Held);
        }

        return fresh;
    }

    /// <summary>Shows the row as it is now, in its old place: rows never jump under the pointer.</summary>
    public void Replace(ComplaintRow row)
    {
        var at = rows.FindIndex(known => known.Id == row.Id);
        if (at >= 0)
        {
            rows[at] = row;
        }
    }
}
