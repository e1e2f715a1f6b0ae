namespace SellerDesk.Web.Shell;

/// <summary>What the left column says beside the sections: how much waits in each and which feed is worst. Pages set it, the column draws it.</summary>
public sealed class SideFacts
{
    private readonly Dictionary<string, SectionCount> counts = new(StringComparer.Ordinal);

    public event Action? Changed;

    /// <summary>A line about the feed that is furthest behind, with the tone of its dot (<c>ok</c>, <c>warn</c>, <c>danger</c>).</summary>
    public (string Text, string Tone)? WorstFeed { get; private set; }

    public SectionCount? CountOf(string section) => counts.TryGetValue(section, out var count) ? count : null;

    /// <param name="section">The key of the section.</param>
    /// <param name="waiting">How many items wait there.</param>
    /// <param name="atRedLine">How many of them are at the marketplace's red line; they are shown instead while there are any.</param>
    public void Count(string section, int waiting, int atRedLine = 0)
    {
        var count = new SectionCount(waiting, atRedLine);
        if (CountOf(section) != count)
        {
            counts[section] = count;
            Changed?.Invoke();
        }
    }

    public void Feed(string text, string tone)
    {
        if (WorstFeed != (text, tone))
        {
            WorstFeed = (text, tone);
            Changed?.Invoke();
        }
    }
}

public readonly record struct SectionCount(int Waiting, int AtRedLine);
