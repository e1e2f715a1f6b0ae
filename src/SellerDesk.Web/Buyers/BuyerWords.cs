using System.Net;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Buyers;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Buyers;

/// <summary>Buyers in the reader's words.</summary>
internal static class BuyerWords
{
    public static string Frequency(this Texts t, BuyerFrequency frequency) => t["buyers.frequency." + frequency.ToString().ToLowerInvariant()];

    public static string Mark(this Texts t, BuyerMark mark) => t["buyers.mark." + mark.ToString().ToLowerInvariant()];

    public static string Order(this Texts t, BuyerOrder order, string? currency) => order == BuyerOrder.Spent ? t["buyers.order.spent", Format.CurrencySign(currency ?? "")] : t["buyers.order." + order.ToString().ToLowerInvariant()];

    public static string Name(this Texts t, BuyerFace buyer) => buyer.ErasedAt is not null && buyer.Name is null ? t["buyers.erased"] : t.BuyerName(buyer.Name, buyer.Number);

    public static string Quality(this Texts t, MatchQuality quality) => t["buyers.quality." + quality.ToString().ToLowerInvariant()];

    /// <summary>How a thing came to its buyer: <c>по номеру площадки · точно</c>.</summary>
    public static string Link(this Texts t, BuyerLink link) => t[$"buyers.linked.{link.How.ToString().ToLowerInvariant()}"] + " · " + t.Quality(link.Quality);

    /// <summary>Said only where it is not sure.</summary>
    public static MarkupString Doubt(Texts t, MatchQuality quality) => quality == MatchQuality.Certain ? default
        : new MarkupString($" <span class=\"sd-badge warn\" title=\"{WebUtility.HtmlEncode(t["buyers.quality.probable.why"])}\">{WebUtility.HtmlEncode(t.Quality(quality))}</span>");

    public static string Stars(Texts t, BuyerFace buyer) => buyer.AverageStars is { } average ? $"{t.Format.Number((decimal)average, 1)} · {t.Format.Number(buyer.Reviews)}" : "–";

    /// <summary>What one set part of the filter says on its chip.</summary>
    public static IEnumerable<(string Part, string Said, BuyerFilter Without)> Parts(this Texts t, BuyerFilter filter, NameBook names)
    {
        (string, string?, BuyerFilter)[] parts =
        [
            ("shop", filter.Shops.Count == 0 ? null : filter.Shops is [var only] && names.Shops.TryGetValue(only, out var shop) ? shop.Name : t.Count("orders.part.shops", filter.Shops.Count), filter with { Shops = [] }),
            ("frequency", filter.Frequency is { } frequency ? t.Frequency(frequency) : null, filter with { Frequency = null }),
            ("mark", filter.Mark is { } mark ? t.Mark(mark) : null, filter with { Mark = null }),
            ("region", filter.Region, filter with { Region = null }),
            ("currency", filter.Currency is { } currency ? t["buyers.part.currency", Format.CurrencySign(currency)] : null, filter with { Currency = null, Order = filter.Order == BuyerOrder.Spent ? BuyerOrder.Latest : filter.Order }),
            ("segment", filter.Segment is { } segment ? t["segments.part.filter", names.Segments.TryGetValue(segment, out var named) ? t.SegmentName(named.Name, named.ReadyMade) : "–"] : null, filter with { Segment = null }),
            ("rfm", filter.Cell is { } cell ? t["rfm.part.filter", cell.Recency, cell.Frequency] : null, filter with { Cell = null }),
            ("quiet", filter.QuietDays is { } days ? t.Count("buyers.part.quiet", days) : null, filter with { QuietDays = null }),
            ("orders", filter.MinOrders is { } orders ? t.Count("buyers.part.orders", orders) : null, filter with { MinOrders = null }),
            ("min", filter.MinSpent is { } min ? t["orders.part.min", t.Format.Number(min)] : null, filter with { MinSpent = null }),
            ("max", filter.MaxSpent is { } max ? t["orders.part.max", t.Format.Number(max)] : null, filter with { MaxSpent = null }),
            ("order", filter.Order == BuyerOrder.Latest ? null : t.Order(filter.Order, filter.Currency), filter with { Order = BuyerOrder.Latest }),
            ("q", filter.Search is { } search ? t["orders.part.q", search] : null, filter with { Search = null }),
        ];
        return parts.Where(part => part.Item2 is not null).Select(part => (part.Item1, part.Item2!, part.Item3));
    }
}
