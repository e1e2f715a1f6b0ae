using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>A method as the marketplace publishes it: its name, its limits in both tiers, the rights of which one is enough.</summary>
internal sealed record YandexMethod(string Name, int Usual, int Medium, TimeSpan Period, bool IsWrite, params string[] Scopes)
{
    public static YandexMethod Read(string name, int usual, int medium, params string[] scopes) => new(name, usual, medium, TimeSpan.FromHours(1), false, scopes);

    public static YandexMethod Write(string name, int usual, int medium, params string[] scopes) => new(name, usual, medium, TimeSpan.FromHours(1), true, scopes);

    public static YandexMethod Often(string name, int usual, int medium, params string[] scopes) => new(name, usual, medium, TimeSpan.FromMinutes(1), false, scopes);
}

/// <summary>What stands before every method: the key, its rights, whose cabinet it is, two requests at once, the hour's limit, the body's size.</summary>
internal sealed class YandexGate(YandexKeys keys, RateLimits limits, TimeProvider real)
{
    private const int MostAtOnce = 2;
    private const long LargestBody = 512 * 1024;

    public async Task EnterAsync(HttpContext context, YandexMethod method, Func<YandexExchange, Task> handle)
    {
        if (keys.Check(context.Request.Headers["Api-Key"]) is not { } caller)
        {
            await YandexExchange.ErrorAsync(context, 401, "UNAUTHORIZED", "Api-Key is not valid");
            return;
        }

        if (!caller.May(method.Scopes, method.IsWrite))
        {
            await YandexExchange.ErrorAsync(context, 403, "FORBIDDEN", $"Api-Key has no access to method {method.Name}");
            return;
        }

        using var place = limits.Enter($"yandex/{caller.Key}", MostAtOnce);
        if (place is null)
        {
            await YandexExchange.ErrorAsync(context, 420, "LIMIT_EXCEEDED", $"Hit rate limit of {MostAtOnce} parallel requests");
            return;
        }

        var account = AccountOf(context, caller);
        if (account is null)
        {
            await YandexExchange.ErrorAsync(context, 403, "FORBIDDEN", "Access denied to the business or campaign");
        }
        else if (await GrantAsync(context, caller, account, method))
        {
            await HandleAsync(context, caller, account, handle);
        }
    }

    public static Task LimitAsync(HttpContext context, double seconds, int limit, DateTimeOffset now)
    {
        Tell(context, limit, 0, now.AddSeconds(seconds));
        return YandexExchange.ErrorAsync(context, 420, "LIMIT_EXCEEDED", "Hit rate limit of the resource");
    }

    private async Task<bool> GrantAsync(HttpContext context, YandexCaller caller, Account account, YandexMethod method)
    {
        var requests = caller.IsMedium ? method.Medium : method.Usual;
        var allowance = limits.Take($"yandex/{account.Key}/{method.Name}", new RateLimit(requests, method.Period, requests));
        if (!allowance.Granted)
        {
            await LimitAsync(context, allowance.RetryAfter, requests, real.GetUtcNow());
            return false;
        }

        if (limits.Enabled)
        {
            Tell(context, allowance.Burst, allowance.Remaining, real.GetUtcNow().AddSeconds(allowance.FullAfter));
        }

        return true;
    }

    private static async Task HandleAsync(HttpContext context, YandexCaller caller, Account account, Func<YandexExchange, Task> handle)
    {
        if (context.Request.ContentLength > LargestBody && !context.Request.HasFormContentType)
        {
            await YandexExchange.ErrorAsync(context, 400, "BAD_REQUEST", "Request body is larger than 512 KB");
            return;
        }

        if (await BodyAsync(context.Request) is { } body)
        {
            await handle(new YandexExchange(context, caller, account, body));
            return;
        }

        await YandexExchange.ErrorAsync(context, 400, "BAD_REQUEST", "Request body is not valid JSON");
    }

    /// <summary>The path names the cabinet or the shop; methods without either are about the first.</summary>
    private static Account? AccountOf(HttpContext context, YandexCaller caller)
    {
        var values = context.Request.RouteValues;
        var named = values.TryGetValue("businessId", out var business) ? YandexIds.OfBusiness(NumberOf(business)) : values.TryGetValue("campaignId", out var campaign) ? YandexIds.OfCampaign(NumberOf(campaign)) : caller.Accounts[0];
        return named is not null && caller.Accounts.Contains(named) ? named : null;
    }

    private static long NumberOf(object? value) => long.TryParse((string?)value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static async Task<JsonObject?> BodyAsync(HttpRequest request)
    {
        if (request.HasFormContentType || request.ContentLength is null or 0)
        {
            return [];
        }

        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Tell(HttpContext context, int limit, int remaining, DateTimeOffset until)
    {
        context.Response.Headers["X-RateLimit-Resource-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-RateLimit-Resource-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-RateLimit-Resource-Until"] = until.AddSeconds(1).UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
    }
}
