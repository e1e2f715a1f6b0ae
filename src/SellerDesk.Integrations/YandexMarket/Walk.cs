using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Reads a list page by page as the cursor's steps say, each page with the cursor after it.</summary>
internal sealed class Walk<T>(WalkSource<T> source)
{
    private const int MostTries = 3;
    private const int KeptTokens = 8;
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1.5);

    public async IAsyncEnumerable<FeedPage<T>> ReadAsync(ShopAccess shop, string? cursorText, WalkPlan plan, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancel)
    {
        var cursor = WalkCursor.Begin(WalkCursor.Parse(cursorText), plan, now);
        while (cursor.Steps is [var step, ..])
        {
            using var answer = await FetchAsync(shop, step, cancel);
            if (answer is null)
            {
                cursor = cursor.After([step with { Token = null, Tokens = null, Tries = step.Tries + 1 }], null);
                continue;
            }

            if (Problem(answer) is { } problem)
            {
                var given = step.Tries + 1 >= MostTries;
                cursor = cursor.After(given ? Halves(step, now) : [step with { Tries = step.Tries + 1 }], null);
                yield return new FeedPage<T>([], given ? [new UnreadablePayload(answer.Raw, $"{Describe(step)}: {problem}")] : [], cursor.ToString(), cursor.Progress);
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            var holder = Holder(answer.Root);
            var elements = holder.List(source.ListName).ToList();
            var (items, unreadable) = Read(shop, step, elements);
            var completed = source.Complete is { } complete ? await complete(shop, step, items, cancel) : new Completed<T>(items, []);
            cursor = cursor.After(Rest(step, holder, elements, now), elements.Max(source.MarkOf));
            yield return new FeedPage<T>(completed.Items, [.. unreadable, .. completed.Unreadable], cursor.ToString(), cursor.Progress);
        }
    }

    public T ReadAgain(ShopAccess shop, string raw)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(raw));
        try
        {
            return answer.Problem is { } problem ? throw new FieldException("$", problem) : source.Read(shop, new WalkStep(""), answer.Root, "$");
        }
        catch (FieldException field)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, field.Message);
        }
    }

    /// <summary>Null: the page token is not accepted any more, so that the step begins anew.</summary>
    private async Task<JsonAnswer?> FetchAsync(ShopAccess shop, WalkStep step, CancellationToken cancel)
    {
        try
        {
            return await source.Fetch(shop, step, cancel);
        }
        catch (MarketplaceException failed) when (failed.Failure == MarketplaceFailure.Refused && step is { Token: not null, Tries: < MostTries })
        {
            return null;
        }
    }

    private (List<T> Items, List<UnreadablePayload> Unreadable) Read(ShopAccess shop, WalkStep step, List<JsonElement> elements)
    {
        var items = new Dictionary<string, T>();
        var unreadable = new List<UnreadablePayload>();
        for (var i = 0; i < elements.Count; i++)
        {
            try
            {
                if (source.IsWanted(step, elements[i]))
                {
                    // The same number twice in a page: the later one counts.
                    var item = source.Read(shop, step, elements[i], $"$.{source.ListName}[{i}]");
                    items[source.NumberOf(item)] = item;
                }
            }
            catch (FieldException field)
            {
                unreadable.Add(new UnreadablePayload(elements[i].GetRawText(), field.Message));
            }
        }

        return ([.. items.Values], unreadable);
    }

    private WalkStep[] Rest(WalkStep step, JsonElement holder, List<JsonElement> elements, DateTimeOffset now)
    {
        var next = holder.Find("paging")?.Word("nextPageToken");
        var token = next is null ? null : Print(next);
        var page = Print(string.Concat(elements.Select(element => element.GetRawText())));
        if ((token is not null && step.Tokens?.Contains(token) == true) || (elements.Count > 0 && step.LastPage == page) || IsOfAnotherPeriod(step, elements))
        {
            // A page that is not the one asked for: asked for again, then in shorter periods, which are paged otherwise; the shortest is left to the next look back.
            return step.Tries + 1 < MostTries ? [step with { Tries = step.Tries + 1 }] : Halves(step, now);
        }

        return next is null || source.IsEnough(step, elements)
            ? []
            : [step with { Token = next, Tokens = [.. (step.Tokens ?? []).TakeLast(KeptTokens - 1), token!], LastPage = page, Tries = 0 }];
    }

    /// <summary>Not a single item of the period asked for, a day's slack for clocks that differ.</summary>
    private bool IsOfAnotherPeriod(WalkStep step, List<JsonElement> elements)
    {
        var times = elements.Select(element => source.WhenOf is { } whenOf ? whenOf(step, element) : source.MarkOf(element)).OfType<DateTimeOffset>().ToList();
        return times.Count > 0 && times.TrueForAll(time => time < step.From - Slack || time > step.To + Slack);
    }

    private static WalkStep[] Halves(WalkStep step, DateTimeOffset now)
    {
        if (step.From is not { } from || (step.To ?? now) - from <= Shortest)
        {
            return [];
        }

        var middle = from + (((step.To ?? now) - from) / 2);
        var clean = step with { Token = null, Tokens = null, LastPage = null, Tries = 0 };
        return [clean with { To = middle }, clean with { From = middle }];
    }

    private string? Problem(JsonAnswer answer) => answer.Problem
        ?? (answer.Root.ValueKind == JsonValueKind.Object ? null : "$: not an object")
        ?? (Holder(answer.Root).TryGetProperty(source.ListName, out _) ? null : $"$.{source.ListName}: missing");

    private static JsonElement Holder(JsonElement root) => root.Find("result") is { ValueKind: JsonValueKind.Object } result ? result : root;

    private static string Print(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));

    private string Describe(WalkStep step) => $"{source.ListName} {step.Lane} from {step.From:O} to {step.To:O}";
}
