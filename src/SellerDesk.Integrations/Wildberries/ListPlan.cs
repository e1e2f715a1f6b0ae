namespace SellerDesk.Integrations.Wildberries;

/// <summary>What a pull sets out to read: what is new first, then what is left of the history.</summary>
internal static class ListPlan
{
    /// <summary>Later than this an unreadable page is tried only when the last days are read again anyway.</summary>
    private const int EagerTries = 5;

    /// <summary>The cursor with its tasks laid out; no tasks: it is too early to ask again.</summary>
    public static ListCursor Begin(ListCursor? known, bool hasArchive, ListPace pace, DateTimeOffset now)
    {
        if (known is null)
        {
            return ListCursor.Beginning(hasArchive, now);
        }

        var pause = known.Tasks.Length == 0 || pace.FreshEvery > ListPace.FreshDuringHistory ? pace.FreshEvery : ListPace.FreshDuringHistory;
        var age = now - known.PassStartedAt;
        return age >= TimeSpan.Zero && age < pause ? known : Fresh(known, hasArchive, pace, now);
    }

    /// <summary>A new pass takes the place of one that was broken off: it begins where that one did.</summary>
    private static ListCursor Fresh(ListCursor known, bool hasArchive, ListPace pace, DateTimeOffset now)
    {
        var looksBack = now - known.LookedBackAt >= pace.LookBackEvery || known.PassLooksBack;
        var from = From(known, looksBack, now);
        ListTask[] lists =
        [
            new(ItemList.Unanswered, from, IsFresh: true), new(ItemList.Answered, from, IsFresh: true),
            .. hasArchive ? new[] { new ListTask(ItemList.ArchiveHead, from, IsFresh: true) } : [],
        ];
        return known with
        {
            Tasks = [.. lists, .. known.Unread.Where(page => looksBack || page.Tries < EagerTries), .. known.Tasks.Where(task => !task.IsFresh)],
            PassStartedAt = now,
            PassLooksBack = looksBack,
        };
    }

    private static long From(ListCursor known, bool looksBack, DateTimeOffset now)
    {
        if ((known.SeenTo ?? Min(known.Newest, known.PassStartedAt)) is not { } seenTo)
        {
            return 0;
        }

        var from = looksBack ? Math.Min(seenTo, now.ToUnixTimeSeconds()) - (long)ListPace.LookBack.TotalSeconds : seenTo - (long)ListPace.Overlap.TotalSeconds;
        return Math.Max(0, from);
    }

    /// <summary>
    /// Up to when a finished pass has seen everything. The marketplace's clock counts, as far as its items show it, because ours may run otherwise;
    /// but never later than the pass began, because its first list was read then.
    /// </summary>
    public static long? Min(long? newest, DateTimeOffset passStartedAt) => newest is { } known ? Math.Min(known, passStartedAt.ToUnixTimeSeconds()) : null;
}
