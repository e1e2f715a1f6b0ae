using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>What time does to points: those that nobody can send back any more can be spent, those that end are told of 30, 7 and 1 days before, and end. Found by index, many buyers at once.</summary>
public sealed class AgePointsJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    private const int AtOnce = 500;
    private const int Rounds = 200;

    /// <summary>A lot whose order was touched waits until it was looked at: it may have come back.</summary>
    private const string Due = """
        select distinct buyer_id from (
          (select buyer_id from point_lots where state = 'Pending' and matures_at <= $1 and not exists (select 1 from touched_points t where t.thing_id = point_lots.cause_id) order by matures_at limit $2)
          union all (select buyer_id from point_lots where state = 'Available' and remaining > 0 and expires_at <= $1 order by expires_at limit $2)
          union all (select buyer_id from point_lots where remaining > 0 and notice_at <= $1 order by notice_at limit $2)
        ) as due limit $2
        """;

    /// <summary>Lots of which nothing is left are not opened; their end is written all the same.</summary>
    private const string Empty = "update point_lots set state = 'Available', expires_at = matures_at + make_interval(days => lives_days) where state = 'Pending' and remaining = 0 and matures_at <= $1";

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var did = await BirthdayPoints.RunAsync(source, time.GetUtcNow(), cancel) > 0;
        for (var round = 0; round < Rounds && await RoundAsync(cancel); round++)
        {
            did = true;
        }

        return did;
    }

    private async Task<bool> RoundAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await PointGate.TryAsync(connection, "point_lots", cancel))
        {
            return false;
        }

        var buyers = await DueAsync(connection, now, cancel);
        if (buyers.Count == 0)
        {
            return false;
        }

        var books = await PointLedger.OpenAsync(connection, buyers, new PointWants(), cancel);
        var news = new List<PointNews>();
        foreach (var book in books.Values)
        {
            Age(book, news, now);
        }

        await PointLedger.SaveAsync(connection, books.Values, cancel);
        await PointNews.AddAsync(connection, news, cancel);
        await using (var empty = new NpgsqlCommand(Empty, connection) { Parameters = { At(now) } })
        {
            await empty.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }

    private static void Age(PointBook book, List<PointNews> news, DateTimeOffset now)
    {
        foreach (var lot in book.Lots.ToList())
        {
            if (lot.State == LotState.Pending && lot.MaturesAt <= now)
            {
                book.Mature(lot, now);
            }

            if (book.Expire(lot, now) is { } expired && PointNews.Of(expired, book, now) is { } one)
            {
                news.Add(one);
            }
        }

        foreach (var together in book.Lots.Where(lot => lot.Remaining > 0 && lot.NoticeAt <= now).GroupBy(lot => (Day: DateOnly.FromDateTime(lot.ExpiresAt!.Value.UtcDateTime), Days: lot.Told(now))))
        {
            var (day, days) = together.Key;
            var points = together.Sum(lot => lot.Remaining);
            news.Add(new PointNews(book.Buyer, null, BuyerEventKind.PointsExpiring, $"{day:yyyy-MM-dd}:{days}", null,
                new() { ["points"] = PointNews.Said(points), ["days"] = PointNews.Said(days), ["date"] = $"{day:yyyy-MM-dd}", ["balance"] = PointNews.Said(book.Available) }, now));
        }
    }

    private static async Task<List<BuyerId>> DueAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancel)
    {
        await using var due = new NpgsqlCommand(Due, connection) { Parameters = { At(now), new NpgsqlParameter { Value = AtOnce } } };
        await using var reader = await due.ExecuteReaderAsync(cancel);
        var buyers = new List<BuyerId>();
        while (await reader.ReadAsync(cancel))
        {
            buyers.Add(new BuyerId(reader.GetGuid(0)));
        }

        return buyers;
    }

    private static NpgsqlParameter At(DateTimeOffset now) => new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = now.UtcDateTime };
}
