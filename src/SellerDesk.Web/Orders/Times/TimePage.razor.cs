using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Orders.Times;

/// <summary>Where orders lose time: legs of the way, one of them by carrier, warehouse, region or product, and the orders behind each number.</summary>
public sealed partial class TimePage(LegBoard board, LegOrders orders, InboxNames names, IShopScopeSource scope) : AddressedPage
{
    private readonly List<LegOrder> behind = [];
    private TimesAsk ask = new();
    private TimesAsk before = new();
    private LegFilter? filter;
    private LegView? view;
    private LegPlace? next;
    private IReadOnlyList<ShopFace> shops = [];

    private IReadOnlyList<Tabs.Tab> Dimensions =>
    [
        .. Enum.GetValues<LegDimension>().Where(by => by != LegDimension.All)
            .Select(by => new Tabs.Tab(TimesAddress.Word(by), T.By(by), TimesAddress.Of(TimesAddress.Time, ask with { By = by, Show = null, Of = null }))),
    ];

    private string Notes => string.Join(' ', new[]
    {
        T[view!.Exact ? "times.exact" : "times.buckets", T.Format.Percent((decimal)DurationSpread.MaxError)],
        view.Rows.Count < view.Keys ? T["times.most", view.Rows.Count, view.Keys] : null,
        ask.By == LegDimension.Product ? T["times.products"] : null,
        view.Legs.Sum(leg => leg.Now.Contradicting) > 0 ? T["times.contradicting"] : null,
        T["times.how." + TimesAddress.Word(ask.Leg)],
    }.OfType<string>());

    protected override bool IsHere(string path) => path == TimesAddress.Time;

    protected override void Read(string address) => (before, ask) = (ask, TimesAddress.Read(address));

    /// <summary>Another list of orders under the same table leaves the table as it is.</summary>
    protected override Task MoveAsync() =>
        view is not null && before with { Show = null, Of = null, Above = 0 } == ask with { Show = null, Of = null, Above = 0 } ? TryAsync(OpenAsync) : ReloadAsync();

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        var seen = await scope.GetAsync(Cancel);
        shops = [.. (await names.LoadAsync(Cancel)).Shops.Values.Where(shop => seen.Contains(shop.Id)).OrderBy(shop => shop.Name, StringComparer.CurrentCulture)];
        filter = ask.Filter(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime));
        view = await board.LoadAsync(filter, Cancel);
        await OpenAsync();
    });

    private async Task OpenAsync()
    {
        behind.Clear();
        next = null;
        if (ask.Show is not null)
        {
            await ReadAsync(null);
        }
    }

    private async Task MoreAsync() => await TryAsync(() => ReadAsync(next));

    private async Task ReadAsync(LegPlace? after)
    {
        var of = ask.Of is null ? filter! with { Dimension = LegDimension.All } : filter!;
        (var rows, next) = await orders.LoadAsync(of, ask.Of ?? "", ask.Show ?? LegShow.All, ask.Above, after, Cancel);
        behind.AddRange(rows);
    }

    private string Behind(LegFigures row, LegShow show, string? of) =>
        TimesAddress.Of(TimesAddress.Time, ask with { Leg = row.Leg, Show = show, Of = of, Above = row.Now.P90 ?? 0 }) + "#behind";

    private string BehindTitle(LegShow show)
    {
        var whose = ask.Of is null ? null : view!.Rows.FirstOrDefault(row => row.Key == ask.Of) is { } row ? T.Key(ask.By, row) : ask.Of;
        var what = T["times.show." + TimesAddress.Word(show), T.Took(ask.Above)];
        return string.Join(" · ", new[] { T.Leg(ask.Leg), whose, what }.OfType<string>());
    }
}
