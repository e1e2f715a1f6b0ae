using System.Text.Json;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>
/// Writes a batch; when the database refuses it for its contents (a value out of range, too long, not storable), halves it until the culprit
/// alone is left, which is set aside, so that one poisoned item never stops a feed.
/// </summary>
internal static class TolerantWriter
{
    /// <summary>Marks a set-aside payload that is our own form of the item, not the marketplace's text.</summary>
    public const string OwnForm = "desk:";

    public static async Task<(PullCounts Counts, List<UnreadablePayload> Refused)> WriteAsync<T>(
        WriteBatch batch, IReadOnlyList<T> items, Func<WriteBatch, IReadOnlyList<T>, CancellationToken, Task<PullCounts>> write, CancellationToken cancel)
    {
        var refused = new List<UnreadablePayload>();
        return (await WritePartAsync(batch, items, write, refused, cancel), refused);
    }

    private static async Task<PullCounts> WritePartAsync<T>(
        WriteBatch batch, IReadOnlyList<T> items, Func<WriteBatch, IReadOnlyList<T>, CancellationToken, Task<PullCounts>> write, List<UnreadablePayload> refused,
        CancellationToken cancel)
    {
        const string before = "before_part";
        await batch.Transaction.SaveAsync(before, cancel);
        try
        {
            return await write(batch, items, cancel);
        }
        catch (PostgresException contents) when (contents.SqlState.StartsWith("22", StringComparison.Ordinal) || contents.SqlState.StartsWith("23", StringComparison.Ordinal))
        {
            await batch.Transaction.RollbackAsync(before, cancel);
            if (items.Count == 1)
            {
                refused.Add(new UnreadablePayload(OwnForm + JsonSerializer.Serialize(items[0]), contents.MessageText));
                return PullCounts.None;
            }

            var half = items.Count / 2;
            return await WritePartAsync(batch, [.. items.Take(half)], write, refused, cancel) + await WritePartAsync(batch, [.. items.Skip(half)], write, refused, cancel);
        }
    }
}
