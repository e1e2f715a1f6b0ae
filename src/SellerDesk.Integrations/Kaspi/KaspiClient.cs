using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>Kaspi over HTTP: its token, its JSON:API, its silence about limits.</summary>
internal sealed class KaspiClient(MarketplaceCalls calls, IConfiguration configuration)
{
    public const string Name = "Kaspi";
    private const string JsonApi = "application/vnd.api+json";

    /// <param name="window">State, times of creation and page.</param>
    public Task<JsonAnswer> OrdersAsync(ShopAccess shop, KaspiWindow window, CancellationToken cancel) => ReadAsync(shop, Query("v2/orders", [
        .. Page(shop, window), ("filter[orders][state]", window.List), ("filter[orders][status]", window.Status),
        ("filter[orders][creationDate][$ge]", Text(window.From)), ("filter[orders][creationDate][$le]", window.To is { } to ? Text(to) : null),
        ("include[orders]", "entries")]), cancel);

    /// <summary>
    /// A list of one order, or of none; <see cref="OrderReader.One"/> finds it. Asked for once more when the order is not in it: answers are given out twice now
    /// and then, and what is not there is not followed any longer.
    /// </summary>
    public async Task<JsonAnswer> OrderAsync(ShopAccess shop, string code, CallUrgency urgency, CancellationToken cancel)
    {
        var path = Query("v2/orders", [("filter[orders][code]", code)]);
        var answer = await ReadAsync(shop, path, cancel, urgency);
        if (answer.Problem is not null || OrderReader.HasOne(answer, code))
        {
            return answer;
        }

        answer.Dispose();
        return await ReadAsync(shop, path, cancel, urgency);
    }

    /// <param name="id">The marketplace's inner number of the order, not its code.</param>
    public Task<JsonAnswer> EntriesAsync(ShopAccess shop, string id, CancellationToken cancel) =>
        ReadAsync(shop, $"v2/orders/{Uri.EscapeDataString(id)}/entries", cancel, mayBeMissing: true);

    public Task<JsonAnswer> EntryProductAsync(ShopAccess shop, string entryId, CancellationToken cancel) =>
        ReadAsync(shop, $"v2/orderentries/{Uri.EscapeDataString(entryId)}/product", cancel, mayBeMissing: true);

    /// <summary>Reviews of the seller. Not in the current description of the API: some shops have it and some do not.</summary>
    public Task<JsonAnswer> ReviewsAsync(ShopAccess shop, KaspiWindow window, CancellationToken cancel) => ReadAsync(shop, Query("v2/merchantreviews", [
        .. Page(shop, window), ("filter[merchantreviews][approvedDate][$ge]", Text(window.From)), ("filter[merchantreviews][approvedDate][$le]", Text(window.To ?? 0))]), cancel);

    /// <summary>One try. After <see cref="MarketplaceFailure.NoAnswer"/> the order must be read before anything is sent again.</summary>
    /// <param name="attributes">The new status and what has to come with it.</param>
    public async Task ChangeOrderAsync(ShopAccess shop, string id, IReadOnlyDictionary<string, object> attributes, CancellationToken cancel)
    {
        var body = new { data = new { type = "orders", id, attributes } };
        using var answer = await calls.WriteAsync(Call(shop, HttpMethod.Post, "v2/orders", body, CallUrgency.Answer), cancel);
    }

    private Task<JsonAnswer> ReadAsync(ShopAccess shop, string path, CancellationToken cancel, CallUrgency urgency = CallUrgency.Background, bool mayBeMissing = false) =>
        calls.ReadAsync(Call(shop, HttpMethod.Get, path, null, urgency) with { MayBeMissing = mayBeMissing }, cancel);

    private MarketplaceCall Call(ShopAccess shop, HttpMethod method, string path, object? body, CallUrgency urgency)
    {
        var token = KaspiToken.Read(shop.Key);
        var settings = new KaspiSettings(shop, configuration);
        return new MarketplaceCall(Name, settings.Host, () => Request(settings, token, method, path, body), KaspiFailures.Of)
        {
            Limits = [new RateLimit(new RateKey(token.Account, "all"), new RateRule(settings.Between, 1))],
            Urgency = urgency,
            Timeout = settings.Timeout,
            Secrets = [token.Value],
        };
    }

    /// <summary>The media type is wanted on reads too, so they carry an empty body.</summary>
    private static HttpRequestMessage Request(KaspiSettings settings, KaspiToken token, HttpMethod method, string path, object? body)
    {
        var request = JsonRequest.Of(method, new Uri(settings.Host, path), body);
        request.Content ??= new ByteArrayContent([]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(JsonApi);
        request.Headers.TryAddWithoutValidation("Accept", JsonApi);
        request.Headers.TryAddWithoutValidation("User-Agent", settings.UserAgent);
        request.Headers.TryAddWithoutValidation("X-Auth-Token", token.Value);
        return request;
    }

    private (string Name, string? Value)[] Page(ShopAccess shop, KaspiWindow window) =>
        [("page[number]", Text(window.Page)), ("page[size]", Text(new KaspiSettings(shop, configuration).PageSize))];

    private static string Query(string path, (string Name, string? Value)[] parts) =>
        path + "?" + string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{Uri.EscapeDataString(part.Name)}={Uri.EscapeDataString(part.Value!)}"));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
