using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.Reviews;

/// <summary>A new or changed review on its way into the temporary table, with what its work item shows worked out.</summary>
internal sealed record StagedReview(IncomingReview Review, KnownRows.Key Key, KnownRows.Difference Difference, Guid Id, StagedWorkItem Item)
{
    private const string Columns = $"""
        {StagedWorkItem.Columns}, is_new boolean, text_changed boolean, answer_changed boolean, number text, text_digest bigint, answer_digest bigint,
        title text, text text, pros text, cons text, order_number text, photo_urls text[], video_url text, facts jsonb,
        answer_text text, answer_state text, answer_state_raw text, answer_editable boolean, answered_at timestamptz
        """;

    public static StagedReview Of(IncomingReview review, KnownRows.Key key, KnownRows.Difference difference, ShopPolicy policy, DateTimeOffset now)
    {
        var id = difference.KnownId ?? Guid.CreateVersion7(now);
        var said = string.Join(' ', new[] { review.Title, review.Text, review.Pros, review.Cons }.Where(part => !string.IsNullOrWhiteSpace(part)));
        var item = StagedWorkItem.Of(id, review.CreatedAt, policy, TimeOf.Review(review.Rating, said.Length > 0), said, review.Author, review.Product,
            review.Rating, review.PhotoUrls.Length > 0 || review.VideoUrl is not null, review.Answer, now, review.TakesAnswer);
        return new StagedReview(review, key, difference, id, item);
    }

    public static Task CopyAsync(WriteBatch batch, IReadOnlyList<StagedReview> staged, CancellationToken cancel) =>
        Staging.CopyAsync(batch, "staged_reviews", Columns, staged, WriteAsync, cancel);

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, StagedReview staged, CancellationToken cancel)
    {
        var review = staged.Review;
        await staged.Item.WriteAsync(copy, cancel);
        await copy.WriteAsync(staged.Difference.KnownId is null, NpgsqlDbType.Boolean, cancel);
        await copy.WriteAsync(staged.Difference.TextChanged, NpgsqlDbType.Boolean, cancel);
        await copy.WriteAsync(staged.Difference.AnswerChanged, NpgsqlDbType.Boolean, cancel);
        await copy.TextAsync(review.Number, cancel);
        await copy.WriteAsync(staged.Key.TextDigest, NpgsqlDbType.Bigint, cancel);
        await copy.WriteAsync(staged.Key.AnswerDigest, NpgsqlDbType.Bigint, cancel);
        await copy.TextAsync(review.Title, cancel);
        await copy.TextAsync(review.Text, cancel);
        await copy.TextAsync(review.Pros, cancel);
        await copy.TextAsync(review.Cons, cancel);
        await copy.TextAsync(review.OrderNumber, cancel);
        await copy.WriteAsync(review.PhotoUrls, NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
        await copy.TextAsync(review.VideoUrl, cancel);
        await copy.WriteAsync(review.Facts.Count == 0 ? "{}" : JsonSerializer.Serialize(review.Facts), NpgsqlDbType.Jsonb, cancel);
        await copy.TextAsync(review.Answer?.Text, cancel);
        await copy.TextAsync((review.Answer?.State ?? AnswerState.None).ToString(), cancel);
        await copy.TextAsync(review.Answer?.StateRaw, cancel);
        await copy.WriteAsync(review.Answer?.Editable ?? false, NpgsqlDbType.Boolean, cancel);
        await copy.TimeAsync(review.Answer?.AnsweredAt, cancel);
    }
}
