using SellerDesk.Simulator.Texts;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>A message as it stands; <paramref name="Number"/> is its place in the conversation by which the feeds name it and never changes.</summary>
internal sealed record ChatMessage(long Key, int Number, DateTimeOffset At, bool FromSeller, string Text, int Photos, string? File, ulong Seed);

/// <summary>A chat at a moment. <paramref name="ReadUntil"/>: how far the seller has marked it as read.</summary>
internal sealed record OpenChat(Order Order, Conversation Conversation, IReadOnlyList<ChatMessage> Messages, DateTimeOffset ReadUntil)
{
    public DateTimeOffset CreatedAt => Messages[0].At;

    public DateTimeOffset ChangedAt => Messages[^1].At;

    public bool WaitsForSeller => !Messages[^1].FromSeller;

    public IEnumerable<ChatMessage> Unread => Messages.Where(message => !message.FromSeller && message.At > ReadUntil);
}

/// <summary>The chats of one shop. A chat belongs to an order and goes by its key; what is not drawn (the seller's messages, replies to them, what the control page adds) is kept here.</summary>
internal sealed class ChatBook(Shop shop, WorldSettings settings)
{
    private const int FirstWrittenNumber = 100;
    private const int Purpose = 11;

    private readonly Dictionary<long, List<ChatMessage>> written = [];
    private readonly Dictionary<long, long> readUntil = [];
    private readonly HashSet<long> started = [];

    /// <summary>The order's chat if it has begun.</summary>
    public OpenChat? Find(long key, DateTimeOffset now)
    {
        if (shop.FindOrder(key, now) is not { } order)
        {
            return null;
        }

        var conversation = ConversationOf(order);
        var messages = MessagesOf(conversation, now);
        return messages.Count > 0 ? new OpenChat(order, conversation, messages, new DateTimeOffset(readUntil.GetValueOrDefault(key), TimeSpan.Zero)) : null;
    }

    /// <summary>Started by the seller, though nothing may have been written yet.</summary>
    public bool IsStarted(long key) => started.Contains(key);

    /// <summary>Messages written after one moment and up to another, oldest first: the feed of all chats.</summary>
    public IEnumerable<ChatMessage> Written(DateTimeOffset after, DateTimeOffset now)
    {
        var timeline = shop.Messages;
        for (var i = timeline.CountUntil(after); i < timeline.Count && timeline[i].At <= now; i++)
        {
            var entry = timeline[i];
            if (entry.NmId >= FirstWrittenNumber)
            {
                yield return written[entry.Key][entry.NmId - FirstWrittenNumber];
            }
            else if (Planned(ConversationOf(shop.OrderOf(entry.Key)), entry.NmId, now) is { } message)
            {
                yield return message;
            }
        }
    }

    /// <summary>Keys of the chats in which something was written after that moment, the latest first.</summary>
    public IEnumerable<long> Changed(DateTimeOffset after, DateTimeOffset now)
    {
        var seen = new HashSet<long>();
        var timeline = shop.Messages;
        for (var i = timeline.CountUntil(now) - 1; i >= 0 && timeline[i].At > after; i--)
        {
            if (seen.Add(timeline[i].Key))
            {
                yield return timeline[i].Key;
            }
        }
    }

    public void Start(long key) => started.Add(key);

    public void MarkRead(long key, DateTimeOffset until) => readUntil[key] = Math.Max(readUntil.GetValueOrDefault(key), until.UtcTicks);

    /// <summary>A message that is not drawn. To the seller's first words after the buyer's last the buyer replies by himself in a while, most often content.</summary>
    public void Write(Order order, DateTimeOffset at, bool fromSeller, string text, int photos, string? file)
    {
        var conversation = ConversationOf(order);
        var before = MessagesOf(conversation, at);
        Put(order, at, fromSeller, text, photos, file);
        var dice = Dice.For(settings.Seed, order.Key.Packed + before.Count, Purpose);
        if (fromSeller && before is not [.., { FromSeller: true }] && dice.Chance(before.Count == 0 ? 0.5 : 0.7))
        {
            var upset = dice.Chance(conversation.Topic is ChatTopic.WhereIsIt or ChatTopic.Defect or ChatTopic.WrongItem ? 0.4 : 0.15) && before.Count(message => message.FromSeller) < 2;
            var reply = new PlannedMessage(at.AddMinutes(dice.Between(4, 150)), upset ? ChatTurn.StillUpset : ChatTurn.Thanks, 0, dice.Bits());
            Put(order, reply.At, false, ChatWriter.Write(conversation, reply), 0, null);
        }

        if (fromSeller)
        {
            MarkRead(order.Key.Packed, at);
        }
    }

    private void Put(Order order, DateTimeOffset at, bool fromSeller, string text, int photos, string? file)
    {
        var key = order.Key.Packed;
        var list = written.TryGetValue(key, out var known) ? known : written[key] = [];
        var number = FirstWrittenNumber + list.Count;
        list.Add(new ChatMessage(key, number, at, fromSeller, text, photos, file, Dice.For(settings.Seed, key + number, Purpose).Bits()));
        shop.Messages.Expect(new Entry(key, at.UtcTicks, NmId: number));
    }

    private List<ChatMessage> MessagesOf(Conversation conversation, DateTimeOffset now)
    {
        var key = conversation.Order.Key.Packed;
        var all = new List<ChatMessage>();
        for (var number = 0; number < conversation.Messages.Count; number++)
        {
            if (Planned(conversation, number, now) is { } message)
            {
                all.Add(message);
            }
        }

        all.AddRange(written.GetValueOrDefault(key, []).Where(message => message.At <= now));
        all.Sort((one, other) => one.At != other.At ? one.At.CompareTo(other.At) : one.Number.CompareTo(other.Number));
        return all;
    }

    private ChatMessage? Planned(Conversation conversation, int number, DateTimeOffset now)
    {
        var key = conversation.Order.Key.Packed;
        var planned = conversation.Messages[number];
        if (planned.At > now || (planned.Turn == ChatTurn.Nudge && WasAnswered(key, planned.At)))
        {
            return null;
        }

        return new ChatMessage(key, number, planned.At, planned.Turn == ChatTurn.SellerAnswer, ChatWriter.Write(conversation, planned), planned.Photos, null, planned.Seed);
    }

    private bool WasAnswered(long key, DateTimeOffset before) => written.TryGetValue(key, out var messages) && messages.Exists(message => message.FromSeller && message.At < before);

    private Conversation ConversationOf(Order order) => Conversation.Of(order, settings.Start) ?? Conversation.Bare(order);
}
