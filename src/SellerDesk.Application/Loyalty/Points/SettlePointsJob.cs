using Microsoft.Extensions.Logging;
using Npgsql;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>
/// Earns for orders that were delivered, takes back for those that came back, and gives what complaints and late orders were promised: for what triggers noted, many at once, never
/// looking through orders. What is touched again and again changes nothing. One node at a time.
/// </summary>
public sealed class SettlePointsJob(NpgsqlDataSource source, TimeProvider time, ILogger<SettlePointsJob> log) : IJob
{
    private const int AtOnce = 1_000;
    private const int Rounds = 100;
    private const string Take = "delete from touched_points where id in (select id from touched_points order by id limit $1) returning kind, thing_id";

    private const string Leave = "delete from touched_points where id = (select min(id) from touched_points)";

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var rounds = 0;
        while (rounds < Rounds && await CarefulAsync(cancel))
        {
            rounds++;
        }

        return rounds > 0;
    }

    /// <summary>What cannot be settled does not hold up the others: found one by one, it is left out until it is touched again.</summary>
    private async Task<bool> CarefulAsync(CancellationToken cancel)
    {
        try
        {
            return await RoundAsync(AtOnce, cancel);
        }
        catch (Exception failed) when (failed is PostgresException or InvalidOperationException)
        {
            log.LogWarning(failed, "Points of a batch could not be settled; they are taken one by one");
        }

        for (var one = 0; one < AtOnce; one++)
        {
            try
            {
                if (!await RoundAsync(1, cancel))
                {
                    return true;
                }
            }
            catch (Exception failed) when (failed is PostgresException or InvalidOperationException)
            {
                log.LogError(failed, "Points of one order or complaint could not be settled; it is left out");
                await using var leave = source.CreateCommand(Leave);
                await leave.ExecuteNonQueryAsync(cancel);
            }
        }

        return true;
    }

    private async Task<bool> RoundAsync(int most, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await PointGate.TryAsync(connection, "touched_points", cancel) || await TakeAsync(connection, most, cancel) is not { Count: > 0 } touched)
        {
            return false;
        }

        var settling = await PointSettling.ReadAsync(connection, Ids(touched, BuyerThing.Order), Ids(touched, BuyerThing.Complaint), time.GetUtcNow(), cancel);
        await settling.RunAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<List<(BuyerThing Kind, Guid Id)>> TakeAsync(NpgsqlConnection connection, int most, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand(Take, connection) { Parameters = { new NpgsqlParameter { Value = most } } };
        await using var reader = await take.ExecuteReaderAsync(cancel);
        var touched = new List<(BuyerThing, Guid)>();
        while (await reader.ReadAsync(cancel))
        {
            touched.Add((Enum.Parse<BuyerThing>(reader.GetString(0)), reader.GetGuid(1)));
        }

        return touched;
    }

    private static Guid[] Ids(List<(BuyerThing Kind, Guid Id)> touched, BuyerThing kind) => [.. touched.Where(one => one.Kind == kind).Select(one => one.Id).Distinct()];
}
