namespace SellerDesk.Integrations.Ozon;

/// <summary>A walk that is repeated for ever, because something may have changed.</summary>
/// <param name="Every">At most this often.</param>
/// <param name="Back">How far back from now; null: since everything was seen.</param>
internal sealed record OzonPass(string Name, string List, TimeSpan Every, TimeSpan? Back)
{
    /// <summary>Lists, clocks and times differ by this much at most.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(2);

    /// <summary>While the history is being walked, what is new is fetched in between this often.</summary>
    public static readonly TimeSpan DuringHistory = TimeSpan.FromMinutes(10);

    /// <summary>The whole list, whatever its times.</summary>
    public static readonly TimeSpan Whole = TimeSpan.MaxValue;

    /// <summary>What is new, asked for at every pull.</summary>
    public static OzonPass Fresh(string list) => new("fresh", list, TimeSpan.Zero, null);

    public bool IsDue(OzonCursor cursor, DateTimeOffset now)
    {
        var age = now - cursor.Marks.GetValueOrDefault(Name);
        var pause = cursor.HistoryDone || Every > DuringHistory ? Every : DuringHistory;
        return !Array.Exists(cursor.Tasks, task => task.Pass == Name) && (age >= pause || age < TimeSpan.Zero);
    }

    public OzonTask Begin(OzonCursor cursor, DateTimeOffset now) => new(List, Name, From(cursor, now), StartedAt: now);

    private DateTimeOffset? From(OzonCursor cursor, DateTimeOffset now)
    {
        if (Back == Whole)
        {
            return null;
        }

        var marketplaces = cursor.Newest is { } newest && newest < now ? newest : now;
        return Back is { } back ? marketplaces - back : (cursor.SeenTo ?? marketplaces) - Overlap;
    }
}
