namespace SellerDesk.Simulator.World;

/// <summary>What a chat is about.</summary>
internal enum ChatTopic
{
    WhereIsIt,
    WrongItem,
    Defect,
    Size,
    HowToUse,
    Return,
    Cancel,
    Delivery,
}

/// <summary>The place of a message in a conversation, which its words follow from.</summary>
internal enum ChatTurn
{
    Opening,
    Addition,
    Nudge,
    SellerAnswer,
    Thanks,
    StillUpset,
    Written,
}

/// <summary>A message that will be written. A nudge is only written when nobody answered before it.</summary>
internal sealed record PlannedMessage(DateTimeOffset At, ChatTurn Turn, int Photos, ulong Seed);

/// <summary>A chat of a buyer about his order: what it is about follows from what happens to the order, what he claims and what he will write in the review.</summary>
internal sealed record Conversation(Order Order, Opinion? Opinion, ChatTopic Topic, IReadOnlyList<PlannedMessage> Messages, ulong Seed)
{
    private const int Purpose = 4;
    private const double UsualShare = 0.03;

    public static Conversation? Of(Order order, DateTimeOffset start)
    {
        if (order.Fate is Fate.DeclinedInFirstHour or Fate.CancelledBySeller or Fate.Defective)
        {
            return null;
        }

        var dice = Dice.For(order.Seed, order.Key.Packed, Purpose);
        var opinion = Opinion.Draw(order.Seed, order);
        var claim = Claim.Of(order, start);
        var cancellation = Cancellation.Of(order);
        var thrown = dice.Unit();
        return
            WantsToKnowWhere(order, opinion, thrown) ? Plan(ref dice, order, opinion, ChatTopic.WhereIsIt, Delivery.Of(order).PromisedTo.AddHours(dice.Between(2, 20)), start)
            : claim is not null && thrown < 0.45 ? Plan(ref dice, order, opinion, TopicOf(claim.Reason), claim.OpenedAt.AddMinutes(-dice.Between(15, 100)), start)
            : cancellation is not null && thrown < 0.6 ? Plan(ref dice, order, opinion, ChatTopic.Cancel, cancellation.AskedAt.AddMinutes(-dice.Between(3, 40)), start)
            : opinion is { Mood: <= 2, Rating: <= 3 } && order.Fate == Fate.Bought && !order.IsLate && thrown < 0.2 ? Plan(ref dice, order, opinion, TopicOf(opinion.Topic), order.ClosedAt.AddMinutes(dice.Between(20, 50)), start)
            : thrown > 1 - UsualShare && !order.IsLate ? Idle(ref dice, order, opinion, start)
            : null;
    }

    /// <summary>Started at the control page or by the seller: nothing is planned in it.</summary>
    public static Conversation Bare(Order order)
    {
        var opinion = Opinion.Draw(order.Seed, order);
        return new Conversation(order, opinion, opinion is { Mood: <= 2 } ? TopicOf(opinion.Topic) : ChatTopic.HowToUse, [], Dice.For(order.Seed, order.Key.Packed, Purpose).Bits());
    }

    private static bool WantsToKnowWhere(Order order, Opinion? opinion, double thrown) =>
        order.IsDemonstration || (order.IsLate && order.Fate is Fate.Bought && opinion switch
        {
            null => thrown < 0.3,
            { Rating: <= 3, Mood: <= 3, Topic: "delivery" } => thrown < 0.65,
            _ => false,
        });

    private static Conversation Idle(ref Dice dice, Order order, Opinion? opinion, DateTimeOffset start) =>
        dice.Chance(0.5) || order.Fate != Fate.Bought
            ? Plan(ref dice, order, opinion, ChatTopic.Delivery, order.CreatedAt + ((order.ReadyAt - order.CreatedAt) * dice.Between(0.1, 0.9)), start)
            : Plan(ref dice, order, opinion, ChatTopic.HowToUse, order.ClosedAt.AddHours(dice.Between(1, 72)), start);

    private static Conversation Plan(ref Dice dice, Order order, Opinion? opinion, ChatTopic topic, DateTimeOffset at, DateTimeOffset start)
    {
        var messages = new List<PlannedMessage>(4);
        var shows = topic is ChatTopic.Defect or ChatTopic.WrongItem;
        messages.Add(new PlannedMessage(at, ChatTurn.Opening, shows && dice.Chance(0.25) ? dice.Between(1, 2) : 0, dice.Bits()));
        if (dice.Chance(0.3))
        {
            messages.Add(new PlannedMessage(at.AddSeconds(dice.Between(20, 200)), ChatTurn.Addition, shows && dice.Chance(0.6) ? dice.Between(1, 3) : 0, dice.Bits()));
        }

        var answered = at.AddMinutes(dice.Between(8, 6 * 60));
        if (answered < start && dice.Chance(0.96))
        {
            answered = SellerHabit.AnswerTo(order.Seed, order.Key.Packed, messages[^1].At, SellerHabit.ForChat, answered > messages[^1].At ? answered : messages[^1].At.AddMinutes(1));
            messages.Add(new PlannedMessage(answered, ChatTurn.SellerAnswer, 0, dice.Bits()));
            var replied = answered.AddMinutes(dice.Between(2, 90));
            if (replied < start && dice.Chance(0.6))
            {
                messages.Add(new PlannedMessage(replied, dice.Chance(topic is ChatTopic.WhereIsIt or ChatTopic.Defect ? 0.5 : 0.85) ? ChatTurn.Thanks : ChatTurn.StillUpset, 0, dice.Bits()));
            }
        }
        else
        {
            messages.Add(new PlannedMessage(at.AddMinutes(dice.Between(3 * 60, 26 * 60)), ChatTurn.Nudge, 0, dice.Bits()));
        }

        return new Conversation(order, opinion, topic, messages, dice.Bits());
    }

    private static ChatTopic TopicOf(ClaimReason reason) => reason switch
    {
        ClaimReason.WrongItem or ClaimReason.Missing => ChatTopic.WrongItem,
        ClaimReason.Size => ChatTopic.Size,
        ClaimReason.ChangedMind => ChatTopic.Return,
        _ => ChatTopic.Defect,
    };

    private static ChatTopic TopicOf(string topic) => topic switch
    {
        "wrong_item" or "missing" => ChatTopic.WrongItem,
        "size" => ChatTopic.Size,
        "price" or "service" or "delivery" => ChatTopic.Return,
        _ => ChatTopic.Defect,
    };
}
