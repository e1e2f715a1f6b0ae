using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>What happened, for those who are told of it by pushes.</summary>
internal enum WorldEventKind
{
    OrderCreated,
    OrderChanged,
    OrderCancelled,
    CancelAsked,
    ChatStarted,
    ChatMessage,
    ReviewCreated,
    QuestionAsked,
    ClaimOpened,
    ClaimChanged,
}

/// <summary>One thing that happened in a shop, with what it happened to.</summary>
internal sealed record WorldEvent(DateTimeOffset At, WorldEventKind Kind, OrderState? Order = null, ChatMessage? Message = null, Review? Review = null, OpenQuestion? Question = null, OpenClaim? Claim = null)
{
    /// <summary>The same for the same happening, however often it is asked for.</summary>
    public string Id => $"{At.UtcTicks}/{Kind}/{Order?.Order.Key.Packed}/{Message?.Number}/{Review?.Id}{Question?.Id}/{Order?.Stage}{Claim?.Stage}";

    /// <summary>Everything after one moment and up to another, in the order of time.</summary>
    public static IReadOnlyList<WorldEvent> Between(ShopBooks shop, DateTimeOffset after, DateTimeOffset now)
    {
        var events = new List<WorldEvent>();
        events.AddRange(shop.Orders.Changed(after, now).SelectMany(state => OfOrder(state, after)));
        events.AddRange(shop.Chats.Written(after, now).SelectMany(message => OfChat(shop, message, now)));
        events.AddRange(shop.Claims.Changed(after, now).SelectMany(claim => claim.Steps.Where(step => step.At > after)
            .Select(step => new WorldEvent(step.At, step.Stage == ClaimStage.Waiting ? WorldEventKind.ClaimOpened : WorldEventKind.ClaimChanged, Claim: claim, Order: shop.Orders.StateOf(claim.Order, now)))));
        events.AddRange(shop.Reviews.Seen(now, true).TakeWhile(entry => entry.At > after).Select(entry => new WorldEvent(entry.At, WorldEventKind.ReviewCreated, Review: shop.Reviews.Open(entry, now))));
        events.AddRange(shop.Questions.Seen(now, true).TakeWhile(entry => entry.At > after).Select(entry => new WorldEvent(entry.At, WorldEventKind.QuestionAsked, Question: shop.Questions.Open(entry, now))));
        return [.. events.OrderBy(happened => happened.At).ThenBy(happened => happened.Kind)];
    }

    private static IEnumerable<WorldEvent> OfOrder(OrderState state, DateTimeOffset after)
    {
        for (var n = 0; n < state.Steps.Count; n++)
        {
            var step = state.Steps[n];
            if (step.At > after)
            {
                var then = state with { Steps = [.. state.Steps.Take(n + 1)] };
                yield return new WorldEvent(step.At, step.Stage == OrderStage.New ? WorldEventKind.OrderCreated : step.Stage == OrderStage.Cancelled ? WorldEventKind.OrderCancelled : WorldEventKind.OrderChanged, Order: then);
            }
        }

        if (state.CancelRequest is { } request && request.Cancellation.AskedAt > after)
        {
            yield return new WorldEvent(request.Cancellation.AskedAt, WorldEventKind.CancelAsked, Order: state);
        }
    }

    private static IEnumerable<WorldEvent> OfChat(ShopBooks shop, ChatMessage message, DateTimeOffset now)
    {
        var state = shop.Orders.Find(message.Key, now);
        if (shop.Chats.Find(message.Key, message.At) is { Messages: [var only] } && only.Number == message.Number)
        {
            yield return new WorldEvent(message.At, WorldEventKind.ChatStarted, Order: state, Message: message);
        }

        yield return new WorldEvent(message.At, WorldEventKind.ChatMessage, Order: state, Message: message);
    }
}
