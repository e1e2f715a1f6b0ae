using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>
/// The part of the list that the page holds: a window of slices over a list of any length. Scrolling near an end brings the next slice by key and
/// lets go of the farthest one, so half a million rows cost the page what a hundred do. Rows that were let go above keep their height as a gap.
/// </summary>
public sealed class InboxRows
{
    public const int Slice = 24;

    private const int Held = Slice * 5;

    private readonly List<InboxRow> rows = [];
    private int starts;

    public IReadOnlyList<InboxRow> All => rows;

    public bool MoreBefore { get; private set; }

    public bool MoreAfter { get; private set; }

    /// <summary>Rows above the window that were shown once: their height is kept.</summary>
    public int Above { get; private set; }

    public async Task FirstAsync(InboxList list, InboxAsk ask, CancellationToken cancel) => Start(await list.LoadAsync(ask, null, Slice, cancel), before: false, forward: true);

    public async Task LastAsync(InboxList list, InboxAsk ask, CancellationToken cancel) => Start(await list.LoadBeforeAsync(ask, null, Slice, cancel), before: true, forward: false);

    /// <summary>The neighbourhood of one row, wherever it is in the list.</summary>
    public async Task AroundAsync(InboxList list, InboxAsk ask, InboxRow row, CancellationToken cancel)
    {
        var key = row.KeyIn(ask.Filter);
        var before = await list.LoadBeforeAsync(ask, key, Slice / 2, cancel);
        var after = await list.LoadAsync(ask, key, Slice / 2, cancel);
        starts++;
        rows.Clear();
        rows.AddRange(before.Rows.Append(row).Concat(after.Rows).DistinctBy(one => one.Id));
        (MoreBefore, MoreAfter, Above) = (before.More, after.More, 0);
    }

    public async Task NextAsync(InboxList list, InboxAsk ask, CancellationToken cancel)
    {
        if (!MoreAfter || rows.Count == 0)
        {
            return;
        }

        var (known, edge) = (starts, rows[^1]);
        var slice = await list.LoadAsync(ask, edge.KeyIn(ask.Filter), Slice, cancel);
        if (known != starts || rows.Count == 0 || rows[^1].Id != edge.Id)
        {
            return;
        }

        rows.AddRange([.. slice.Rows.Where(IsNew)]);
        MoreAfter = slice.More;
        var surplus = rows.Count - Held;
        if (surplus > 0)
        {
            rows.RemoveRange(0, surplus);
            (Above, MoreBefore) = (Above + surplus, true);
        }
    }

    public async Task PreviousAsync(InboxList list, InboxAsk ask, CancellationToken cancel)
    {
        if (!MoreBefore || rows.Count == 0)
        {
            return;
        }

        var (known, edge) = (starts, rows[0]);
        var slice = await list.LoadBeforeAsync(ask, edge.KeyIn(ask.Filter), Slice, cancel);
        if (known != starts || rows.Count == 0 || rows[0].Id != edge.Id)
        {
            return;
        }

        rows.InsertRange(0, [.. slice.Rows.Where(IsNew)]);
        MoreBefore = slice.More;
        Above = slice.More ? Math.Max(0, Above - slice.Rows.Count) : 0;
        if (rows.Count > Held)
        {
            rows.RemoveRange(Held, rows.Count - Held);
            MoreAfter = true;
        }
    }

    public InboxRow? Find(WorkItemId? id) => rows.Find(row => row.Id == id);

    /// <summary>The row so many places further; null beyond the window.</summary>
    public InboxRow? Beside(WorkItemId id, int step)
    {
        var at = rows.FindIndex(row => row.Id == id);
        return at >= 0 && at + step >= 0 && at + step < rows.Count ? rows[at + step] : null;
    }

    /// <summary>Shows the row as it is now, in its old place: rows never jump under the pointer.</summary>
    public bool Replace(InboxRow row)
    {
        var at = rows.FindIndex(known => known.Id == row.Id);
        if (at < 0 || rows[at] == row)
        {
            return false;
        }

        rows[at] = row;
        return true;
    }

    public void Remove(IReadOnlyCollection<WorkItemId> ids) => rows.RemoveAll(row => ids.Contains(row.Id));

    // A row whose place changed meanwhile may come a second time, and two slices may be under way at once.
    private bool IsNew(InboxRow row) => rows.TrueForAll(held => held.Id != row.Id);

    private void Start(InboxSlice slice, bool before, bool forward)
    {
        starts++;
        rows.Clear();
        rows.AddRange(slice.Rows);
        (MoreBefore, MoreAfter, Above) = (before && slice.More, forward && slice.More, 0);
    }
}
