using Npgsql;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>The gift of the day, for those who gave their date and agree to hear of the programme. Once a year.</summary>
internal static class BirthdayPoints
{
    /// <summary>Found by the index of days, the 29th of February on the 28th in other years; whoever withdrew, was erased or had it this year is left out.</summary>
    private const string Due = """
        select b.buyer_id from buyer_birthdays b join buyers p on p.id = b.buyer_id and p.merged_into is null and p.erased_at is null
        where ((b.month = $1 and b.day = $2) or ($3 and b.month = 2 and b.day = 29))
          and exists (select 1 from (select distinct on (c.channel) c.given from buyer_consents c where c.buyer_id = b.buyer_id and c.purpose = 'Loyalty' order by c.channel, c.at desc, c.id desc) as said where said.given)
          and not exists (select 1 from point_transactions t where t.key = 'birthday:' || replace(b.buyer_id::text, '-', '') || ':' || $4)
        limit 500
        """;

    public static async Task<int> RunAsync(NpgsqlDataSource source, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if ((await EarningBook.LoadAsync(connection, cancel)).At(now) is not { Rules: { Birthday: > 0, Paused: false } rules } version)
        {
            return 0;
        }

        var buyers = await DueAsync(connection, DateOnly.FromDateTime(now.UtcDateTime), cancel);
        if (buyers.Count == 0)
        {
            return 0;
        }

        string KeyOf(BuyerId buyer) => $"birthday:{buyer.Value:N}:{now.UtcDateTime.Year}";
        var books = await PointLedger.OpenAsync(connection, buyers, new PointWants([.. buyers.Select(KeyOf)]), cancel);
        var people = await PointPeople.LoadAsync(connection, [.. buyers.Select(id => id.Value)], cancel);
        var news = books.Values.Where(book => people.IsMember(book.Buyer, now))
            .Select(book => (book, Move: book.Grant(new PointCause(LotCause.Birthday), rules.Birthday, version.Version.Version, rules.LivesDays, KeyOf(book.Buyer), now)))
            .Where(one => one.Move is not null).Select(one => PointNews.Of(one.Move!, one.book, now)).OfType<PointNews>().ToList();
        var given = await PointLedger.SaveAsync(connection, books.Values, cancel);
        await PointNews.AddAsync(connection, news, cancel);
        await transaction.CommitAsync(cancel);
        return given;
    }

    private static async Task<List<BuyerId>> DueAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancel)
    {
        await using var due = new NpgsqlCommand(Due, connection)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = today.Month }, new NpgsqlParameter { Value = today.Day }, new NpgsqlParameter { Value = today is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(today.Year) },
                new NpgsqlParameter { Value = today.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            },
        };
        await using var reader = await due.ExecuteReaderAsync(cancel);
        var buyers = new List<BuyerId>();
        while (await reader.ReadAsync(cancel))
        {
            buyers.Add(new BuyerId(reader.GetGuid(0)));
        }

        return buyers;
    }
}
