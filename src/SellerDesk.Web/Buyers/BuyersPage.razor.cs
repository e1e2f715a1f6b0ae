using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Buyers;

/// <summary>Who buys: the address says who is listed and where the page begins.</summary>
public sealed partial class BuyersPage(BuyerTable table, BuyerCounting counting, SavedViewList viewList, SaveView save, DeleteView delete, InboxNames nameBook, CurrentPerson current)
{
    private const int Take = 60;

    private IReadOnlyList<BuyerFace> rows = [];
    private IReadOnlyList<BuyerView> views = [];
    private BuyerTotals totals = BuyerTotals.None;
    private BuyerFilter filter = BuyerFilter.Default;
    private NameBook names = NameBook.Empty;
    private BuyerPlace? from;
    private BuyerPlace? next;
    private Actor? actor;
    private bool naming;

    private string? Fact => totals.Total is { } total ? T.Count("buyers.count", total) : null;

    private string Said => string.Join(" · ", T.Parts(filter, names).Select(part => part.Said));

    protected override bool IsHere(string path) => path == BuyersAddress.Path;

    protected override void Read(string address) => (filter, from) = BuyersAddress.Read(address);

    protected override Task ReloadAsync() => LoadAsync(ReadAsync);

    /// <summary>The address changed: another filter or another page of it. Back and forward come this way too.</summary>

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        names = await nameBook.LoadAsync(Cancel);
        (BuyerFilter, BuyerPlace?) asked;
        do
        {
            // Whoever moves on while this is read sees what they asked for last, not what came last.
            asked = (filter, from);
            var slice = await table.LoadAsync(filter, actor?.Role ?? Role.Viewer, Now, from, Take, Cancel);
            (rows, next) = (slice.Rows, slice.Next);
            totals = await counting.LoadAsync(filter, Cancel);
        }
        while (asked != (filter, from));
        await ReadViewsAsync();
    }

    private async Task ReadViewsAsync()
    {
        var saved = await viewList.LoadAsync(ViewSection.Buyers, actor!.PersonId, Cancel);
        var read = new List<BuyerView>(saved.Count);
        foreach (var view in saved)
        {
            var wanted = BuyerQuery.Read(view.Query);
            read.Add(new BuyerView(view.Id, view.Name, wanted, view.Shared, (await counting.LoadAsync(wanted, Cancel)).Total));
        }

        views = read;
    }

    private void Go(BuyerFilter wanted) => Navigation.NavigateTo(BuyersAddress.Of(wanted));

    private void SearchAsync(string? words)
    {
        var wanted = filter with { Search = InboxQuery.Search(words) };
        if (wanted != filter)
        {
            Go(wanted);
        }
    }

    private async Task SaveAsync((string Name, bool Shared) view)
    {
        naming = false;
        await TryAsync(async () =>
        {
            await save.ExecuteAsync(actor!, ViewSection.Buyers, view.Name, BuyerQuery.Write(filter), view.Shared, Cancel);
            await ReadViewsAsync();
        });
    }

    private Task<bool> ForgetAsync(SavedViewId id) => TryAsync(async () =>
    {
        await delete.ExecuteAsync(actor!, id, Cancel);
        await ReadViewsAsync();
    });

    private IEnumerable<string> Marketplaces(BuyerFace row) => row.Shops.Select(shop => names.Shops.GetValueOrDefault(shop)).OfType<ShopFace>().Select(shop => shop.Marketplace()).Distinct();
}

/// <param name="Count">Null where only counting the rows would tell.</param>
public sealed record BuyerView(SavedViewId Id, string Name, BuyerFilter Filter, bool Shared, int? Count);
