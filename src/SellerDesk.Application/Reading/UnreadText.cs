using System.Text.Json;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Reading.Flags;
using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Application.Reading;

/// <summary>An item whose text nobody has read yet.</summary>
/// <param name="Text">All that the buyer wrote, its parts one under the other (<see cref="ReadingSql.Words"/>).</param>
internal sealed record UnreadText(Guid Id, Guid ShopId, WorkItemKind Kind, short? Rating, bool HasPhoto, Guid? ProductId, DateTimeOffset CreatedAt, string Text, string? Category, string? Fit);

/// <summary>What was read out of it.</summary>
internal sealed record ReadText(UnreadText Source, SentimentScores Scores, Sentiment Sentiment, IReadOnlyList<FoundTopic> Topics, string[] Flags)
{
    /// <summary>As the item's row keeps them: a blamed topic a second time with a minus.</summary>
    public IEnumerable<string> TopicCodes => CodesOf(Topics);

    /// <summary>How soon an answer is due because of what was read.</summary>
    public TimeSpan? Within => UrgencyReasons.Within(Sentiment.ToNumber(), [.. TopicCodes], Flags);

    public string ScoresJson => JsonSerializer.Serialize(new { negative = Math.Round(Scores.Negative, 4), neutral = Math.Round(Scores.Neutral, 4), positive = Math.Round(Scores.Positive, 4) });

    public string TopicsJson => JsonOf(Topics);

    public static ReadText Of(UnreadText source, SentimentModel model, LateSigns signs)
    {
        var scores = model.Read(source.Text);
        var topics = TopicReader.Read(source.Text, source.Category);
        var flags = FlagReader.Read(new FlagSource(source.Text, source.Rating, scores.Best.ToNumber())
        {
            HasPhoto = source.HasPhoto,
            Fit = source.Fit,
            Topics = topics,
            LatelyBlamed = signs.BlamedIn(source),
            InAttack = signs.IsAttack(source.Id),
        });
        return new(source, scores, (source.Rating is { } stars ? scores.WithStars(stars) : scores).Best, topics, flags);
    }

    public static IEnumerable<string> CodesOf(IReadOnlyList<FoundTopic> topics) =>
        topics.Select(topic => topic.Code).Concat(topics.Where(topic => topic.Tone == Tone.Blame).Select(topic => "-" + topic.Code)).Distinct();

    public static string JsonOf(IEnumerable<FoundTopic> topics) =>
        JsonSerializer.Serialize(topics.Select(topic => new TopicShape(topic.Code, topic.Tone.ToString().ToLowerInvariant(), topic.Start, topic.Length)), JsonSerializerOptions.Web);
}

/// <summary>A topic in a reading's JSON.</summary>
public sealed record TopicShape(string Code, string Tone, int Start, int Length);
