using Npgsql;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>
/// Earns for orders that were delivered, takes back for those that came back, and gives what complaints and late orders were promised: for what triggers noted, many at once, never
/// looking through orders. What is touched again and again changes nothing. One node at a time.
/// </summary>
public sealed class SettlePointsJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    private const int AtOnce = 1_000;
    private const int Rounds = 100;
    private const string Take = "delete from touched_points where id in (select id from touched_points order by id limit $1) returning kind, thing_id";

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var rounds = 0;
        while (rounds < Rounds && await RoundAsync(cancel))
        {
            rounds++;
        }

        return rounds > 0;
    }

    private async Task<bool> RoundAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await PointGate.TryAsync(connection, "touched_points", cancel) || await TakeAsync(connection, cancel) is not { Count: > 0 } touched)
        {
            return false;
        }

        var settling = await PointSettling.ReadAsync(connection, Ids(touched, BuyerThing.Order), Ids(touched, BuyerThing.Complaint), time.GetUtcNow(), cancel);
        await settling.RunAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<List<(BuyerThing Kind, Guid Id)>> TakeAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand(Take, connection) { Parameters = { new NpgsqlParameter { Value = AtOnce } } };
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
