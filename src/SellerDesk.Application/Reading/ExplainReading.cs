using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Reading;

/// <summary>What was read out of an item's text and why.</summary>
/// <param name="Sentiment">As it stands now: by text and stars, or corrected.</param>
/// <param name="Words">What each word adds to the text's own verdict (<see cref="SentimentExplanation"/>), in the order of the text.</param>
public sealed record ReadingDetails(
    WorkItemId Item, string Text, Sentiment Sentiment, SentimentExplanation Explanation, IReadOnlyList<TopicShape> Topics, IReadOnlyList<string> Flags, int ModelVersion,
    PersonId? CorrectedBy, DateTimeOffset? CorrectedAt)
{
    public bool IsCorrected => CorrectedAt is not null;
}

/// <summary>Explains a verdict by the words that weighed most. Null for an item without words or one that was not read yet.</summary>
public sealed class ExplainReading(ScopedDb database, NpgsqlDataSource source, CurrentModel current)
{
    private const string TextOf = $"select {ReadingSql.Words} from work_items w where w.id = @id and w.shop_id = @shop";

    public async Task<ReadingDetails?> LoadAsync(WorkItemId item, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        if (await db.Readings.AsNoTracking().FirstOrDefaultAsync(r => r.WorkItemId == item, cancel) is not { } reading)
        {
            return null;
        }

        await using var ask = source.CreateCommand(TextOf);
        ask.Parameters.AddWithValue("id", item.Value);
        ask.Parameters.AddWithValue("shop", reading.ShopId.Value);
        if (await ask.ExecuteScalarAsync(cancel) is not string { Length: > 0 } text)
        {
            return null;
        }

        var explanation = (await current.GetAsync(cancel)).Model.Explain(text);
        return new(item, text, SentimentNumber.OfNumber(reading.Sentiment), explanation, TopicsOf(reading.Topics), reading.Flags, reading.ModelVersion,
            reading.CorrectedBy is { } person ? new PersonId(person) : null, reading.CorrectedAt);
    }

    internal static TopicShape[] TopicsOf(string json) => JsonSerializer.Deserialize<TopicShape[]>(json, JsonSerializerOptions.Web) ?? [];
}
