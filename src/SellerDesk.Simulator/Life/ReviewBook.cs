using SellerDesk.Simulator.Texts;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>The reviews of one shop with their answers: drawn ones, and those added by hand (their keys are below zero).</summary>
internal sealed class ReviewBook(Shop shop, WorldSettings settings)
{
    private const char IdKind = 'r';
    private static readonly TimeSpan ArchivedAfter = TimeSpan.FromDays(30);

    private readonly Dictionary<long, Answer> answers = [];
    private readonly HashSet<long> withdrawn = [];
    private readonly Dictionary<long, string> marks = [];
    private readonly List<AddedReview> added = [];
    private readonly Dictionary<string, Entry> addedById = [];

    public int AddedCount => added.Count;

    public void Add(AddedReview review)
    {
        added.Add(review);
        var hasContent = review.Photos > 0 || review.Text.Length > 0 || review.Pros.Length > 0 || review.Cons.Length > 0;
        var entry = new Entry(-added.Count, review.At.UtcTicks, NmId: review.NmId, HasContent: hasContent, Rating: (byte)review.Rating);
        addedById[review.Id] = entry;
        shop.Reviews.Expect(entry);
    }

    public void Put(Entry entry, Answer answer)
    {
        answers[entry.Key] = answer;
        withdrawn.Remove(entry.Key);
    }

    /// <summary>The answer is taken back, where the marketplace lets it; the review waits again.</summary>
    public void Withdraw(Entry entry)
    {
        answers.Remove(entry.Key);
        withdrawn.Add(entry.Key);
    }

    /// <summary>What the seller marked the review as ("viewed", "processed", "skipped"), where the marketplace has such marks.</summary>
    public void Mark(Entry entry, string mark) => marks[entry.Key] = mark;

    public string? MarkOf(Entry entry) => marks.GetValueOrDefault(entry.Key);

    /// <summary>The review that the order's buyer has written by now.</summary>
    public Entry? OfOrder(Order order, DateTimeOffset now) =>
        Opinion.Draw(settings.Seed, order) is { } opinion && opinion.At <= now ? shop.Reviews.Find(new Entry(order.Key.Packed, opinion.At.UtcTicks)) : null;

    public Entry? Find(string id)
    {
        if (addedById.TryGetValue(id, out var known))
        {
            return shop.Reviews.Contains(known) ? known : null;
        }

        if (!PublicId.TryRead(settings.Seed, IdKind, id, out var key) || EventKey.Unpack(key).Account != shop.Account.Index)
        {
            return null;
        }

        return Opinion.Draw(settings.Seed, shop.OrderOf(key)) is { } opinion ? shop.Reviews.Find(new Entry(key, opinion.At.UtcTicks)) : null;
    }

    public IEnumerable<Entry> Seen(DateTimeOffset now, bool newestFirst)
    {
        var count = shop.Reviews.CountUntil(now);
        for (var i = 0; i < count; i++)
        {
            yield return shop.Reviews[newestFirst ? count - 1 - i : i];
        }
    }

    /// <summary>Processed: an answer is published or being looked at. A refused answer leaves the review to be answered again.</summary>
    public bool IsAnswered(Entry entry, DateTimeOffset now) =>
        answers.TryGetValue(entry.Key, out var answer)
            ? answer.StageAt(now) != AnswerStage.Refused
            : entry.AnsweredTicks <= now.UtcTicks && !withdrawn.Contains(entry.Key);

    /// <summary>A program has sent an answer, whatever became of it.</summary>
    public bool WasAnswered(Entry entry) => answers.ContainsKey(entry.Key);

    public bool IsArchived(Entry entry, DateTimeOffset now) =>
        !entry.HasContent || entry.At + ArchivedAfter <= now || IsAnswered(entry, now);

    public Review Open(Entry entry, DateTimeOffset now) => entry.Key < 0 ? OpenAdded(entry) : OpenDrawn(entry, now);

    private Review OpenAdded(Entry entry)
    {
        var review = added[(int)(-entry.Key - 1)];
        var product = Array.Find(shop.Account.Products, product => product.NmId == review.NmId) ?? shop.Account.Products[0];
        return new Review(
            review.Id, product, 0, review.At, review.Rating, new Written(review.Text, review.Pros, review.Cons), review.Author, review.Photos,
            product.IsSized ? Fit.Right : Fit.NotAsked, [], null, answers.GetValueOrDefault(entry.Key), (ulong)-entry.Key);
    }

    private Review OpenDrawn(Entry entry, DateTimeOffset now)
    {
        var opinion = shop.OpinionOf(entry.Key);
        var order = opinion.Order;
        var fit = ReviewWriter.FitOf(opinion);
        return new Review(
            PublicId.Of(settings.Seed, IdKind, entry.Key), order.Product, order.Size, opinion.At, opinion.Rating,
            ReviewWriter.Write(opinion), order.Buyer.Name, opinion.Photos, fit, ReviewWriter.TagsOf(opinion), order, AnswerTo(entry, opinion, now), opinion.Seed);
    }

    private Answer? AnswerTo(Entry entry, Opinion opinion, DateTimeOffset now)
    {
        if (answers.TryGetValue(entry.Key, out var answer))
        {
            return answer;
        }

        return IsAnswered(entry, now)
            ? new Answer(AnswerWriter.Write(opinion, shop.Account), new(entry.AnsweredTicks, TimeSpan.Zero), new(entry.AnsweredTicks, TimeSpan.Zero), TimeSpan.Zero, false)
            : null;
    }
}
