using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>Writes a slice in its own transaction; a dry run takes it back. A number stands in one slice only, so slices do not depend on one another.</summary>
internal sealed class BatchWriting(NpgsqlConnection connection, Shop shop, bool dryRun, BuyerDoor door, TimeProvider clock)
{
    public async Task<PullCounts> WriteAsync<T>(
        IReadOnlyList<T> items, Func<WriteBatch, IReadOnlyList<T>, CancellationToken, Task<PullCounts>> write, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return PullCounts.None;
        }

        var admitted = await door.AdmitAsync(shop, items, cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var counts = await write(new WriteBatch(connection, transaction, shop.Id, clock.GetUtcNow()), admitted, cancel);
        await (dryRun ? transaction.RollbackAsync(cancel) : transaction.CommitAsync(cancel));
        return counts;
    }
}
