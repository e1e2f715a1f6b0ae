using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Domain.Reading.Flags;

/// <summary>What flags are read from.</summary>
/// <param name="Rating">Stars, 1 to 5; null where there are none (questions, chats).</param>
/// <param name="Sentiment">-1, 0 or 1, as the model read the text alone.</param>
public sealed record FlagSource(string Text, short? Rating, short Sentiment)
{
    public bool HasPhoto { get; init; }

    /// <summary>What the marketplace knows of the fit (<c>fit</c>: smaller, bigger), where it asks buyers.</summary>
    public string? Fit { get; init; }

    public IReadOnlyList<FoundTopic> Topics { get; init; } = [];

    /// <summary>Topics that were blamed often in the same product lately.</summary>
    public IReadOnlySet<string> LatelyBlamed { get; init; } = new HashSet<string>();

    /// <summary>The review is one of a series (<see cref="AttackSigns"/>).</summary>
    public bool InAttack { get; init; }
}

/// <summary>
/// Notices: harm to health or danger of it, contradicts (1-2 stars with a praising text, 4-5 with a blaming one, from <see cref="JudgedWords"/> words on), size runs small or big
/// (said in the text or chosen at the marketplace), repeats an earlier complaint, looks like an attack, has a photo.
/// </summary>
public static class FlagReader
{
    /// <summary>A shorter text says too little to contradict its stars.</summary>
    public const int JudgedWords = 3;

    private static readonly TopicReader Reader = new(TopicLexicon.Shipped);

    public static string[] Read(FlagSource source)
    {
        var said = Reader.FindFlags(source.Text);
        var flags = new List<string>();
        if (said.Contains(FlagCodes.Harm))
        {
            flags.Add(FlagCodes.Harm);
        }

        if (Contradicts(source))
        {
            flags.Add(FlagCodes.Contradicts);
        }

        flags.AddRange(Fit(source, said));
        if (source.Topics.Any(topic => topic.Tone == Tone.Blame && source.LatelyBlamed.Contains(topic.Code)))
        {
            flags.Add(FlagCodes.RepeatsComplaint);
        }

        if (source.InAttack)
        {
            flags.Add(FlagCodes.Attack);
        }

        if (source.HasPhoto)
        {
            flags.Add(FlagCodes.Photo);
        }

        return [.. flags];
    }

    private static bool Contradicts(FlagSource source) =>
        ((source.Rating is 1 or 2 && source.Sentiment > 0) || (source.Rating is 4 or 5 && source.Sentiment < 0))
        && TextTokens.Read(source.Text).Count(token => token.Kind == TokenKind.Word) >= JudgedWords;

    private static IEnumerable<string> Fit(FlagSource source, IReadOnlySet<string> said)
    {
        var small = said.Contains(FlagCodes.RunsSmall) || source.Fit == "smaller";
        var big = said.Contains(FlagCodes.RunsBig) || source.Fit == "bigger";

        // Both at once say that the size does not fit its name, not which way.
        return (small, big) switch
        {
            (true, false) => [FlagCodes.RunsSmall],
            (false, true) => [FlagCodes.RunsBig],
            _ => [],
        };
    }
}
