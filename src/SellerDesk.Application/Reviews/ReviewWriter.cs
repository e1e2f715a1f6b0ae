using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Reviews;

/// <summary>
/// Takes a batch of reviews in: unchanged ones are found first, new ones inserted with their work item, changed ones updated in the columns
/// that changed. Repeating a batch changes nothing. Within a batch the last of several with one number wins.
/// </summary>
public static class ReviewWriter
{
    public static async Task<PullCounts> WriteAsync(WriteBatch batch, IReadOnlyList<IncomingReview> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return PullCounts.None;
        }

        await batch.LockAsync("reviews", cancel);
        var distinct = items.Index().GroupBy(entry => entry.Item.Number).Select(group => group.Last().Item).ToList();
        var keys = distinct.ConvertAll(Key);
        var differences = await KnownRows.CompareAsync(batch, "reviews", keys, cancel);
        var fresh = differences.Count(difference => difference.KnownId is null);
        if (differences.Count > 0)
        {
            var policy = await PolicyReader.LoadAsync(batch, null, cancel);
            var staged = differences.ConvertAll(difference => StagedReview.Of(distinct[difference.Place], keys[difference.Place], difference, policy, batch.Now));
            await ProductWriter.WriteAsync(batch, staged.Select(review => review.Review.Product), cancel);
            await StagedReview.CopyAsync(batch, staged, cancel);
            await ErasedThings.StripReviewsAsync(batch, cancel);
            await SaveAsync(batch, policy.Terms.FirstInLine, fresh > 0, differences.Exists(d => d.KnownId is not null && d.TextChanged), differences.Exists(d => d.KnownId is not null && d.AnswerChanged), cancel);
        }

        return new PullCounts(items.Count, fresh, differences.Count - fresh, items.Count - differences.Count, 0);
    }

    private static async Task SaveAsync(WriteBatch batch, bool first, bool anyNew, bool anyText, bool anyAnswer, CancellationToken cancel)
    {
        if (anyNew)
        {
            await batch.ExecuteAsync(ReviewSql.InsertReviews, cancel);
            await batch.ExecuteAsync(WorkItemSql.Insert("staged_reviews", "Review"), cancel);
        }

        if (anyText)
        {
            await batch.ExecuteAsync(ReviewSql.UpdateTexts, cancel);
            await batch.ExecuteAsync(WorkItemSql.ReopenChanged("staged_reviews"), cancel);
            await batch.ExecuteAsync(WorkItemSql.UpdateTexts("staged_reviews"), cancel);
            await batch.ExecuteAsync(WorkItemSql.NoteBuyerWrote("staged_reviews"), cancel);
        }

        if (anyAnswer)
        {
            await batch.ExecuteAsync(ReviewSql.UpdateAnswers, cancel);
            await batch.ExecuteAsync(WorkItemSql.FollowAnswers("staged_reviews"), cancel);
        }

        if (anyNew || anyText)
        {
            await batch.ExecuteAsync(ClockBatch.StartStaged("staged_reviews"), cancel);
            await ClockBatch.PlaceStagedAsync(batch, first, "staged_reviews", cancel);
        }
    }

    internal static KnownRows.Key Key(IncomingReview review) => new(
        review.Number,
        Digest.Of(review.Rating.ToString(System.Globalization.CultureInfo.InvariantCulture), review.Title, review.Text, review.Pros, review.Cons, review.Author,
            review.Product?.Number, review.Product?.Name, review.OrderNumber, review.VideoUrl, review.PhotoUrls.Length == 0 ? null : string.Join('\n', review.PhotoUrls),
            Digest.Of(review.Facts)),
        Digest.Of(review.Answer));
}
