using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>How far an order has come.</summary>
internal enum OrderStage
{
    New,
    Confirmed,
    Assembled,
    HandedOver,
    OnTheWay,
    Ready,
    Received,
    Refused,
    Returned,
    Cancelled,
}

/// <summary>Who cancelled an order.</summary>
internal enum CancelledBy
{
    Nobody,
    Buyer,
    Seller,
    Marketplace,
}

internal sealed record OrderStep(DateTimeOffset At, OrderStage Stage, CancelledBy By = CancelledBy.Nobody, string Reason = "");

/// <summary>Where a buyer's wish to cancel stands. Accepted is null while nobody has decided.</summary>
internal sealed record CancelRequest(Cancellation Cancellation, bool? Accepted, DateTimeOffset? DecidedAt);

/// <summary>An order at a moment with the steps that it has made.</summary>
internal sealed record OrderState(Order Order, IReadOnlyList<OrderStep> Steps, string Track, CancelRequest? CancelRequest)
{
    public OrderStage Stage => Steps[^1].Stage;

    public DateTimeOffset ChangedAt => Steps[^1].At;

    public CancelledBy CancelledBy => Steps[^1].By;

    public string CancelReason => Steps[^1].Reason;

    public bool IsCancelled => Stage is OrderStage.Cancelled or OrderStage.Refused;

    public DateTimeOffset? At(OrderStage stage) => Steps.FirstOrDefault(step => step.Stage == stage)?.At;

    /// <summary>A buyer asks to cancel and waits for a decision.</summary>
    public bool AsksToCancel => CancelRequest is { Accepted: null };
}

/// <summary>The orders of one shop with what the seller did to them; what he does not do comes by itself in time.</summary>
internal sealed class OrderBook(Shop shop, ClaimBook claims)
{
    private readonly Dictionary<long, List<JournalRow>> actions = [];

    public OrderState? Find(long key, DateTimeOffset now) => shop.FindOrder(key, now) is { } order ? StateOf(order, now) : null;

    public IEnumerable<OrderState> Made(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) => shop.OrdersBetween(from, to < now ? to : now).Select(order => StateOf(order, now));

    /// <summary>Orders with a change after that moment, oldest order first.</summary>
    public IEnumerable<OrderState> Changed(DateTimeOffset after, DateTimeOffset now) =>
        shop.Ends.KeysAfter(after).Concat(actions.Keys).Concat(claims.Touched).Distinct().Order()
            .Select(key => shop.FindOrder(key, now)).OfType<Order>().Select(order => StateOf(order, now))
            .Where(state => state.ChangedAt > after || state.CancelRequest is { } asked && (asked.DecidedAt ?? asked.Cancellation.AskedAt) > after);

    public OrderState StateOf(Order order, DateTimeOffset now)
    {
        var made = actions.GetValueOrDefault(order.Key.Packed, []);
        var request = RequestOf(order, made, now);
        var steps = StepsOf(order, made, request);
        var track = made.FindLast(row => row.Verb == "track")?.Note ?? Delivery.Of(order).Track;
        return new OrderState(order, [.. steps.Where(step => step.At <= now)], track, request);
    }

    public void Apply(JournalRow row)
    {
        (actions.TryGetValue(row.Key, out var list) ? list : actions[row.Key] = []).Add(row);
        if (row is { Kind: JournalRow.OrderAction, Verb: OrderAction.Cancel })
        {
            shop.Reviews.Drop(row.Key);
            shop.Messages.Drop(row.Key);
            shop.Claims.Drop(row.Key);
        }
    }

    private static CancelRequest? RequestOf(Order order, List<JournalRow> made, DateTimeOffset now)
    {
        if (Cancellation.Of(order) is not { } cancellation || cancellation.AskedAt > now)
        {
            return null;
        }

        var decision = made.Find(row => row.Kind == JournalRow.CancellationDecision);
        return decision is not null ? new CancelRequest(cancellation, decision.Verb == OrderAction.Accept, decision.At)
            : order.ClosedAt <= now || cancellation.DecideBy <= now ? new CancelRequest(cancellation, true, order.ClosedAt < cancellation.DecideBy ? order.ClosedAt : cancellation.DecideBy)
            : new CancelRequest(cancellation, null, null);
    }

    private List<OrderStep> StepsOf(Order order, List<JournalRow> made, CancelRequest? request)
    {
        DateTimeOffset Earlier(DateTimeOffset drawn, string verb) => made.Find(row => row.Verb == verb) is { } row && row.At < drawn ? row.At : drawn;
        var handed = Earlier(order.HandedOverAt, OrderAction.Ship);
        var assembled = Earlier(Delivery.Of(order).AssembledAt, OrderAction.Assemble);
        assembled = assembled < handed ? assembled : handed;
        var confirmed = Earlier(order.ConfirmedAt, OrderAction.Confirm);
        confirmed = confirmed < assembled ? confirmed : assembled;
        var steps = new List<OrderStep>
        {
            new(order.CreatedAt, OrderStage.New), new(confirmed, OrderStage.Confirmed), new(assembled, OrderStage.Assembled),
            new(handed, OrderStage.HandedOver), new(order.SortedAt, OrderStage.OnTheWay), new(order.ReadyAt, OrderStage.Ready),
        };
        End(steps, order);
        if (request is { Accepted: true, DecidedAt: { } decidedAt } && decidedAt < order.ClosedAt)
        {
            Cut(steps, new OrderStep(decidedAt, OrderStage.Cancelled, CancelledBy.Buyer, request.Cancellation.Reason));
        }

        if (made.Find(row => row.Verb == OrderAction.Cancel) is { } cancel)
        {
            Cut(steps, new OrderStep(cancel.At, OrderStage.Cancelled, CancelledBy.Seller, cancel.Note ?? cancel.Text));
        }

        return steps;
    }

    private void End(List<OrderStep> steps, Order order)
    {
        switch (order.Fate)
        {
            case Fate.DeclinedInFirstHour:
                Cut(steps, new OrderStep(order.ClosedAt, OrderStage.Cancelled, CancelledBy.Buyer, "Передумал покупать"));
                break;
            case Fate.CancelledBySeller:
                Cut(steps, new OrderStep(order.ClosedAt, OrderStage.Cancelled, CancelledBy.Seller, "Товара нет в наличии"));
                break;
            case Fate.Defective:
                Cut(steps, new OrderStep(order.ClosedAt, OrderStage.Cancelled, CancelledBy.Marketplace, "Брак обнаружен при сортировке"));
                break;
            case Fate.RefusedAtPickup:
                steps.Add(new OrderStep(order.ClosedAt, OrderStage.Refused, CancelledBy.Buyer, "Отказ при получении"));
                steps.Add(new OrderStep(Delivery.Of(order).BackAt, OrderStage.Returned, CancelledBy.Buyer, "Отказ при получении"));
                break;
            default:
                steps.Add(new OrderStep(order.ClosedAt, OrderStage.Received));
                if ((claims.GoodsBackAt(order) ?? order.ReturnedAt) is { } returnedAt && returnedAt < DateTimeOffset.MaxValue)
                {
                    steps.Add(new OrderStep(returnedAt, OrderStage.Returned));
                }

                break;
        }
    }

    private static void Cut(List<OrderStep> steps, OrderStep last)
    {
        steps.RemoveAll(step => step.At >= last.At);
        steps.Add(last);
    }
}

/// <summary>What a seller can do to an order; the words in the journal.</summary>
internal static class OrderAction
{
    public const string Confirm = "confirm";
    public const string Assemble = "assemble";
    public const string Ship = "ship";
    public const string Cancel = "cancel";
    public const string Track = "track";
    public const string Accept = "accept";
    public const string Refuse = "refuse";
}
