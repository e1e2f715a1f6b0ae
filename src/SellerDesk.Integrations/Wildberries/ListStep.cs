namespace SellerDesk.Integrations.Wildberries;

/// <summary>What matters of a page for finding the next: numbers and creation times (unix seconds) of its items as they came, null where unreadable.</summary>
internal sealed record ListPage(IReadOnlyList<string?> Numbers, IReadOnlyList<long?> Times, int? Total)
{
    public int Count => Times.Count;

    public bool IsInOrder => Times.All(time => time is not null) && Times.Zip(Times.Skip(1)).All(pair => pair.First <= pair.Second);
}

/// <summary>
/// From one page to the next. Periods are walked by time, not by place: a full page in order is the beginning of its period, and the rest begins at
/// its last second. A full page out of order proves nothing, so its period is halved until it fits a page. The archive cannot be asked
/// by period, so it is walked by place, each page overlapping the one before: an item that leaves the list in between shifts the rest
/// towards pages already read, and the anchors show when it shifted further than the overlap.
/// </summary>
internal static class ListStep
{
    private const int LargestOverlap = 50;
    private const int AnchorCount = 5;
    private const int MostStepsBack = 3;

    public static ListCursor After(ListCursor cursor, ListPage page, int take)
    {
        var task = cursor.Tasks[0];
        var newest = page.Times.Max() is { } latest && (cursor.Newest is null || latest > cursor.Newest) ? latest : cursor.Newest;
        var isHistory = !task.IsFresh;
        return Close(cursor with
        {
            Tasks = [.. Rest(task, page, take), .. cursor.Tasks[1..]],
            Unread = task.Take is null ? cursor.Unread : [.. cursor.Unread.Where(other => !IsSamePage(other, task))],
            Newest = newest,
            Done = cursor.Done + (isHistory ? Math.Min(page.Count, take) : 0),
            Total = cursor.Total ?? page.Total,
        }, task);
    }

    /// <summary>Past a page that cannot be read: it is noted to be tried again, and the list goes on behind it.</summary>
    public static ListCursor Past(ListCursor cursor, int take)
    {
        var task = cursor.Tasks[0];
        var noted = task with { Take = take, Tries = task.Tries + 1, IsFresh = true, Anchors = null, StepsBack = 0 };
        ListTask[] rest = task.Take is null ? [task with { Skip = task.Skip + take, Anchors = null, StepsBack = 0 }] : [];
        return Close(cursor with
        {
            Tasks = [.. rest, .. cursor.Tasks[1..]],
            Unread = [.. cursor.Unread.Where(other => !IsSamePage(other, noted)), noted],
        }, task);
    }

    private static ListTask[] Rest(ListTask task, ListPage page, int take) => task.List switch
    {
        _ when task.Take is not null => [],
        ItemList.Archive => RestOfArchive(task, page, take),
        ItemList.ArchiveHead => RestOfHead(task, page, take),
        _ => RestOfPeriod(task, page, take),
    };

    private static ListTask[] RestOfPeriod(ListTask task, ListPage page, int take)
    {
        if (page.Count < take)
        {
            return [];
        }

        if (page.IsInOrder && page.Times[^1] is { } last && last > task.From)
        {
            return [task with { From = last, Skip = 0 }];
        }

        // A whole page within one second, or a period that cannot be halved: by place, as a last resort.
        return page.IsInOrder || Middle(task, page) is not { } middle
            ? [task with { Skip = task.Skip + take }]
            : [task with { To = middle, Skip = 0 }, task with { From = middle, Skip = 0 }];
    }

    /// <summary>Where to cut: at the middle item, else in the middle of the time. Both halves have that second, which has a before and an after.</summary>
    private static long? Middle(ListTask task, ListPage page)
    {
        var times = page.Times.OfType<long>().Order().ToArray();
        var to = task.To ?? (times.Length > 0 ? times[^1] : task.From);
        var middle = times.Length > 0 ? times[times.Length / 2] : 0;
        middle = middle > task.From && middle < to ? middle : task.From + ((to - task.From) / 2);
        return middle > task.From && middle < to ? middle : null;
    }

    private static ListTask[] RestOfArchive(ListTask task, ListPage page, int take)
    {
        var overlap = Math.Min(LargestOverlap, take / 10);
        if (task is { Skip: > 0, Anchors.Length: > 0, StepsBack: < MostStepsBack } && !task.Anchors.Any(page.Numbers.Contains))
        {
            return [task with { Skip = Math.Max(0, task.Skip - (take - overlap)), StepsBack = task.StepsBack + 1 }];
        }

        return page.Count < take ? [] : [task with { Skip = task.Skip + take - overlap, Anchors = overlap > 0 ? Anchors(page) : null, StepsBack = 0 }];
    }

    private static string[] Anchors(ListPage page) =>
        [.. page.Numbers.Zip(page.Times).Where(item => item is { First: not null, Second: not null }).OrderBy(item => item.Second).Select(item => item.First!).TakeLast(AnchorCount)];

    /// <summary>Back until at least half of a page is older than what is asked for, so that a little disorder loses nothing.</summary>
    private static ListTask[] RestOfHead(ListTask task, ListPage page, int take) =>
        page.Count < take || page.Times.Count(time => time < task.From) * 2 >= page.Count
            ? []
            : [task with { Skip = task.Skip + take - Math.Min(LargestOverlap, take / 10) }];

    /// <summary>Sees whether the pass over what is new, or the history, ended with this task.</summary>
    private static ListCursor Close(ListCursor cursor, ListTask done)
    {
        var passEnds = done.IsFresh && !cursor.Tasks.Any(task => task.IsFresh);
        var historyDone = cursor.HistoryDone || cursor.Tasks.All(task => task.IsFresh);
        return cursor with
        {
            HistoryDone = historyDone,
            SeenTo = passEnds || (historyDone && cursor.SeenTo is null) ? ListPlan.Min(cursor.Newest, cursor.PassStartedAt) : cursor.SeenTo,
            LookedBackAt = passEnds && cursor.PassLooksBack ? cursor.PassStartedAt : cursor.LookedBackAt,
            PassLooksBack = cursor.PassLooksBack && !passEnds,
        };
    }

    private static bool IsSamePage(ListTask one, ListTask other) =>
        one.List == other.List && one.From == other.From && one.To == other.To && one.Skip == other.Skip;
}
