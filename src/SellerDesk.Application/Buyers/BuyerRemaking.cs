using Npgsql;
using NpgsqlTypes;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Application.Buyers;

/// <summary>Makes figures anew: of those that were touched, or at once of some that somebody looks at.</summary>
internal static class BuyerRemaking
{
    /// <returns>How many were touched.</returns>
    public static async Task<int> TakeAsync(NpgsqlConnection connection, int most, CancellationToken cancel)
    {
        await RoomAsync(connection, cancel);
        await using var take = new NpgsqlCommand(BuyerFigureSql.Take, connection);
        take.Parameters.AddWithValue("most", most);
        var taken = await take.ExecuteNonQueryAsync(cancel);
        if (taken > 0)
        {
            await RunAsync(connection, cancel);
        }

        return taken;
    }

    /// <summary>In the transaction that changed them.</summary>
    public static async Task OfAsync(NpgsqlConnection connection, IEnumerable<BuyerId> buyers, CancellationToken cancel)
    {
        await RoomAsync(connection, cancel);
        await using (var fill = new NpgsqlCommand("insert into remade_buyers select distinct unnest(@ids)", connection))
        {
            fill.Parameters.AddWithValue("ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid, buyers.Select(id => id.Value).ToArray());
            await fill.ExecuteNonQueryAsync(cancel);
        }

        await RunAsync(connection, cancel);
    }

    private static async Task RoomAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var room = new NpgsqlCommand(BuyerFigureSql.Room, connection);
        await room.ExecuteNonQueryAsync(cancel);
    }

    private static async Task RunAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        foreach (var statement in new[]
        {
            "analyze remade_buyers", BuyerFigureSql.Count, BuyerFigureSql.CountMoney, "analyze fresh_figures; analyze fresh_money", BuyerFigureSql.LetGoFigures, BuyerFigureSql.LetGoMoney, BuyerFigureSql.KeepFigures,
            BuyerFigureSql.KeepMoney, BuyerFigureSql.KeepBuyers, BuyerFigureSql.TouchDays,
        })
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
