using Npgsql;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Buyers;

/// <summary>Makes the figures of buyers anew of whom anything changed (the database's own triggers note whom), many at once. One node at a time: two would both write a buyer's rows.</summary>
public sealed class RemakeBuyersJob(NpgsqlDataSource source) : IJob
{
    private const int AtOnce = 5_000;
    private const int Rounds = 40;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var rounds = 0;
        while (rounds < Rounds && await RemakeAsync(cancel))
        {
            rounds++;
        }

        return rounds > 0;
    }

    private async Task<bool> RemakeAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var gate = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('touched_buyers', 0))", connection))
        {
            if (await gate.ExecuteScalarAsync(cancel) is not true)
            {
                return false;
            }
        }

        if (await BuyerRemaking.TakeAsync(connection, AtOnce, cancel) == 0)
        {
            return false;
        }

        await transaction.CommitAsync(cancel);
        return true;
    }
}
