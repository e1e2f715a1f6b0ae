using SellerDesk.Domain.Reading.Topics;
using Xunit;

namespace SellerDesk.UnitTests.Reading.Topics;

/// <summary>What is read out of a text, against what should be: topics by their codes, with a sign where a tone is meant.</summary>
internal static class ReadTopics
{
    // A code without a sign stands for the topic in any tone.
    public static void Has(string text, string topics)
    {
        var wanted = Split(topics);
        var plain = wanted.Where(topic => Code(topic) == topic).ToHashSet();
        Assert.Equal(wanted, Found(text).Select(found => plain.Contains(Code(found)) ? Code(found) : found).Distinct().Order());
    }

    public static void Contains(string text, string topic) =>
        Assert.Contains(topic, Found(text).Concat(Found(text).Select(Code)));

    public static void Lacks(string text, string code) => Assert.DoesNotContain(TopicReader.Read(text), topic => topic.Code == code);

    private static string[] Split(string topics) => [.. topics.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order()];

    private static string Code(string signed) => signed.TrimEnd('+', '-');

    private static string[] Found(string text) =>
        [.. TopicReader.Read(text).Select(topic => topic.Code + topic.Tone switch { Tone.Praise => "+", Tone.Blame => "-", _ => "" })];
}
