using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

public sealed class AccessTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    /// <summary>What a stranger may open: the door itself, health, the look of pages, the description of the API, and the marketplaces' own door, whose address is a secret.</summary>
    private static readonly string[] Open =
    [
        "/sign-in", "/sign-in/code", "/sign-out", "/setup", "/culture", "/not-found", "/health/live", "/health/ready", "/openapi/{documentName}.json",
        "/push/{marketplace}/{shop:guid}/{secret}",
        "/s/{token}", "/s/{token}/stop", "/u/{token}", "/m/o/{token}", "/m/c/{token}", "/m/r/{token}",
    ];

    [Fact]
    public async Task No_route_lets_a_stranger_in_unless_it_is_one_of_the_known_doors()
    {
        var routes = desk.Desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => !IsAsset(route)).ToList();
        routes.Should().HaveCountGreaterThan(20, "the test looked at something");

        var open = routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'));
        open.Distinct().Should().BeSubsetOf(Open);

        using var stranger = desk.Client(null);
        foreach (var route in routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            await RefusesAsync(stranger, route);
        }
    }

    [Fact]
    public async Task A_session_of_a_page_opens_no_call()
    {
        using var visitor = new Team.Visitor(desk.Address);
        var added = await desk.UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(
            Actor.Desk, "Олег", "oleg@example.test", Role.Owner, Application.Data.ShopScope.Everything, DateTimeOffset.UtcNow, CancellationToken.None));
        await visitor.SignInAsync(added.Email, added.TemporaryPassword);
        await visitor.GetAsync("/api/v1/shops");
        visitor.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_of_reading_writes_nothing()
    {
        using var answer = await desk.Reader.PostAsync($"shops/{Guid.NewGuid()}/pull", null);
        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var allowed = await desk.Writer.PostAsync($"shops/{Guid.NewGuid()}/pull", null);
        allowed.StatusCode.Should().Be(HttpStatusCode.NotFound, "the token may, there only is no such shop");
    }

    [Fact]
    public async Task Of_a_token_only_the_hash_is_kept_and_its_use_is_noted()
    {
        var secret = await desk.TokenAsync(ApiScope.Read);
        secret.Should().MatchRegex("^sd_[A-Za-z0-9_-]{43}$");
        var hash = ApiSecret.Hash(secret);
        (await desk.Database.ReadAsync<long>($"select count(*) from api_tokens where hash = '{hash}'")).Should().Be(1);
        (await desk.Database.ReadAsync<long>($"select count(*) from api_tokens t where t::text like '%{secret}%'")).Should().Be(0);

        using var client = desk.Client(secret);
        (await client.GetAsync("shops")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await desk.Database.ReadAsync<bool>($"select last_used_at is not null from api_tokens where hash = '{hash}'")).Should().BeTrue();
    }

    [Fact]
    public async Task A_revoked_token_is_refused()
    {
        var created = await desk.UseAsync<CreateApiToken, CreatedApiToken>(create =>
            create.ExecuteAsync(Actor.Desk, "revoked", ApiScope.Read, DateTimeOffset.UtcNow, CancellationToken.None));
        await desk.UseAsync<RevokeApiToken>(revoke => revoke.ExecuteAsync(Actor.Desk, created.Id, DateTimeOffset.UtcNow, CancellationToken.None));
        using var client = desk.Client(created.Secret);
        (await client.GetAsync("shops")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private static async Task RefusesAsync(HttpClient stranger, RouteEndpoint route)
    {
        var path = System.Text.RegularExpressions.Regex.Replace("/" + route.RoutePattern.RawText!.TrimStart('/'), @"\{[^}]*\}", Guid.NewGuid().ToString());
        var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var named, ..] ? named : "GET";
        using var call = new HttpRequestMessage(new HttpMethod(method), path);
        if (route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var accepted, ..])
        {
            call.Content = new StringContent("{}");
            call.Content.Headers.ContentType = new(accepted);
        }

        using var answer = await stranger.SendAsync(call);
        var refused = answer.StatusCode == HttpStatusCode.Unauthorized
            || (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().Contains("/s", StringComparison.Ordinal));
        refused.Should().BeTrue($"{method} {path} must refuse a stranger, but answered {answer.StatusCode} {answer.Headers.Location}");
    }

    /// <summary>Files of the look (style sheets, scripts, pictures): they are named by a manifest and hold no data.</summary>
    private static bool IsAsset(RouteEndpoint route) => route.Metadata.Any(data => data.GetType().Name == "StaticAssetDescriptor") || route.RoutePattern.RawText!.StartsWith("_framework", StringComparison.Ordinal);
}
