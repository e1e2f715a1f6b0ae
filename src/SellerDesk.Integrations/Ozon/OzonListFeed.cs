using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>What differs between Ozon's lists.</summary>
/// <param name="Rows">The list's field within the answer.</param>
/// <param name="Limit">Rows asked for at once.</param>
/// <param name="History">The walks of the first pull, in their order.</param>
/// <param name="Fetch">Calls for one page of a task.</param>
/// <param name="Next">The bookmark of the page behind an answer; null: it names none.</param>
/// <param name="Read">The rows of a page, with whatever further calls they want.</param>
internal sealed record OzonSource<T>(
    string Rows, int Limit, Func<DateTimeOffset, IReadOnlyList<OzonTask>> History, IReadOnlyList<OzonPass> Passes,
    Func<ShopAccess, OzonTask, CancellationToken, Task<JsonAnswer>> Fetch, Func<JsonAnswer, OzonTask, string?> Next,
    Func<ShopAccess, OzonTask, IReadOnlyList<JsonElement>, CancellationToken, Task<OzonPage<T>>> Read)
{
    /// <summary>A row's own time, to tell how the marketplace's clock stands.</summary>
    public Func<JsonElement, DateTimeOffset?> TimeOf { get; init; } = _ => null;

    /// <summary>Where the rows are, if not in the answer itself.</summary>
    public string? Within { get; init; }

    /// <summary>A stretch of history further back, asked for when one has ended.</summary>
    public Func<OzonTask, DateTimeOffset, OzonTask?> Older { get; init; } = (_, _) => null;
}

/// <summary>The rows of one page, read.</summary>
internal sealed record OzonPage<T>(IReadOnlyList<T> Items, IReadOnlyList<UnreadablePayload> Unreadable);

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
        var met = new HashSet<string>();
        while (cursor.Tasks is [var task, ..])
        {
            var (answer, rows) = await PageAsync(shop, task, met, cancel);
            using (answer)
            {
                var page = await source.Read(shop, task, rows, cancel);
                cursor = After(cursor, task, rows, NextOf(answer, task, rows.Length, met));
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

    private async Task<(JsonAnswer Answer, JsonElement[] Rows)> PageAsync(ShopAccess shop, OzonTask task, HashSet<string> met, CancellationToken cancel)
    {
        for (var repeats = 0; ; repeats++)
        {
            var answer = await source.Fetch(shop, task, cancel);
            try
            {
                var rows = RowsOf(answer);
                if (!StandsStill(answer, task, rows.Length, met))
                {
                    return (answer, rows);
                }
            }
            catch
            {
                answer.Dispose();
                throw;
            }

            answer.Dispose();
            if (repeats >= MostRepeats)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, $"{source.Rows}: the bookmark after {task.Read} rows does not move on");
            }
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

    /// <summary>More is promised, and the bookmark is one that was already followed.</summary>
    private bool StandsStill(JsonAnswer answer, OzonTask task, int count, HashSet<string> met) =>
        count > 0 && PromisesMore(answer) == true && source.Next(answer, task) is { } next && (next == task.Token || met.Contains(KeyOf(task, next)));

    /// <summary>
    /// Null: the list ends here. An empty page ends it whatever is promised; a full one without a promise is asked behind once more, because a flag
    /// that says "no more" too early would lose the rest.
    /// </summary>
    private string? NextOf(JsonAnswer answer, OzonTask task, int count, HashSet<string> met)
    {
        var wanted = count > 0 && (PromisesMore(answer) == true || count >= source.Limit);
        var next = wanted ? source.Next(answer, task) : null;
        if (task.Token is { } token)
        {
            met.Add(KeyOf(task, token));
        }

        return next is null || next == task.Token || met.Contains(KeyOf(task, next)) ? null : next;
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

/// <summary>Reads rows one by one; those that cannot be read are set aside whole.</summary>
internal static class OzonPages
{
    private const int AtOnce = 8;

    /// <param name="numberOf">The same number twice in a page: the later one counts.</param>
    public static OzonPage<T> Read<T>(IReadOnlyList<JsonElement> rows, string name, Func<JsonElement, string, T> read, Func<T, string> numberOf)
    {
        var items = new Dictionary<string, T>();
        var unreadable = new List<UnreadablePayload>();
        for (var i = 0; i < rows.Count; i++)
        {
            try
            {
                var item = read(rows[i], $"$.{name}[{i}]");
                items[numberOf(item)] = item;
            }
            catch (FieldException field)
            {
                unreadable.Add(new UnreadablePayload(rows[i].GetRawText(), field.Message));
            }
        }

        return new OzonPage<T>([.. items.Values], unreadable);
    }

    /// <summary>Further calls for items of a page, several at once: the limit is shared out by the governor.</summary>
    public static async Task<IReadOnlyList<T>> EachAsync<T>(IReadOnlyList<T> items, Func<T, CancellationToken, Task<T>> more, CancellationToken cancel)
    {
        var read = items.ToArray();
        await Parallel.ForAsync(0, read.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (i, token) => read[i] = await more(read[i], token));
        return read;
    }

    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.Unreadable"/> when it still cannot be read.</exception>
    public static T Again<T>(string raw, Func<JsonElement, string, T> read)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(raw));
        try
        {
            return answer.Problem is { } problem ? throw new FieldException("$", problem) : read(answer.Root, "$");
        }
        catch (FieldException field)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, field.Message);
        }
    }
}
