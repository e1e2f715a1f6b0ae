namespace SellerDesk.Simulator.World;

/// <summary>What has happened in one seller account, drawn hour by hour as the clock moves and never otherwise.</summary>
internal sealed class Shop(Account account, WorldSettings settings)
{
    private const double QuestionsPerOrder = 0.05;
    private const int FirstNumberByHand = 0x3E00;

    /// <summary>Orders by the hour of the day in UTC, around one on average: Moscow sleeps from 21 to 4.</summary>
    private static readonly double[] Hours =
        [0.3, 0.2, 0.2, 0.3, 0.5, 0.8, 1.1, 1.3, 1.3, 1.3, 1.3, 1.3, 1.2, 1.2, 1.2, 1.3, 1.5, 1.7, 1.7, 1.5, 1.1, 0.7, 0.6, 0.4];

    private readonly List<(int FromSlot, double Volume)> volumes = [.. settings.VolumesOf(account.Key)];
    private readonly Dictionary<long, OrderWish> wishes = [];
    private readonly IReadOnlyList<Flaw> flaws = [.. Flaw.Of(settings).Where(flaw => flaw.Account == account.Key)];
    private readonly int ordersKeptFrom = EventKey.SlotOf(settings.Start.AddDays(-settings.OrderDays));
    private int nextSlot = EventKey.SlotOf(settings.Start.AddDays(-WorldSettings.HistoryDays));

    public Account Account => account;

    public Timeline Orders { get; } = new();

    public Timeline Reviews { get; } = new();

    public Timeline Questions { get; } = new();

    /// <summary>Orders by the moment of their last change of their own accord, so that who asks for changes need not look at the finished ones.</summary>
    public Timeline Ends { get; } = new();

    /// <summary>Messages of the chats: the entry's NmId is the message's number in its conversation.</summary>
    public Timeline Messages { get; } = new();

    /// <summary>Claims by the moment of opening.</summary>
    public Timeline Claims { get; } = new();

    public int OrdersBeforeKept { get; private set; }

    public void Advance(DateTimeOffset now)
    {
        for (var last = EventKey.SlotOf(now); nextSlot <= last; nextSlot++)
        {
            DrawSlot(nextSlot);
        }

        Orders.Advance(now);
        Ends.Advance(now);
        Reviews.Advance(now);
        Questions.Advance(now);
        Messages.Advance(now);
        Claims.Advance(now);
    }

    /// <summary>The hours already drawn stay as they are; the next ones follow the new number.</summary>
    public void ChangeVolume(double ordersPerDay) => volumes.Add((nextSlot, ordersPerDay));

    /// <summary>An order put into the world by hand lives among the drawn ones; its number begins where theirs can not reach.</summary>
    public void Add(EventKey key, OrderWish wish)
    {
        wishes[key.Packed] = wish;
        Draw(key);
    }

    /// <summary>The key of the next order by hand in that hour.</summary>
    public EventKey NextKey(DateTimeOffset at)
    {
        var slot = EventKey.SlotOf(at);
        var number = FirstNumberByHand;
        while (wishes.ContainsKey(new EventKey(account.Index, slot, number).Packed))
        {
            number++;
        }

        return new EventKey(account.Index, slot, number);
    }

    public Order OrderOf(long key) => Order.Draw(settings.Seed, EventKey.Unpack(key), account, flaws, wishes.GetValueOrDefault(key));

    /// <summary>The order of that key if there is one by now, however old.</summary>
    public Order? FindOrder(long key, DateTimeOffset now)
    {
        var unpacked = EventKey.Unpack(key);
        if (key <= 0 || unpacked.Account != account.Index || unpacked.Slot > EventKey.SlotOf(now))
        {
            return null;
        }

        var order = OrderOf(key);
        return order.CreatedAt <= now && (unpacked.Slot < ordersKeptFrom ? unpacked.Number < OrdersIn(unpacked.Slot) : Orders.Contains(new Entry(key, order.CreatedAt.UtcTicks))) ? order : null;
    }

    /// <summary>The orders made between two moments, oldest first.</summary>
    public IEnumerable<Order> OrdersBetween(DateTimeOffset from, DateTimeOffset to)
    {
        for (var i = Orders.CountUntil(from.AddTicks(-1)); i < Orders.Count && Orders[i].At <= to; i++)
        {
            yield return OrderOf(Orders[i].Key);
        }
    }

    public Opinion OpinionOf(long key) => Opinion.Draw(settings.Seed, OrderOf(key))
        ?? throw new InvalidOperationException($"Order {key} has no review.");

    public Question QuestionOf(long key) => Question.Draw(settings.Seed, EventKey.Unpack(key), account);

    /// <summary>How many orders were drawn in an hour; none before the history begins.</summary>
    private int OrdersIn(int slot)
    {
        if (slot < EventKey.SlotOf(settings.Start.AddDays(-WorldSettings.HistoryDays)))
        {
            return 0;
        }

        var dice = DiceOf(slot);
        return Count(ref dice, PerHour(slot) * dice.Between(0.7, 1.3));
    }

    private Dice DiceOf(int slot) => Dice.For(settings.Seed, new EventKey(account.Index, slot, 0).Packed, 0);

    private double PerHour(int slot) => volumes.FindLast(volume => volume.FromSlot <= slot).Volume / 24 * Hours[slot % 24];

    private void DrawSlot(int slot)
    {
        var dice = DiceOf(slot);
        var perHour = PerHour(slot);
        var orders = Count(ref dice, perHour * dice.Between(0.7, 1.3));
        for (var n = 0; n < orders; n++)
        {
            Draw(new EventKey(account.Index, slot, n));
        }

        var questions = Count(ref dice, perHour * QuestionsPerOrder);
        for (var n = 0; n < questions; n++)
        {
            var question = Question.Draw(settings.Seed, new EventKey(account.Index, slot, n), account);
            Questions.Expect(new Entry(question.Key.Packed, question.At.UtcTicks, PriorAnswer(question.Key.Packed, question.At, question.SellerAnswersAt, SellerHabit.ForQuestion), question.Product.NmId));
        }
    }

    private void Draw(EventKey key)
    {
        var order = OrderOf(key.Packed);
        if (key.Slot >= ordersKeptFrom)
        {
            Orders.Expect(new Entry(key.Packed, order.CreatedAt.UtcTicks, NmId: order.Product.NmId));
            Ends.Expect(new Entry(key.Packed, EndOf(order).UtcTicks));
            DrawTrouble(order);
        }
        else
        {
            OrdersBeforeKept++;
        }

        if (Opinion.Draw(settings.Seed, order) is { } opinion)
        {
            Reviews.Expect(new Entry(key.Packed, opinion.At.UtcTicks, PriorAnswer(key.Packed, opinion.At, opinion.SellerAnswersAt, SellerHabit.ForReview(opinion.Rating, opinion.HasText)), order.Product.NmId, opinion.HasText || opinion.Photos > 0, (byte)opinion.Rating));
        }
    }

    private static DateTimeOffset EndOf(Order order) =>
        order.Fate == Fate.RefusedAtPickup ? Delivery.Of(order).BackAt : order.ReturnedAt ?? order.ClosedAt;

    private void DrawTrouble(Order order)
    {
        if (Conversation.Of(order, settings.Start) is { } conversation)
        {
            for (var n = 0; n < conversation.Messages.Count; n++)
            {
                Messages.Expect(new Entry(order.Key.Packed, conversation.Messages[n].At.UtcTicks, NmId: n));
            }
        }

        if (Claim.Of(order, settings.Start) is { } claim)
        {
            Claims.Expect(new Entry(order.Key.Packed, claim.OpenedAt.UtcTicks));
        }
    }

    /// <summary>The shop's own habit of answering ends when the world opens: from then on whoever calls does the answering.</summary>
    private long PriorAnswer(long key, DateTimeOffset asked, DateTimeOffset? done, double hours) =>
        done is { } latest && latest < settings.Start ? SellerHabit.AnswerTo(settings.Seed, key, asked, hours, latest).UtcTicks : long.MaxValue;

    private static int Count(ref Dice dice, double expected)
    {
        var whole = (int)expected;
        return whole + (dice.Chance(expected - whole) ? 1 : 0);
    }
}
