using SellerDesk.Simulator.Texts;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>A question as it stands at a moment.</summary>
internal sealed record OpenQuestion(string Id, Product Product, DateTimeOffset At, string Text, bool IsSuspicious, bool WasViewed, QuestionReply? Reply);

/// <summary>The questions of one shop with what the seller did with them.</summary>
internal sealed class QuestionBook(Shop shop, WorldSettings settings)
{
    private const char IdKind = 'q';

    private readonly Dictionary<long, QuestionReply> replies = [];
    private readonly HashSet<long> withdrawn = [];
    private readonly HashSet<long> viewed = [];
    private readonly List<AddedQuestion> added = [];
    private readonly Dictionary<string, Entry> addedById = [];

    public int AddedCount => added.Count;

    public void Add(AddedQuestion question)
    {
        added.Add(question);
        var entry = new Entry(-added.Count, question.At.UtcTicks, NmId: question.NmId);
        addedById[question.Id] = entry;
        shop.Questions.Expect(entry);
    }

    public void Put(Entry entry, QuestionReply reply)
    {
        replies[entry.Key] = reply;
        withdrawn.Remove(entry.Key);
        viewed.Add(entry.Key);
    }

    /// <summary>The answer is taken back, where the marketplace lets it; the question waits again.</summary>
    public void Withdraw(Entry entry)
    {
        replies.Remove(entry.Key);
        withdrawn.Add(entry.Key);
    }

    public void MarkViewed(Entry entry) => viewed.Add(entry.Key);

    public Entry? Find(string id)
    {
        if (addedById.TryGetValue(id, out var known))
        {
            return shop.Questions.Contains(known) ? known : null;
        }

        return PublicId.TryRead(settings.Seed, IdKind, id, out var key) && EventKey.Unpack(key).Account == shop.Account.Index
            ? shop.Questions.Find(new Entry(key, shop.QuestionOf(key).At.UtcTicks))
            : null;
    }

    public IEnumerable<Entry> Seen(DateTimeOffset now, bool newestFirst)
    {
        var count = shop.Questions.CountUntil(now);
        for (var i = 0; i < count; i++)
        {
            yield return shop.Questions[newestFirst ? count - 1 - i : i];
        }
    }

    public bool IsAnswered(Entry entry, DateTimeOffset now) => replies.ContainsKey(entry.Key) || (entry.AnsweredTicks <= now.UtcTicks && !withdrawn.Contains(entry.Key));

    public OpenQuestion Open(Entry entry, DateTimeOffset now)
    {
        if (entry.Key < 0)
        {
            var question = added[(int)(-entry.Key - 1)];
            var product = Array.Find(shop.Account.Products, product => product.NmId == question.NmId) ?? shop.Account.Products[0];
            return new OpenQuestion(question.Id, product, question.At, question.Text, false, viewed.Contains(entry.Key), replies.GetValueOrDefault(entry.Key));
        }

        var drawn = shop.QuestionOf(entry.Key);
        return new OpenQuestion(
            PublicId.Of(settings.Seed, IdKind, entry.Key), drawn.Product, drawn.At, QuestionWriter.Ask(drawn), drawn.IsSuspicious,
            IsAnswered(entry, now) || viewed.Contains(entry.Key), ReplyTo(entry, drawn, now));
    }

    private QuestionReply? ReplyTo(Entry entry, Question drawn, DateTimeOffset now)
    {
        if (replies.TryGetValue(entry.Key, out var reply))
        {
            return reply;
        }

        var at = new DateTimeOffset(Math.Min(entry.AnsweredTicks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
        return IsAnswered(entry, now) ? new QuestionReply(QuestionWriter.Reply(drawn, shop.Account), at, at, drawn.SellerRejects) : null;
    }
}
