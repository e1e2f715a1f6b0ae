using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Dashboards;

/// <summary>What stands around every board: shops and keys to choose from, and how new the data is.</summary>
public sealed record BoardFrame(
    IReadOnlyList<ShopFace> Shops, IReadOnlyList<FreshMarketplace> Fresh, IReadOnlyList<(FigureDimension By, IReadOnlyList<FigureKey> Rows)> Choices, (string Name, string? English)? Chosen)
{
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(30);

    /// <summary>Of what moment the copy of the database is that figures come of, where it is behind.</summary>
    public DateTimeOffset? AsOf { get; init; }

    public static readonly BoardFrame Empty = new([], [], [], null);

    /// <summary>Data of 10:24, Ozon of 10:06: the marketplace that is behind the others is named.</summary>
    public string? FreshText(Texts t, DateTimeOffset now, TimeZoneInfo zone)
    {
        var told = FreshOf(t, now, zone);
        return AsOf is { } copied ? string.Join(", ", new[] { told, t["boards.fresh.copy", Moment(t, copied, now, zone)] }.OfType<string>()) : told;
    }

    private string? FreshOf(Texts t, DateTimeOffset now, TimeZoneInfo zone)
    {
        var known = Fresh.Where(one => one.At is not null).OrderByDescending(one => one.At).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var said = t["boards.fresh", Moment(t, known[0].At!.Value, now, zone)];
        return known[^1] is var late && known[0].At - late.At > Behind ? t["boards.fresh.but", said, MarketplaceMark.Name(t, late.Marketplace.ToString()), Moment(t, late.At!.Value, now, zone)] : said;
    }

    private static string Moment(Texts t, DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) => now - at < TimeSpan.FromHours(20) ? Format.Time(at, zone) : t.Format.Moment(at, zone, now);

    /// <summary>Kaspi tells no views.</summary>
    public string? Silent(Texts t)
    {
        var silent = Fresh.Where(one => !one.TellsViews).Select(one => MarketplaceMark.Name(t, one.Marketplace.ToString())).ToList();
        return silent.Count == 0 ? null : t.Count("boards.silent", silent.Count, string.Join(", ", silent));
    }
}

/// <summary>Reads what stands around a board.</summary>
public sealed class BoardFrames(InboxNames names, IShopScopeSource scope, FigureFreshness freshness, FigureKeys keys, FigureNames called)
{
    private const int MostChoices = 30;

    public async Task<BoardFrame> LoadAsync(BoardAsk ask, CancellationToken cancel)
    {
        var seen = await scope.GetAsync(cancel);
        IReadOnlyList<ShopFace> shops = [.. (await names.LoadAsync(cancel)).Shops.Values.Where(shop => seen.Contains(shop.Id)).OrderBy(shop => shop.Name, StringComparer.CurrentCulture)];
        return new BoardFrame(shops, await freshness.LoadAsync(ask.Filter, cancel), [], null) { AsOf = await freshness.AsOfAsync(cancel) };
    }

    /// <summary>Products and categories with the most orders; read after the board is shown.</summary>
    public async Task<BoardFrame> ChoicesAsync(BoardFrame frame, BoardAsk ask, CancellationToken cancel)
    {
        var by = ask.Filter.Dimension;
        if (by != FigureDimension.Whole)
        {
            return frame with { Chosen = await called.OfAsync(by, ask.Filter.Key, cancel) };
        }

        var choices = new List<(FigureDimension, IReadOnlyList<FigureKey>)>();
        foreach (var dimension in new[] { FigureDimension.Category, FigureDimension.Product, FigureDimension.Region })
        {
            var view = await keys.LoadAsync(Metrics.Orders, ask.Filter, ask.Filter, dimension, "", MostChoices, cancel);
            choices.Add((dimension, [.. view.Rows.Where(row => row.Key.Length > 0)]));
        }

        return frame with { Choices = choices };
    }

    /// <summary>Only what the chosen key is called: where nothing is chosen from.</summary>
    public async Task<BoardFrame> ChoicesOfKeyAsync(BoardFrame frame, BoardAsk ask, CancellationToken cancel) =>
        ask.Filter.Dimension == FigureDimension.Whole ? frame : frame with { Chosen = await called.OfAsync(ask.Filter.Dimension, ask.Filter.Key, cancel) };
}
