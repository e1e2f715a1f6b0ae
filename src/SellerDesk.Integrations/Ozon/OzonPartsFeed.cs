using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// One feed out of several sources that know nothing of each other. Each goes on without the others; one that the key or the plan does not open is
/// left out as long as another works.
/// </summary>
internal sealed class OzonPartsFeed<T>(params IReadOnlyList<OzonPart<T>> parts)
{
    public async IAsyncEnumerable<FeedPage<T>> ReadAsync(ShopAccess shop, string? cursorText, [EnumeratorCancellation] CancellationToken cancel)
    {
        var cursor = PartsCursor.Parse(cursorText);
        var progress = new Dictionary<string, FeedProgress>();
        var failures = new List<MarketplaceException>();
        foreach (var part in parts)
        {
            await using var pages = part.Read(shop, cursor.Parts.GetValueOrDefault(part.Name), cancel).GetAsyncEnumerator(cancel);
            while (await NextAsync(pages, failures))
            {
                var page = pages.Current;
                cursor = cursor with { Parts = new Dictionary<string, string>(cursor.Parts) { [part.Name] = page.Cursor } };
                Note(progress, part.Name, page.Progress);
                yield return new FeedPage<T>(page.Items, page.Unreadable, cursor.ToString(), Together(progress));
            }
        }

        if (failures.Find(failure => !IsShut(failure) || failures.Count(IsShut) == parts.Count) is { } fatal)
        {
            throw fatal;
        }
    }

    /// <summary>A key that is not accepted by one is not accepted by the others.</summary>
    private static async Task<bool> NextAsync(IAsyncEnumerator<FeedPage<T>> pages, List<MarketplaceException> failures)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (MarketplaceException failed) when (failed.Failure is not (MarketplaceFailure.KeyRejected or MarketplaceFailure.KeyExpired))
        {
            failures.Add(failed);
            return false;
        }
    }

    private static bool IsShut(MarketplaceException failure) => failure.Failure is MarketplaceFailure.NoScope or MarketplaceFailure.NeedsSubscription;

    private static void Note(Dictionary<string, FeedProgress> progress, string part, FeedProgress? now)
    {
        if (now is not null)
        {
            progress[part] = now;
        }
        else
        {
            progress.Remove(part);
        }
    }

    /// <summary>Null once no part walks its history any more.</summary>
    private static FeedProgress? Together(Dictionary<string, FeedProgress> progress) => progress.Count == 0 ? null : new FeedProgress(progress.Values.Sum(part => part.Done), null);
}

internal sealed record OzonPart<T>(string Name, Func<ShopAccess, string?, CancellationToken, IAsyncEnumerable<FeedPage<T>>> Read);

/// <summary>The bookmarks of several sources together.</summary>
internal sealed record PartsCursor
{
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>();

    /// <summary>An empty one for a null text and for one of another version, which means to begin anew: re-reading changes nothing.</summary>
    public static PartsCursor Parse(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<PartsCursor>(text, Json) is { Version: CurrentVersion } cursor ? cursor : new PartsCursor();
        }
        catch (JsonException)
        {
            return new PartsCursor();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}
