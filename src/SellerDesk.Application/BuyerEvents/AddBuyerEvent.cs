using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.BuyerEvents;

/// <summary>Writes down what happened to a buyer, in the transaction of its cause. What was written before is left as it is.</summary>
public static class AddBuyerEvent
{
    /// <summary>For statements that write many: <c>insert into buyer_events (…) select … </c> followed by this.</summary>
    public const string Once = "on conflict (buyer_id, kind, key) do nothing";

    private const string Insert = $"""
        insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at) values (@buyer, @shop, @kind, @key, @subject, @values, @at) {Once}
        """;

    public static Task ExecuteAsync(SellerDeskDb db, BuyerEvent happened, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync(Insert, Parameters(happened), cancel);

    public static async Task ExecuteAsync(NpgsqlConnection connection, BuyerEvent happened, CancellationToken cancel)
    {
        await using var insert = new NpgsqlCommand(Insert, connection);
        insert.Parameters.AddRange(Parameters(happened));
        await insert.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter[] Parameters(BuyerEvent happened) =>
    [
        new("buyer", happened.BuyerId.Value),
        new("shop", NpgsqlDbType.Uuid) { Value = (object?)happened.ShopId?.Value ?? DBNull.Value },
        new("kind", happened.Kind.ToString()),
        new("key", happened.Key),
        new("subject", NpgsqlDbType.Uuid) { Value = (object?)happened.SubjectId ?? DBNull.Value },
        new("values", NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(happened.Values) },
        new("at", happened.At.UtcDateTime),
    ];
}
