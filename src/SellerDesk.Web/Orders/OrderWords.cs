using System.Net;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Orders;

/// <summary>Orders in the reader's words, and the small parts of a row, each as one piece of markup.</summary>
internal static class OrderWords
{
    public static string Stage(this Texts t, OrderStage stage) => t["orders.stage." + stage.ToString().ToLowerInvariant()];

    public static string Queue(this Texts t, OrderQueue queue) => t["orders.queue." + queue.ToString().ToLowerInvariant()];

    public static Tone Tone(this OrderQueue queue) => queue switch
    {
        OrderQueue.Late => Shell.Widgets.Tone.Danger,
        OrderQueue.Soon or OrderQueue.Stuck => Shell.Widgets.Tone.Warn,
        _ => Shell.Widgets.Tone.Quiet,
    };

    /// <summary>Where it is on its way: a square for each stage, the one that is late in red.</summary>
    public static MarkupString Way(Texts t, OrderFace order, DateTimeOffset now)
    {
        if (order.Stage > OrderStage.Delivered)
        {
            return new MarkupString($"<span class=\"orders-off\">{Icon.Svg(order.Stage == OrderStage.Returned ? "undo" : "x", 12)}</span>{WebUtility.HtmlEncode(t.Stage(order.Stage))}");
        }

        var late = order.ActBy < now;
        var squares = string.Concat(OrderStages.Way.Select(stage => $"<i class=\"{(stage < order.Stage ? "on" : stage == order.Stage ? late ? "late" : "on" : "")}\"></i>"));
        return new MarkupString($"<span class=\"orders-way\" aria-hidden=\"true\">{squares}</span>{WebUtility.HtmlEncode(t.Stage(order.Stage))}");
    }

    public static MarkupString Box(Texts t, bool marked) =>
        new($"<span class=\"sd-check{(marked ? " is-on" : "")}\" data-mark role=\"checkbox\" aria-checked=\"{(marked ? "true" : "false")}\" aria-label=\"{WebUtility.HtmlEncode(t["shell.keys.mark"])}\">{Icon.Svg("check", 12)}</span>");

    /// <summary>The nearer deadline: the marketplace's is a red line, ours is by a rule of the service level.</summary>
    public static MarkupString Clock(Texts t, OrderFace order, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (order.ActBy is not { } due)
        {
            return new MarkupString("<span class=\"t3\">–</span>");
        }

        var theirs = order.Stage.IsToShip() ? order.ShipBy : order.PromisedAt;
        var title = string.Join(" · ", new[]
        {
            theirs is { } at ? t[order.Stage.IsToShip() ? "orders.clock.theirs" : "orders.clock.promised", t.Format.Moment(at, zone, now)] : null,
            order.DueAt is { } ours ? t["orders.clock.ours", t.Format.Moment(ours, zone, now)] : null,
        }.OfType<string>());
        return ClockMark.Html(due, order.StageAt ?? order.OrderedAt, now, t.Format, redLine: theirs == due && order.Stage.IsToShip(), byRule: theirs != due, title);
    }

    /// <summary>What one set part of the filter says on its chip.</summary>
    public static IEnumerable<(string Part, string Said, OrderFilter Without)> Parts(this Texts t, OrderFilter filter, NameBook names, string? product)
    {
        (string, string?, OrderFilter)[] parts =
        [
            ("queue", filter.Queue is { } queue ? t.Queue(queue) : null, filter with { Queue = null }),
            ("shop", filter.Shops.Count == 0 ? null : filter.Shops is [var only] && names.Shops.TryGetValue(only, out var shop) ? shop.Name : t.Count("orders.part.shops", filter.Shops.Count), filter with { Shops = [] }),
            ("stage", filter.Stage is { } stage ? t.Stage(stage) : null, filter with { Stage = null }),
            ("scheme", filter.Scheme, filter with { Scheme = null }),
            ("carrier", filter.Carrier, filter with { Carrier = null }),
            ("warehouse", filter.Warehouse is { } warehouse ? t["orders.part.warehouse", warehouse] : null, filter with { Warehouse = null }),
            ("region", filter.Region, filter with { Region = null }),
            ("product", filter.Product is null ? null : product ?? t["orders.product"], filter with { Product = null }),
            ("buyer", filter.Buyer is null ? null : t["orders.part.buyer"], filter with { Buyer = null }),
            ("since", filter.Since is { } since ? t["orders.part.since", t.Format.Day(since)] : null, filter with { Since = null }),
            ("before", filter.Before is { } before ? t["orders.part.before", t.Format.Day(before)] : null, filter with { Before = null }),
            ("min", filter.MinSum is { } min ? t["orders.part.min", t.Format.Number(min)] : null, filter with { MinSum = null }),
            ("max", filter.MaxSum is { } max ? t["orders.part.max", t.Format.Number(max)] : null, filter with { MaxSum = null }),
            ("contradicts", filter.Contradicts ? t["orders.contradicts"] : null, filter with { Contradicts = false }),
            ("q", filter.Search is { } search ? t["orders.part.q", search] : null, filter with { Search = null }),
        ];
        return parts.Where(part => part.Item2 is not null).Select(part => (part.Item1, part.Item2!, part.Item3));
    }
}
