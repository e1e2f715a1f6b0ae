using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>What has to be at hand beside the open lots of a buyer.</summary>
/// <param name="Keys">Movements that may have been written before.</param>
/// <param name="Causes">Orders and the like whose lots are wanted even if nothing is left of them.</param>
/// <param name="Lots">Lots that a burn took from.</param>
public sealed record PointWants(IReadOnlyCollection<string>? Keys = null, IReadOnlyCollection<Guid>? Causes = null, IReadOnlyCollection<Guid>? Lots = null);

/// <summary>
/// Opens accounts to be written in, many at once, and writes what was done: two round trips, however many movements. Inside the caller's transaction: an account is locked
/// from its opening to the end of it, always in the order of the buyers, so that clients wait for one another and never in a circle.
/// </summary>
public static class PointLedger
{
    public static async Task<Dictionary<BuyerId, PointBook>> OpenAsync(NpgsqlConnection connection, IReadOnlyCollection<BuyerId> buyers, PointWants wants, CancellationToken cancel)
    {
        var ids = buyers.Select(id => id.Value).Distinct().Order().ToArray();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(PointLedgerSql.Room) { Parameters = { Ids(ids) } },
                new NpgsqlBatchCommand(PointLedgerSql.Accounts) { Parameters = { Ids(ids) } },
                new NpgsqlBatchCommand(PointLedgerSql.Lots) { Parameters = { Ids(ids), Ids([.. wants.Causes ?? []]), Ids([.. wants.Lots ?? []]) } },
                new NpgsqlBatchCommand(PointLedgerSql.Known) { Parameters = { Values(wants.Keys ?? [], NpgsqlDbType.Text) } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var accounts = new List<PointAccount>(ids.Length);
        while (await reader.ReadAsync(cancel))
        {
            accounts.Add(new PointAccount(new BuyerId(reader.GetGuid(0)), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
        }

        await reader.NextResultAsync(cancel);
        var lots = await LotsAsync(reader, cancel);
        await reader.NextResultAsync(cancel);
        var known = new HashSet<string>();
        while (await reader.ReadAsync(cancel))
        {
            known.Add(reader.GetString(0));
        }

        return accounts.ToDictionary(account => account.BuyerId, account => new PointBook(account, lots[account.BuyerId], known));
    }

    /// <returns>How many movements were written.</returns>
    public static async Task<int> SaveAsync(NpgsqlConnection connection, IReadOnlyCollection<PointBook> books, CancellationToken cancel)
    {
        var moves = books.SelectMany(book => book.Written).ToList();
        var lots = books.SelectMany(book => book.Lots).Where(lot => lot.IsChanged || lot.IsFresh).ToList();
        if (moves.Count == 0 && lots.Count == 0)
        {
            return 0;
        }

        await using var batch = new NpgsqlBatch(connection) { Timeout = 120 };
        batch.BatchCommands.Add(Fill(PointLedgerSql.KeepLots, lots));
        batch.BatchCommands.Add(Fill(PointLedgerSql.KeepMoves, moves));
        batch.BatchCommands.Add(Fill(PointLedgerSql.KeepEntries, moves.SelectMany(move => move.Entries).ToList()));
        batch.BatchCommands.Add(Fill(PointLedgerSql.KeepAccounts, books.Where(book => book.Written.Count > 0).ToList()));
        await batch.ExecuteNonQueryAsync(cancel);
        return moves.Count;
    }

    private static async Task<ILookup<BuyerId, PointLot>> LotsAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        var lots = new List<PointLot>();
        while (await reader.ReadAsync(cancel))
        {
            lots.Add(new PointLot(
                reader.GetGuid(0), new BuyerId(reader.GetGuid(1)), new BuyerId(reader.GetGuid(2)), Enum.Parse<LotCause>(reader.GetString(3)), Maybe<Guid>(reader, 4),
                Maybe<Guid>(reader, 5) is { } shop ? new ShopId(shop) : null, Maybe<int>(reader, 6), Enum.Parse<LotState>(reader.GetString(7)), reader.GetInt64(8), reader.GetInt64(9),
                reader.GetInt64(10), reader.GetInt64(11), reader.GetFieldValue<DateTimeOffset>(12), reader.GetFieldValue<DateTimeOffset>(13), Maybe<DateTimeOffset>(reader, 14), reader.GetInt32(15),
                Maybe<DateTimeOffset>(reader, 16), reader.GetString(17)));
        }

        return lots.ToLookup(lot => lot.BuyerId);
    }

    private static T? Maybe<T>(NpgsqlDataReader reader, int column) where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    private static NpgsqlBatchCommand Fill(string sql, List<PointLot> lots) => With(sql,
        Column(lots, lot => lot.Id, NpgsqlDbType.Uuid), Column(lots, lot => lot.BuyerId.Value, NpgsqlDbType.Uuid), Column(lots, lot => lot.HomeId.Value, NpgsqlDbType.Uuid),
        Column(lots, lot => lot.Cause.ToString(), NpgsqlDbType.Text), Column(lots, lot => lot.CauseId, NpgsqlDbType.Uuid), Column(lots, lot => lot.ShopId?.Value, NpgsqlDbType.Uuid),
        Column(lots, lot => lot.RuleVersion, NpgsqlDbType.Integer), Column(lots, lot => lot.State.ToString(), NpgsqlDbType.Text), Column(lots, lot => lot.Earned, NpgsqlDbType.Bigint),
        Column(lots, lot => lot.Remaining, NpgsqlDbType.Bigint), Column(lots, lot => lot.Reversed, NpgsqlDbType.Bigint), Column(lots, lot => lot.Expired, NpgsqlDbType.Bigint),
        Column(lots, lot => lot.EarnedAt.UtcDateTime, NpgsqlDbType.TimestampTz), Column(lots, lot => lot.MaturesAt.UtcDateTime, NpgsqlDbType.TimestampTz),
        Column(lots, lot => lot.ExpiresAt?.UtcDateTime, NpgsqlDbType.TimestampTz), Column(lots, lot => lot.LivesDays, NpgsqlDbType.Integer),
        Column(lots, lot => lot.NoticeAt?.UtcDateTime, NpgsqlDbType.TimestampTz), Column(lots, lot => lot.Parts, NpgsqlDbType.Text));

    private static NpgsqlBatchCommand Fill(string sql, List<PointTransaction> moves) => With(sql,
        Column(moves, move => move.Id, NpgsqlDbType.Uuid), Column(moves, move => move.BuyerId.Value, NpgsqlDbType.Uuid), Column(moves, move => move.Kind.ToString(), NpgsqlDbType.Text),
        Column(moves, move => move.Key, NpgsqlDbType.Text), Column(moves, move => move.RuleVersion, NpgsqlDbType.Integer), Column(moves, move => move.ShopId?.Value, NpgsqlDbType.Uuid),
        Column(moves, move => move.OrderId?.Value, NpgsqlDbType.Uuid), Column(moves, move => move.SubjectId, NpgsqlDbType.Uuid), Column(moves, move => move.PersonId, NpgsqlDbType.Uuid),
        Column(moves, move => move.At.UtcDateTime, NpgsqlDbType.TimestampTz), Column(moves, move => JsonSerializer.Serialize(move.Details), NpgsqlDbType.Text));

    private static NpgsqlBatchCommand Fill(string sql, List<PointEntry> entries) => With(sql,
        Column(entries, entry => entry.TransactionId, NpgsqlDbType.Uuid), Column(entries, entry => entry.Place.ToString(), NpgsqlDbType.Text), Column(entries, entry => entry.LotId, NpgsqlDbType.Uuid),
        Column(entries, entry => entry.Amount, NpgsqlDbType.Bigint));

    private static NpgsqlBatchCommand Fill(string sql, List<PointBook> books) => With(sql,
        Column(books, book => book.Buyer.Value, NpgsqlDbType.Uuid), Column(books, book => book.Pending, NpgsqlDbType.Bigint), Column(books, book => book.Available, NpgsqlDbType.Bigint),
        Column(books, book => book.Debt, NpgsqlDbType.Bigint));

    private static NpgsqlBatchCommand With(string sql, params NpgsqlParameter[] columns)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(columns);
        return command;
    }

    private static NpgsqlParameter Column<TRow, TValue>(IReadOnlyCollection<TRow> rows, Func<TRow, TValue> value, NpgsqlDbType type) => Values([.. rows.Select(value)], type);

    private static NpgsqlParameter Ids(Guid[] ids) => Values(ids, NpgsqlDbType.Uuid);

    private static NpgsqlParameter Values<T>(IReadOnlyCollection<T> values, NpgsqlDbType type) => new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values.ToArray() };
}
