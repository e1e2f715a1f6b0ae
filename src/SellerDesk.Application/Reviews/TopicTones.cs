using System.Text.Json;
using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Application.Reviews;

/// <summary>The tone of a whole review on a topic, as the rollup counts it: blame when anything of it is blamed, else praise when anything is praised.</summary>
internal static class TopicTones
{
    public static Tone? Of(string? readTopics, string code)
    {
        if (readTopics is null)
        {
            return null;
        }

        using var read = JsonDocument.Parse(readTopics);
        var tones = read.RootElement.EnumerateArray()
            .Where(topic => topic.TryGetProperty("code", out var name) && name.GetString() == code)
            .Select(topic => topic.TryGetProperty("tone", out var tone) && Enum.TryParse<Tone>(tone.GetString(), ignoreCase: true, out var known) ? known : Tone.Neutral).ToList();
        return tones.Count == 0 ? null : tones.Contains(Tone.Blame) ? Tone.Blame : tones.Contains(Tone.Praise) ? Tone.Praise : Tone.Neutral;
    }
}
