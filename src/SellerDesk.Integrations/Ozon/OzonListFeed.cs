using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// Reads lists page by page as the cursor's tasks say, each page with the cursor after it. A bookmark that does not move on, or goes back, is asked
/// for again a few times; then the pull ends with a failure, and the next one goes on from the same place: nothing is skipped, nothing read for ever.
/// </summary>
internal sealed class OzonListFeed<T>(OzonSource<T> source, TimeProvider clock)
{
    private const int MostRepeats = 3;

    public async IAsyncEnumerable<FeedPage<T>> ReadAsync(ShopAccess shop, string? cursorText, [EnumeratorCancellation] CancellationToken cancel)
    {
        var cursor = OzonCursor.Parse(cursorText) is { } known ? WithDue(known) : Beginning(clock.GetUtcNow());
        var trail = new OzonTrail();
        while (cursor.Tasks is [var task, ..])
        {
            var (answer, rows) = await PageAsync(shop, task, trail, cancel);
            using (answer)
            {
                var page = await source.Read(shop, task, rows, cancel);
                cursor = After(cursor, task, rows, NextOf(answer, task, rows.Length, trail));
                yield return new FeedPage<T>(page.Items, page.Unreadable, cursor.ToString(), cursor.Progress);
            }

            cursor = cursor.HistoryDone ? cursor : WithDue(cursor);
        }
    }

    private OzonCursor Beginning(DateTimeOffset now) => new()
    {
        Tasks = [.. source.History(now).Select(task => task with { StartedAt = now })],
        Marks = source.Passes.ToDictionary(pass => pass.Name, _ => now),
    };

    private OzonCursor WithDue(OzonCursor cursor)
    {
        var now = clock.GetUtcNow();
        var due = source.Passes.Where(pass => pass.IsDue(cursor, now)).Select(pass => pass.Begin(cursor, now)).ToArray();
        return due.Length == 0 ? cursor : cursor with { Tasks = [.. due, .. cursor.Tasks] };
    }

    private async Task<(JsonAnswer Answer, JsonElement[] Rows)> PageAsync(ShopAccess shop, OzonTask task, OzonTrail trail, CancellationToken cancel)
    {
        for (var repeats = 0; ; repeats++)
        {
            var answer = await source.Fetch(shop, task, cancel);
            try
            {
                var rows = RowsOf(answer);
                var standsStill = StandsStill(answer, task, rows.Length, trail);
                if (!standsStill && !trail.IsThatBefore(rows.Length == 0 ? null : answer.Raw, repeats))
                {
                    return (answer, rows);
                }

                if (standsStill && repeats >= MostRepeats)
                {
                    throw new MarketplaceException(MarketplaceFailure.Unreadable, $"{source.Rows}: the bookmark after {task.Read} rows does not move on");
                }
            }
            catch
            {
                answer.Dispose();
                throw;
            }

            answer.Dispose();
        }
    }

    private JsonElement[] RowsOf(JsonAnswer answer)
    {
        if (source.Within is not { } holder || answer.Problem is not null)
        {
            return [.. OzonRows.Of(answer, source.Rows)];
        }

        return [.. (answer.Root.Find(holder)?.List(source.Rows) ?? []).Where(row => row.ValueKind == JsonValueKind.Object)];
    }

    /// <summary>There is more, and the bookmark is one that was already followed. Lists that promise nothing end with an empty page.</summary>
    private bool StandsStill(JsonAnswer answer, OzonTask task, int count, OzonTrail trail) =>
        count > 0 && PromisesMore(answer) != false && (PromisesMore(answer) == true || source.Limit == 1)
        && source.Next(answer, task) is { } next && (next == task.Token || trail.Met.Contains(KeyOf(task, next)));

    /// <summary>
    /// Null: the list ends here. An empty page ends it whatever is promised; a full one without a promise is asked behind once more, because a flag
    /// that says "no more" too early would lose the rest.
    /// </summary>
    private string? NextOf(JsonAnswer answer, OzonTask task, int count, OzonTrail trail)
    {
        var wanted = count > 0 && (PromisesMore(answer) == true || count >= source.Limit);
        var next = wanted ? source.Next(answer, task) : null;
        if (task.Token is { } token)
        {
            trail.Met.Add(KeyOf(task, token));
        }

        return next is null || next == task.Token || trail.Met.Contains(KeyOf(task, next)) ? null : next;
    }

    private static bool? PromisesMore(JsonAnswer answer) => answer.Root.Flag("has_next");

    private static string KeyOf(OzonTask task, string token) => $"{task.List} {task.Pass} {task.Window} {token}";

    private OzonCursor After(OzonCursor cursor, OzonTask task, JsonElement[] rows, string? next)
    {
        var newest = rows.Select(source.TimeOf).Append(cursor.Newest).Max();
        var read = task with { Token = next, Read = task.Read + rows.Length };
        var isHistory = task.Pass is null;
        OzonTask[] rest = next is not null ? [read] : isHistory && source.Older(read, clock.GetUtcNow()) is { } older ? [older with { StartedAt = task.StartedAt }] : [];
        return Close(cursor with
        {
            Tasks = [.. rest, .. cursor.Tasks.Where(other => other != task)],
            Newest = newest,
            Done = cursor.Done + (isHistory ? rows.Length : 0),
        }, task, ended: next is null);
    }

    private OzonCursor Close(OzonCursor cursor, OzonTask task, bool ended)
    {
        var historyDone = cursor.HistoryDone || cursor.Tasks.All(other => other.Pass is not null);
        var marks = ended && task.Pass is { } name ? new Dictionary<string, DateTimeOffset>(cursor.Marks) { [name] = task.StartedAt } : cursor.Marks;
        var seesAll = ended && (task.Pass is { } pass ? source.Passes.Any(p => p.Name == pass && p.Back is null) : historyDone && !cursor.HistoryDone);
        return cursor with
        {
            HistoryDone = historyDone,
            Marks = marks,
            SeenTo = seesAll ? Earlier(cursor.Newest, task.StartedAt) : cursor.SeenTo,
        };
    }

    private static DateTimeOffset Earlier(DateTimeOffset? newest, DateTimeOffset startedAt) => newest is { } known && known < startedAt ? known : startedAt;
}

/// <summary>What one pull has come by.</summary>
internal sealed class OzonTrail
{
    private string? before;

    /// <summary>Bookmarks that were followed.</summary>
    public HashSet<string> Met { get; } = [];

    /// <summary>
    /// Word for word what was answered to another question: asked once more, because a page given out twice would end a walk before its time.
    /// Two walks that really meet on the same rows cost one call more.
    /// </summary>
    public bool IsThatBefore(string? answer, int repeats)
    {
        var isBefore = repeats == 0 && answer is not null && answer == before;
        before = answer;
        return isBefore;
    }
}
