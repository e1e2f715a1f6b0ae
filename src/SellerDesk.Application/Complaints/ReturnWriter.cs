using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>
/// Takes a batch of returns, claims, cancellation requests and disputes in. What a source does not say (null, no pictures) wipes nothing; what may
/// be decided now is always what it says. Repeating a batch changes nothing. Their cases follow in the same transaction.
/// </summary>
public static class ReturnWriter
{
    public static async Task<PullCounts> WriteAsync(WriteBatch batch, IReadOnlyList<IncomingReturn> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return PullCounts.None;
        }

        await batch.LockAsync("returns", cancel);
        var returns = Parts.Whole(items, back => back.Number, Together);
        var keys = returns.ConvertAll(Key);
        var differences = await KnownRows.CompareAsync(batch, "returns", keys, cancel);
        if (differences.Count == 0)
        {
            return new PullCounts(items.Count, 0, 0, items.Count, 0);
        }

        var staged = differences.ConvertAll(difference => (Return: returns[difference.Place], Key: keys[difference.Place]));
        await ProductWriter.WriteAsync(batch, staged.Select(row => row.Return.Product), cancel);
        await Staging.CopyAsync(batch, "staged_returns", ReturnSql.Columns, staged, WriteRowAsync, cancel);
        await ErasedThings.StripReturnsAsync(batch, cancel);
        var (fresh, changed) = await UpsertSql.CountAsync(batch, ReturnSql.Merge, cancel);
        await CaseIntake.FollowStagedAsync(batch, cancel);
        return new PullCounts(items.Count, fresh, changed, items.Count - fresh - changed, 0);
    }

    private static IncomingReturn Together(IncomingReturn earlier, IncomingReturn later) => later with
    {
        StatusRaw = later.StatusRaw ?? earlier.StatusRaw,
        OrderNumber = later.OrderNumber ?? earlier.OrderNumber,
        Product = later.Product ?? earlier.Product,
        Quantity = later.Quantity ?? earlier.Quantity,
        Amount = later.Amount ?? earlier.Amount,
        Currency = later.Currency ?? earlier.Currency,
        ReasonRaw = later.ReasonRaw ?? earlier.ReasonRaw,
        Comment = later.Comment ?? earlier.Comment,
        SellerComment = later.SellerComment ?? earlier.SellerComment,
        PhotoUrls = later.PhotoUrls.Length > 0 ? later.PhotoUrls : earlier.PhotoUrls,
        VideoUrls = later.VideoUrls.Length > 0 ? later.VideoUrls : earlier.VideoUrls,
        OpenedAt = later.OpenedAt ?? earlier.OpenedAt,
        ChangedAt = later.ChangedAt ?? earlier.ChangedAt,
        DecideBy = later.DecideBy ?? earlier.DecideBy,
        Facts = Parts.Together(earlier.Facts, later.Facts),
    };

    /// <summary>The text's digest is over what hardly changes, the answer's over where it stands.</summary>
    private static KnownRows.Key Key(IncomingReturn back) => new(
        back.Number,
        Digest.Of(back.Kind.ToString(), back.OrderNumber, back.Product?.Number, back.Product?.Name, back.Quantity?.ToString(CultureInfo.InvariantCulture),
            back.Amount?.ToString(CultureInfo.InvariantCulture), back.Currency, back.ReasonRaw, back.Comment, Lines(back.PhotoUrls), Lines(back.VideoUrls), Ticks(back.OpenedAt),
            Digest.Of(back.Facts)),
        Digest.Of(back.Stage.ToString(), back.StatusRaw, back.SellerComment, Ticks(back.ChangedAt), Ticks(back.DecideBy), JsonSerializer.Serialize(back.Decisions)));

    private static string? Lines(string[] texts) => texts.Length == 0 ? null : string.Join('\n', texts);

    private static string? Ticks(DateTimeOffset? time) => time?.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static async Task WriteRowAsync(NpgsqlBinaryImporter copy, (IncomingReturn Return, KnownRows.Key Key) row, CancellationToken cancel)
    {
        var (back, key) = row;
        await copy.WriteAsync(ReturnId.New().Value, NpgsqlDbType.Uuid, cancel);
        await copy.TextAsync(back.Number, cancel);
        await copy.WriteAsync(key.TextDigest, NpgsqlDbType.Bigint, cancel);
        await copy.WriteAsync(key.AnswerDigest, NpgsqlDbType.Bigint, cancel);
        await copy.TextAsync(back.Kind.ToString(), cancel);
        await copy.TextAsync(back.Stage.ToString(), cancel);
        await copy.TextAsync(back.StatusRaw, cancel);
        await copy.TextAsync(back.OrderNumber, cancel);
        await copy.TextAsync(back.Product?.Number, cancel);
        await copy.NumberAsync(back.Quantity, NpgsqlDbType.Integer, cancel);
        await copy.NumberAsync(back.Amount, NpgsqlDbType.Numeric, cancel);
        await copy.TextAsync(back.Currency, cancel);
        await copy.TextAsync(back.ReasonRaw, cancel);
        await copy.TextAsync(back.Comment, cancel);
        await copy.TextAsync(back.SellerComment, cancel);
        await copy.TextsAsync(back.PhotoUrls.Length == 0 ? null : back.PhotoUrls, cancel);
        await copy.TextsAsync(back.VideoUrls.Length == 0 ? null : back.VideoUrls, cancel);
        await copy.TimeAsync(back.OpenedAt, cancel);
        await copy.TimeAsync(back.ChangedAt, cancel);
        await copy.TimeAsync(back.DecideBy, cancel);
        await copy.JsonAsync(back.Decisions, cancel);
        await copy.JsonAsync(back.Facts, cancel);
    }
}
