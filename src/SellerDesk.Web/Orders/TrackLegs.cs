using SellerDesk.Application.Orders;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Orders;

/// <param name="At">When it came there, in words; a dash where nobody tells.</param>
/// <param name="Took">How long until the next known stage; for where it is, how long it lies there.</param>
/// <param name="Late">By how much it came there too late.</param>
internal sealed record TrackLeg(OrderStage Stage, bool Passed, bool IsHere, bool IsLast, string At, TimeSpan? Took, TimeSpan? Late, string? Note, bool SlowBefore)
{
    public string Css => string.Join(' ', new[] { Passed ? "is-done" : "is-ahead", IsHere ? "is-here" : null, Late is null ? null : "is-late", SlowBefore ? "is-slow" : null }.OfType<string>());
}

/// <summary>The legs of an order's way, out of the stages that are known.</summary>
internal static class TrackLegs
{
    public static IReadOnlyList<TrackLeg> Of(OrderDetails details, Texts t, TimeZoneInfo zone, DateTimeOffset now)
    {
        var order = details.Order;
        var at = details.Steps.Where(step => step.At is not null).ToDictionary(step => step.Stage, step => step.At!.Value);
        IReadOnlyList<OrderStage> way = order.Stage > OrderStage.Delivered
            ? [.. OrderStages.Way.Where(stage => at.ContainsKey(stage) || stage == OrderStage.Received), order.Stage]
            : OrderStages.Way;
        var legs = new List<TrackLeg>(way.Count);
        for (var place = 0; place < way.Count; place++)
        {
            var stage = way[place];
            var (isHere, passed) = (stage == order.Stage, order.Stage > OrderStage.Delivered || stage <= order.Stage);
            var came = at.TryGetValue(stage, out var known) ? known : (DateTimeOffset?)null;
            var next = way.Skip(place + 1).Select(later => at.TryGetValue(later, out var moment) ? moment : (DateTimeOffset?)null).FirstOrDefault(moment => moment is not null);
            var took = came is { } from ? isHere && !stage.IsOver() ? now - from : next is { } until ? until - from : null : (TimeSpan?)null;
            var late = Late(stage, came, order);
            legs.Add(new TrackLeg(
                stage, passed, isHere, place == way.Count - 1, came is { } shown ? t.Format.Moment(shown, zone, now) : passed ? "–" : Ahead(stage, order, t, zone, now), took is { } length && length > TimeSpan.Zero ? length : null,
                late, late is null ? null : Due(stage, order, t, zone, now), Slow(place, way, at, order, now)));
        }

        return legs;
    }

    /// <summary>Handed over after the marketplace's moment, delivered after the promised one.</summary>
    private static TimeSpan? Late(OrderStage stage, DateTimeOffset? came, Order order) => (stage, came) switch
    {
        (OrderStage.HandedOver, { } handed) when order.ShipBy < handed => handed - order.ShipBy,
        (OrderStage.Delivered, { } delivered) when order.PromisedAt < delivered => delivered - order.PromisedAt,
        _ => null,
    };

    private static string Due(OrderStage stage, Order order, Texts t, TimeZoneInfo zone, DateTimeOffset now) =>
        t["orders.track.due", t.Format.Moment((stage == OrderStage.HandedOver ? order.ShipBy : order.PromisedAt)!.Value, zone, now)];

    private static string Ahead(OrderStage stage, Order order, Texts t, TimeZoneInfo zone, DateTimeOffset now) => stage switch
    {
        OrderStage.HandedOver when order.ShipBy is { } ship => t["orders.track.by", t.Format.Moment(ship, zone, now)],
        OrderStage.Delivered when order.PromisedAt is { } promised => t["orders.track.promised", t.Format.Moment(promised, zone, now)],
        _ => "",
    };

    /// <summary>The leg that ends too late, or is late already, is drawn in red.</summary>
    private static bool Slow(int place, IReadOnlyList<OrderStage> way, Dictionary<OrderStage, DateTimeOffset> at, Order order, DateTimeOffset now)
    {
        if (place == way.Count - 1)
        {
            return false;
        }

        var (stage, next) = (way[place], way[place + 1]);
        return (at.TryGetValue(next, out var came) && Late(next, came, order) is not null) || (stage == order.Stage && order.ActBy < now);
    }
}
