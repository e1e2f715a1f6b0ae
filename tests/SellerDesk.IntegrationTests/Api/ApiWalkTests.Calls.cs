using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Api;

namespace SellerDesk.IntegrationTests.Api;

/// <summary>How a call is made of a route that the walk found.</summary>
public sealed partial class ApiWalkTests
{
    private sealed record Route(string Method, string Pattern, ApiScope Scope, string Name)
    {
        public bool Writes => Method != "GET";
    }

    private IReadOnlyList<Route> Routes => [.. desk.Desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
        .Select(route => new Route(route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0], route.RoutePattern.RawText!, ApiPolicies.ScopeOf(route), route.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName))];

    /// <summary>The ids of what is there, in the order of the places in the pattern.</summary>
    private string[] Things(string pattern)
    {
        var name = pattern.Split('/')[3] switch { "shops" => "SHOP", "reviews" => "REVIEW", "questions" => "QUESTION", "chats" => "CHAT", "orders" => "ORDER", "returns" => "RETURN", "products" => "PRODUCT", "complaints" => "COMPLAINT", "webhooks" => "HOOK", _ => "BUYER" };
        return [desk.Ids[name], pattern.Contains("deliveries", StringComparison.Ordinal) ? desk.Ids["DELIVERY"] : "stage"];
    }

    private string Body(Route route) => (ApiGuide.Of(route.Name)?.Body ?? "{}").Replace("https://crm.example.com/hooks/sellerdesk", desk.HookUrl.ToString(), StringComparison.Ordinal);

    private static HttpRequestMessage Call(Route route, string id, string? key = null, string more = "") => Call(route, [id, id], key, $"{{\"text\":\"x\"{more}}}");

    private static HttpRequestMessage Call(Route route, string[] ids, string? key = null, string? body = null)
    {
        var at = 0;
        var path = Regex.Replace(route.Pattern, @"\{[^}]*\}", _ => ids[Math.Min(at++, ids.Length - 1)]);
        var call = new HttpRequestMessage(new HttpMethod(route.Method), path);
        if (route.Writes)
        {
            call.Content = route.Pattern.EndsWith("/imports", StringComparison.Ordinal)
                ? new MultipartFormDataContent { { new StringContent(body ?? ""), "kind" }, { new StringContent("none"), "shop" }, { new StringContent("a"), "file", "a.csv" } }
                : new StringContent(body ?? "{}", Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            call.Headers.Add("Idempotency-Key", key);
        }

        return call;
    }
}
