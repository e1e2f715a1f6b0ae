using Npgsql;
using SellerDesk.Domain.Reading;

namespace SellerDesk.Application.Reading;

/// <summary>The desk's own texts whose sentiment is known: the newest starred reviews, low and high stars looked for apart because low ones are rare, and what people corrected.</summary>
public sealed class OwnTexts(NpgsqlDataSource source)
{
    /// <summary>A correction counts as this many starred reviews.</summary>
    public const float CorrectionWeight = 3;

    private const int MostOfAKind = 10_000;

    private const string Starred = $"""
        select w.rating, {ReadingSql.Words} from (
          select id, shop_id, kind, rating from work_items where kind = 'Review' and has_text and rating between @low and @high order by id desc limit @most
        ) w
        """;

    private const string Corrected = $"""
        select t.sentiment, {ReadingSql.Words} from readings t join work_items w on w.id = t.work_item_id and w.shop_id = t.shop_id
        where t.corrected_at is not null order by t.corrected_at desc limit @most
        """;

    public async Task<List<LabelledText>> LoadAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var texts = new List<LabelledText>();
        await AddAsync(connection, texts, Corrected, 0, 0, number => SentimentNumber.OfNumber(number), CorrectionWeight, cancel);
        await AddAsync(connection, texts, Starred, 1, 3, number => SentimentNumber.OfStars(number), 1, cancel);
        await AddAsync(connection, texts, Starred, 4, 5, number => SentimentNumber.OfStars(number), 1, cancel);

        // What a person corrected is not learned a second time by its stars.
        return [.. texts.DistinctBy(text => text.Text)];
    }

    private static async Task AddAsync(
        NpgsqlConnection connection, List<LabelledText> texts, string sql, int low, int high, Func<short, Sentiment> label, float weight, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        ask.Parameters.AddWithValue("low", low);
        ask.Parameters.AddWithValue("high", high);
        ask.Parameters.AddWithValue("most", MostOfAKind);
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (!reader.IsDBNull(1) && reader.GetString(1) is { Length: > 0 } text)
            {
                texts.Add(new(text, label(reader.GetInt16(0)), weight));
            }
        }
    }
}
