using Npgsql;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Reading;
using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Application.Surveys;

/// <summary>Reads what buyers wrote beside their score: what it speaks of, and what of it they blame, by the lexicon that reads reviews. Unread ones are found by an index of their own.</summary>
public sealed class ReadAnswersJob(NpgsqlDataSource source) : IJob
{
    private const int Slice = 500;

    private const string Next = """
        select a.id, a.shop_id, a.comment, p.category from (
          select id, shop_id, comment, product_id from survey_answers where topics is null and comment <> '' order by id limit @slice for update skip locked
        ) a left join products p on p.id = a.product_id and p.shop_id = a.shop_id
        """;

    /// <summary>The days of the answers are counted anew.</summary>
    private const string Keep = """
        with read as (
          update survey_answers a set topics = string_to_array(n.topics, ',') from unnest(@ids, @shops, @topics) as n(id, shop, topics) where a.id = n.id and a.shop_id = n.shop returning a.shop_id, a.at
        )
        insert into touched_survey_days (shop_id, day) select distinct r.shop_id, (r.at at time zone s.time_zone)::date from read r join shops s on s.id = r.shop_id
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var all = 0;
        for (var read = Slice; read == Slice; all += read)
        {
            read = await ReadSliceAsync(cancel);
        }

        return all > 0;
    }

    private async Task<int> ReadSliceAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var (ids, shops, topics) = (new List<Guid>(), new List<Guid>(), new List<string>());
        await using (var next = new NpgsqlCommand(Next, connection))
        {
            next.Parameters.AddWithValue("slice", Slice);
            await using var row = await next.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                ids.Add(row.GetGuid(0));
                shops.Add(row.GetGuid(1));
                topics.Add(string.Join(',', ReadText.CodesOf(TopicReader.Read(row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)))));
            }
        }

        if (ids.Count == 0)
        {
            return 0;
        }

        await using var keep = new NpgsqlCommand(Keep, connection);
        keep.Parameters.AddWithValue("ids", ids.ToArray());
        keep.Parameters.AddWithValue("shops", shops.ToArray());
        keep.Parameters.AddWithValue("topics", topics.ToArray());
        await keep.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return ids.Count;
    }
}
