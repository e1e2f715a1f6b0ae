using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Reading.Topics;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Reading;

/// <summary>A person says what a text really says; the model learns from it, and it can be taken back.</summary>
public sealed class CorrectReading(ScopedDb database, TimeProvider time)
{
    /// <param name="topics">Codes; a blamed one with a minus before it.</param>
    public async Task ExecuteAsync(Actor actor, WorkItemId item, Sentiment sentiment, IReadOnlyCollection<string> topics, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var (reading, row) = await FindAsync(db, actor, item, cancel);
        var found = ExplainReading.TopicsOf(reading.Topics);
        if (topics.FirstOrDefault(code => !IsTopic(code.TrimStart('-'), found)) is { } unknown)
        {
            throw new RuleException("reading.topic", unknown);
        }

        reading.Before ??= JsonSerializer.Serialize(new Earlier(reading.Sentiment, reading.Topics));
        reading.Topics = JsonSerializer.Serialize(topics.GroupBy(code => code.TrimStart('-')).SelectMany(group => Shapes(found, group.Key, group.Any(code => code[0] == '-'))), JsonSerializerOptions.Web);
        reading.Sentiment = sentiment.ToNumber();
        reading.CorrectedBy = actor.PersonId?.Value;
        reading.CorrectedAt = time.GetUtcNow();
        row.SayRead(reading.Sentiment, Codes(reading.Topics));
        await db.SaveChangesAsync(cancel);
    }

    public async Task UndoAsync(Actor actor, WorkItemId item, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var (reading, row) = await FindAsync(db, actor, item, cancel);
        if (reading.Before is null)
        {
            throw new RuleException("reading.notCorrected");
        }

        var earlier = JsonSerializer.Deserialize<Earlier>(reading.Before)!;
        (reading.Sentiment, reading.Topics) = (earlier.Sentiment, earlier.Topics);
        (reading.Before, reading.CorrectedBy, reading.CorrectedAt) = (null, null, null);
        row.SayRead(reading.Sentiment, Codes(reading.Topics));
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<(Domain.Reading.Reading Reading, WorkItem Item)> FindAsync(SellerDeskDb db, Actor actor, WorkItemId item, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var reading = await db.Readings.FirstOrDefaultAsync(r => r.WorkItemId == item, cancel) ?? throw new RuleException("reading.notRead");
        actor.RequireShop(reading.ShopId);
        return (reading, await db.WorkItems.SingleAsync(i => i.Id == item && i.ShopId == reading.ShopId, cancel));
    }

    /// <summary>Topics of one category alone are known from where they were found.</summary>
    private static bool IsTopic(string code, TopicShape[] found) => TopicCodes.Common.Contains(code) || Array.Exists(found, topic => topic.Code == code);

    /// <summary>A topic that was found where the text says it keeps its place.</summary>
    private static IEnumerable<TopicShape> Shapes(TopicShape[] found, string code, bool blamed)
    {
        var tone = blamed ? "blame" : found.FirstOrDefault(topic => topic.Code == code && topic.Tone != "blame")?.Tone ?? "neutral";
        var places = found.Where(topic => topic.Code == code).ToList();
        return places.Count == 0 ? [new TopicShape(code, tone, 0, 0)] : places.Select(place => place with { Tone = tone });
    }

    private static string[] Codes(string json)
    {
        var topics = ExplainReading.TopicsOf(json);
        return [.. topics.Select(topic => topic.Code).Concat(topics.Where(topic => topic.Tone == "blame").Select(topic => "-" + topic.Code)).Distinct()];
    }

    private sealed record Earlier(short Sentiment, string Topics);
}
