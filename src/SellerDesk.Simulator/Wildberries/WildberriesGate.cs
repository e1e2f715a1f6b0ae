using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>What every Wildberries host does before it looks at a request: the token, its scopes, the limits. A path that does not exist is judged after that.</summary>
internal sealed class WildberriesGate(RequestDelegate next, Tokens tokens, RateLimits limits, Simulation world)
{
    private const int PriceOfMistake = 10;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/wb", out var rest) || HostOf(rest) is not { } host)
        {
            await next(context);
            return;
        }

        var (caller, problem) = tokens.Check(context.Request.Headers.Authorization);
        if (caller is null)
        {
            await WireProblem.WriteAsync(context, world, StatusCodes.Status401Unauthorized, problem);
            return;
        }

        if (!Allows(caller, host, context.Request))
        {
            await RefuseScopeAsync(context, host);
            return;
        }

        var group = host.GroupOf(context.Request.Path.Value!);
        var allowance = WildberriesLimits.Take(limits, caller, group);
        if (!allowance.Granted)
        {
            await WireProblem.LimitAsync(context, world, allowance);
            return;
        }

        context.Response.Headers["X-Ratelimit-Remaining"] = allowance.Remaining.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Features.Set(caller);
        await next(context);
        if (host.Name == "marketplace" && context.Response.StatusCode is >= 400 and < 500)
        {
            WildberriesLimits.Charge(limits, caller, group, PriceOfMistake - 1);
        }
    }

    private static WildberriesHost? HostOf(PathString rest) =>
        Array.Find(WildberriesHost.All, host => rest.StartsWithSegments("/" + host.Name));

    private static bool Allows(Caller caller, WildberriesHost host, HttpRequest request) =>
        caller.Has(host.ScopeBit) && (!caller.IsReadOnly || HttpMethods.IsGet(request.Method) || IsQuestion(host, request.Path.Value!));

    /// <summary>POSTs that only ask.</summary>
    private static bool IsQuestion(WildberriesHost host, string path) => host.Name switch
    {
        "analytics" or "content" => true,
        "marketplace" => path.EndsWith("/orders/status", StringComparison.Ordinal) || path.EndsWith("/status/info", StringComparison.Ordinal) || path.EndsWith("/delivery-date", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Hosts differ in how they refuse a token of another category, and the single review and the answer differ from the rest of theirs.</summary>
    private Task RefuseScopeAsync(HttpContext context, WildberriesHost host)
    {
        var path = context.Request.Path.Value!;
        var plain = path.EndsWith("/ping", StringComparison.Ordinal) || path.EndsWith("/feedback", StringComparison.Ordinal) || path.EndsWith("/feedbacks/answer", StringComparison.Ordinal);
        return host.Name switch
        {
            "feedbacks" when !plain => WireJson.WriteAsync(context, StatusCodes.Status403Forbidden, Envelope.Failed("Ошибка авторизации", WireProblem.RequestId(context))),
            "marketplace" when !plain => WireJson.WriteAsync(context, StatusCodes.Status403Forbidden, new { code = "AccessDenied", message = "Доступ запрещён" }),
            _ => WireProblem.WriteAsync(context, world, StatusCodes.Status401Unauthorized, "token scope not allowed"),
        };
    }
}

/// <summary>One of the marketplace's hosts, here a path prefix, with the token category that it wants (0: any).</summary>
internal sealed record WildberriesHost(string Name, int ScopeBit)
{
    public static WildberriesHost[] All { get; } =
    [
        new("feedbacks", 7), new("marketplace", 4), new("statistics", 5), new("common", 0), new("content", 1), new("analytics", 2), new("chat", 9), new("returns", 11),
    ];

    public string GroupOf(string path) => path switch
    {
        _ when path.EndsWith("/ping", StringComparison.Ordinal) => "ping-" + Name,
        _ when path.EndsWith("/supplier/orders", StringComparison.Ordinal) => "orders-report",
        _ when path.EndsWith("/supplier/sales", StringComparison.Ordinal) => "sales-report",
        _ when path.EndsWith("/seller-info", StringComparison.Ordinal) => "seller-info",
        _ when path.EndsWith("/common/v1/rating", StringComparison.Ordinal) => "seller-rating",
        _ when path.Contains("/dbs/", StringComparison.Ordinal) => "dbs",
        _ when Name is "chat" => "chat-" + path.Split('/').ElementAtOrDefault(6),
        _ when Name is "returns" => "claims-" + path.Split('/')[^1],
        _ when path.EndsWith("/goods-return", StringComparison.Ordinal) => "goods-return",
        _ when path.EndsWith("/order-feed", StringComparison.Ordinal) => "order-feed",
        _ when path.EndsWith("/history", StringComparison.Ordinal) => "funnel-history",
        _ when path.Contains("/nm-report/downloads/file", StringComparison.Ordinal) => "nm-report-file",
        _ when path.EndsWith("/nm-report/downloads", StringComparison.Ordinal) => "nm-report",
        _ => Name,
    };
}
