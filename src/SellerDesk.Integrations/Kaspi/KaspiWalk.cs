using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>What differs between the feeds.</summary>
/// <param name="Fetch">Calls for one page of a piece.</param>
/// <param name="Read">One item of a page with what the page included; throws <see cref="FieldException"/>.</param>
/// <param name="NumberOf">Of a read item: the same number twice in a page counts once.</param>
/// <param name="Fits">Whether a row may stand in a piece at all.</param>
internal sealed record KaspiSource<T>(
    KaspiPlan Plan, Func<ShopAccess, KaspiWindow, CancellationToken, Task<JsonAnswer>> Fetch, Func<JsonElement, IReadOnlyDictionary<string, JsonElement>, string, T> Read, Func<T, string> NumberOf,
    Func<KaspiWindow, JsonElement, bool> Fits);

/// <summary>A page that was read, with the bookmark after it.</summary>
internal sealed record KaspiPage<T>(IReadOnlyList<T> Items, IReadOnlyList<UnreadablePayload> Unreadable, KaspiCursor Cursor);

/// <summary>Reads a round piece by piece and page by page. Totals are believed only when a page is not full: they lie.</summary>
internal sealed class KaspiWalk<T>(KaspiSource<T> source, int pageSize)
{
    private const int MostPages = 5000;
    private const int MostRepeats = 2;
    private const int MostTries = 5;

    /// <summary>One unreadable page among readable ones is set aside; this many in a row are the marketplace's trouble and not the pages'.</summary>
    private const int UnreadablePagesInARow = 3;

    private readonly List<UnreadablePayload> broken = [];
    private string[]? pageBefore;
    private int repeats;

    /// <summary>Until the round is over; the caller may change the cursor between pages.</summary>
    public async IAsyncEnumerable<KaspiPage<T>> ReadAsync(ShopAccess shop, Func<KaspiCursor> current, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (current() is { Left: [var window, ..] } cursor)
        {
            using var answer = await source.Fetch(shop, window, cancel);
            if (Problem(answer) is { } problem)
            {
                Keep(answer, window, problem);
                repeats = 0;
                yield return new KaspiPage<T>([], cursor.Left.Length == 1 ? Kept() : [], Past(cursor, window));
                continue;
            }

            var rows = answer.Root.List("data").ToList();
            var ids = rows.Select(row => row.ValueKind == JsonValueKind.Object ? row.Word("id") ?? "" : "").ToArray();
            if (IsDoubtful(cursor, window, rows, ids) && repeats++ < MostRepeats)
            {
                continue;
            }

            // What stands by its word is what there is; only a page that comes again and again has nothing behind it.
            var next = IsPageBefore(ids) ? null : Next(window, ids.Length, answer.Root.Find("meta")?.Whole("pageCount"));
            (pageBefore, repeats) = (ids, 0);
            var (items, unreadable) = ReadRows(rows, OrderReader.Included(answer.Root));
            yield return new KaspiPage<T>(items, unreadable, After(cursor, window, next, ids.Length));
        }
    }

    /// <summary>One payload that was set aside: an item with what was included for it.</summary>
    public T ReadAgain(string raw)
    {
        using var answer = JsonAnswer.Of(System.Text.Encoding.UTF8.GetBytes(raw));
        try
        {
            return answer.Problem is { } problem ? throw new FieldException("$", problem)
                : answer.Root.Field("data") is { ValueKind: JsonValueKind.Object } item ? source.Read(item, OrderReader.Included(answer.Root), "$.data")
                : throw new FieldException("$.data", "missing");
        }
        catch (FieldException field)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, field.Message);
        }
    }

    /// <summary>
    /// An answer given out a second time instead of the one that was asked for: the page before, rows of another list, nothing after nothing. Nobody reads
    /// the history again, so there nothing is asked for once more whenever it may have been said of something else.
    /// </summary>
    private bool IsDoubtful(KaspiCursor cursor, KaspiWindow window, List<JsonElement> rows, string[] ids) =>
        ids.Length == 0 ? cursor.Round == KaspiRound.History && repeats == 0 && pageBefore is not { Length: > 0 }
        : IsPageBefore(ids) || !rows.TrueForAll(row => source.Fits(window, row));

    private bool IsPageBefore(string[] ids) => ids.Length > 0 && pageBefore is not null && ids.SequenceEqual(pageBefore);

    private (List<T> Items, List<UnreadablePayload> Unreadable) ReadRows(List<JsonElement> rows, Dictionary<string, JsonElement> included)
    {
        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        var unreadable = Kept();
        for (var place = 0; place < rows.Count; place++)
        {
            try
            {
                var item = source.Read(rows[place], included, $"$.data[{place}]");
                items[source.NumberOf(item)] = item;
            }
            catch (FieldException field)
            {
                unreadable.Add(new UnreadablePayload(OrderReader.Alone(rows[place], included), field.Message));
            }
        }

        return ([.. items.Values], unreadable);
    }

    private void Keep(JsonAnswer answer, KaspiWindow window, string problem)
    {
        if (broken.Count >= UnreadablePagesInARow)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        // Kept back until a page can be read again: a host that answers nothing but rubbish must not fill the desk with it.
        var where = string.Create(CultureInfo.InvariantCulture, $"{window.List} {window.Status} from {window.From} to {window.To} page {window.Page}");
        broken.Add(new UnreadablePayload(answer.Raw, $"{where}: {problem}"));
    }

    private List<UnreadablePayload> Kept()
    {
        List<UnreadablePayload> kept = [.. broken];
        broken.Clear();
        return kept;
    }

    private KaspiCursor After(KaspiCursor cursor, KaspiWindow window, KaspiWindow? next, int count)
    {
        if (next is not null)
        {
            return cursor with { Left = [next, .. cursor.Left[1..]], Empty = 0 };
        }

        var empty = window.Page > 0 || count > 0 ? 0 : cursor.Empty + (source.Plan.Counts(window) ? 1 : 0);
        var isOver = cursor.Round == KaspiRound.History && source.Plan.IsBeforeTheShop(empty);
        return cursor with { Left = isOver ? [] : cursor.Left[1..], Empty = empty };
    }

    /// <summary>Past a page that cannot be read: it is noted for the next round, and the list goes on behind it.</summary>
    private static KaspiCursor Past(KaspiCursor cursor, KaspiWindow window)
    {
        var noted = window with { Tries = window.Tries + 1 };
        return cursor with
        {
            Left = window.Tries > 0 ? cursor.Left[1..] : [window with { Page = window.Page + 1 }, .. cursor.Left[1..]],
            Again = noted.Tries < MostTries ? [.. cursor.Again, noted] : cursor.Again,
        };
    }

    private KaspiWindow? Next(KaspiWindow window, int count, long? pages) =>
        window.Tries > 0 || count == 0 || window.Page + 1 >= MostPages || (count < pageSize && !(window.Page + 1 < pages)) ? null : window with { Page = window.Page + 1 };

    private static string? Problem(JsonAnswer answer) => answer.Problem
        ?? (answer.Root.ValueKind == JsonValueKind.Object ? null : "$: not an object")
        ?? (answer.Root.TryGetProperty("data", out _) ? null : "$.data: missing");
}
