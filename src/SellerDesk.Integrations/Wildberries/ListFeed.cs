using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>What differs between reviews and questions.</summary>
/// <param name="ArrayName">The list's field within <c>data</c>.</param>
/// <param name="Fetch">Calls for one page: the task and how many items.</param>
/// <param name="Read">One item; throws <see cref="FieldException"/>.</param>
/// <param name="NumberOf">The marketplace's number of a read item.</param>
internal sealed record ListSource<T>(
    string ArrayName, bool HasArchive, Func<ShopAccess, ListTask, int, CancellationToken, Task<JsonAnswer>> Fetch, Func<JsonElement, string, T> Read, Func<T, string> NumberOf);

/// <summary>Reads lists page by page as the cursor's tasks say, each page with the cursor after it.</summary>
internal sealed class ListFeed<T>(ListSource<T> source)
{
    /// <summary>One unreadable page among readable ones is set aside; this many in a row are the marketplace's trouble and not the pages'.</summary>
    private const int UnreadablePagesInARow = 3;

    public async IAsyncEnumerable<FeedPage<T>> ReadAsync(ShopAccess shop, string? cursorText, ListPace pace, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancel)
    {
        var cursor = ListPlan.Begin(ListCursor.Parse(cursorText), source.HasArchive, pace, now);
        var broken = new List<UnreadablePayload>();
        var brokenInARow = 0;
        while (cursor.Tasks is [var task, ..])
        {
            var take = pace.TakeOf(task);
            using var answer = await source.Fetch(shop, task, take, cancel);
            if (Problem(answer) is { } problem)
            {
                if (++brokenInARow > UnreadablePagesInARow)
                {
                    throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
                }

                // Kept back until a page can be read again: a host that answers nothing but rubbish must not fill the desk with it.
                broken.Add(new UnreadablePayload(answer.Raw, $"{Describe(task, take)}: {problem}"));
                cursor = ListStep.Past(cursor, take);
                if (cursor.Tasks.Length > 0)
                {
                    continue;
                }

                yield return new FeedPage<T>([], broken, cursor.ToString(), cursor.Progress);
                yield break;
            }

            brokenInARow = 0;
            var page = ReadPage(answer.Root, broken, out var shape);
            broken = [];
            cursor = ListStep.After(cursor, shape, take);
            yield return new FeedPage<T>(page.Items, page.Unreadable, cursor.ToString(), cursor.Progress);
        }
    }

    public T ReadAgain(string raw) => Rows.Again(raw, item => source.Read(item, "$"));

    private static string? Problem(JsonAnswer answer) => answer.Problem
        ?? (answer.Root.ValueKind == JsonValueKind.Object ? null : "$: not an object")
        ?? (answer.Root.Find("data") is null ? "$.data: missing" : null)
        ?? (answer.Root.Find("data")!.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? null : "$.data: not an object");

    private (List<T> Items, List<UnreadablePayload> Unreadable) ReadPage(JsonElement root, List<UnreadablePayload> broken, out ListPage shape)
    {
        var data = root.Find("data")!.Value;
        var items = new Dictionary<string, T>();
        var unreadable = new List<UnreadablePayload>(broken);
        var numbers = new List<string?>();
        var times = new List<long?>();
        foreach (var element in data.List(source.ArrayName))
        {
            numbers.Add(element.Word("id"));
            times.Add(element.Time("createdDate")?.ToUnixTimeSeconds());
            try
            {
                // The same number twice in a page: the later one counts.
                var item = source.Read(element, $"$.data.{source.ArrayName}[{times.Count - 1}]");
                items[source.NumberOf(item)] = item;
            }
            catch (FieldException field)
            {
                unreadable.Add(new UnreadablePayload(element.GetRawText(), field.Message));
            }
        }

        shape = new ListPage(numbers, times, TotalOf(data));
        return ([.. items.Values], unreadable);
    }

    /// <summary>Answered items come twice, from their list and from the archive; the archive also has items that no counter tells of, so it is an estimate.</summary>
    private int? TotalOf(JsonElement data) => data.Whole("countUnanswered") is { } unanswered && data.Whole("countArchive") is { } answered
        ? (int)Math.Min(int.MaxValue, unanswered + (answered * (source.HasArchive ? 2 : 1)))
        : null;

    private string Describe(ListTask task, int take) =>
        string.Create(CultureInfo.InvariantCulture, $"{source.ArrayName} {task.List} from {task.From} to {task.To} skip {task.Skip} take {take}");
}
