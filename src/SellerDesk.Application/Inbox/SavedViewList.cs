using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <param name="Shared">Everybody's; otherwise only its owner's.</param>
public sealed record SavedViewRow(SavedViewId Id, string Name, InboxFilter Filter, bool Shared);

/// <summary>A view of any section's list.</summary>
/// <param name="Query">The filter as it stands in the address.</param>
public sealed record ViewRow(SavedViewId Id, string Name, string Query, bool Shared);

/// <summary>The views of the left column: everybody's first, then one's own. All people's are read at once and shared by all pages.</summary>
public sealed class SavedViewList(SavedViewBook book)
{
    public async Task<IReadOnlyList<SavedViewRow>> LoadAsync(PersonId? me, CancellationToken cancel) =>
        [.. (await LoadAsync(ViewSection.Inbox, me, cancel)).Select(view => new SavedViewRow(view.Id, view.Name, InboxQuery.Read(view.Query), view.Shared))];

    public async Task<IReadOnlyList<ViewRow>> LoadAsync(ViewSection section, PersonId? me, CancellationToken cancel) =>
        [.. (await book.LoadAsync(cancel)).Where(view => view.Section == section && (view.Owner is null || view.Owner == me)).Select(view => view.Row)];
}

/// <summary>All saved views, read again when one is saved here, or after some seconds.</summary>
public sealed class SavedViewBook(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<List<(ViewSection Section, PersonId? Owner, ViewRow Row)>> views = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));

    public void Forget() => views.Forget();

    internal Task<List<(ViewSection Section, PersonId? Owner, ViewRow Row)>> LoadAsync(CancellationToken cancel) => views.GetAsync(cancel);

    private static async Task<List<(ViewSection Section, PersonId? Owner, ViewRow Row)>> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        var views = await db.SavedViews.AsNoTracking().OrderBy(v => v.OwnerId != null).ThenBy(v => v.Position).ThenBy(v => v.Id).ToListAsync();
        return views.ConvertAll(v => (v.Section, v.OwnerId, new ViewRow(v.Id, v.Name, v.Query, v.OwnerId is null)));
    }
}
