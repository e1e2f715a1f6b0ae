using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Api;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

/// <summary>What holds for every call of the API, found by walking the list of its endpoints: none is forgotten.</summary>
public sealed partial class ApiWalkTests(ApiWorld desk) : IClassFixture<ApiWorld>
{
    [Fact]
    public async Task A_token_with_less_scope_is_told_which_one_is_needed()
    {
        var tried = 0;
        foreach (var (scope, client) in new[] { (ApiScope.Read, desk.Reader), (ApiScope.Write, desk.Writer) })
        {
            foreach (var route in Routes.Where(route => route.Scope > scope))
            {
                using var answer = await client.SendAsync(Call(route, Guid.NewGuid().ToString()));
                answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, $"{route} asks for more than {scope}");
                var problem = await ApiFixture.ReadAsync(answer);
                (problem.GetProperty("code").GetString(), problem.GetProperty("detail").GetString()).Should().Be(
                    ("auth.scope", $"This needs a token with the scope {route.Scope.ToString().ToLowerInvariant()}; this one has {scope.ToString().ToLowerInvariant()}."));
                answer.Headers.WwwAuthenticate.ToString().Should().Contain($"scope=\"{route.Scope.ToString().ToLowerInvariant()}\"");
                tried++;
            }
        }

        tried.Should().BeGreaterThan(30, "the test looked at something");
    }

    [Fact]
    public async Task Every_write_with_the_same_key_is_done_once_and_told_alike_and_another_body_is_refused()
    {
        var writes = Routes.Where(route => route.Writes).ToList();
        writes.Should().HaveCountGreaterThan(12);
        foreach (var route in writes)
        {
            var key = Guid.NewGuid().ToString();
            using var first = await desk.Admin.SendAsync(Call(route, Guid.Empty.ToString(), key));
            using var again = await desk.Admin.SendAsync(Call(route, Guid.Empty.ToString(), key));
            ((int)first.StatusCode).Should().BeLessThan(500, $"{route}");
            again.StatusCode.Should().Be(first.StatusCode, $"{route}");
            again.Headers.Contains("Idempotency-Replayed").Should().BeTrue($"{route} must be known by its key");
            (await again.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());

            using var other = await desk.Admin.SendAsync(Call(route, Guid.Empty.ToString(), key, more: ",\"extra\":1"));
            other.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity, $"{route}");
            (await ApiFixture.ReadAsync(other)).GetProperty("code").GetString().Should().Be("idempotency.otherRequest");
        }
    }

    [Fact]
    public async Task A_webhook_is_made_once_by_many_calls_at_once_and_its_secret_is_not_kept_in_plain_words()
    {
        var body = new { name = "Once", url = desk.HookUrl, events = new[] { "order.stage" } };
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendAsync(HttpMethod.Post, "webhooks", body, key)));
        answers.Select(answer => answer.StatusCode).Should().OnlyContain(status => status == HttpStatusCode.Created || status == HttpStatusCode.Conflict).And.Contain(HttpStatusCode.Created);
        (await desk.Database.ReadAsync<long>("select count(*) from hooks where name = 'Once'")).Should().Be(1);

        var again = await SendAsync(HttpMethod.Post, "webhooks", body, key);
        var made = await ApiFixture.ReadAsync(again);
        again.Headers.Location!.ToString().Should().Be($"/api/v1/webhooks/{made.GetProperty("webhook").GetProperty("id").GetString()}");
        var secret = made.GetProperty("secret").GetString()!;
        secret.Should().StartWith("whsec_");
        (await desk.Database.ReadAsync<long>($"select count(*) from idempotent_calls where response like '%{secret}%'")).Should().Be(0);

        var removed = await SendAsync(HttpMethod.Delete, $"webhooks/{made.GetProperty("webhook").GetProperty("id").GetString()}", null, key + "-d");
        var repeated = await SendAsync(HttpMethod.Delete, $"webhooks/{made.GetProperty("webhook").GetProperty("id").GetString()}", null, key + "-d");
        (removed.StatusCode, repeated.StatusCode).Should().Be((HttpStatusCode.NoContent, HttpStatusCode.NoContent));
    }

    [Fact]
    public async Task A_token_that_is_kept_to_another_shop_sees_and_does_nothing_here()
    {
        var other = await desk.AddShopAsync($"Чужой {Guid.NewGuid():N}");
        using var stranger = await desk.KeptAsync(ApiScope.Admin, other.Id);
        var tried = 0;
        foreach (var route in Routes)
        {
            var things = Things(route.Pattern);
            using var answer = await stranger.SendAsync(Call(route, things, body: Body(route)));
            var said = await answer.Content.ReadAsStringAsync();
            if (route.Pattern.Contains('{'))
            {
                answer.StatusCode.Should().Be(HttpStatusCode.NotFound, $"{route}: {said}");
                tried++;
            }
            else if (!route.Writes && answer.IsSuccessStatusCode)
            {
                said.Should().NotContain(desk.Ids["SHOP"], $"{route}").And.NotContain("Крышка протекает").And.NotContain("n1\"");
                tried++;
            }
        }

        tried.Should().BeGreaterThan(25, "the test looked at something");
        using var mine = await stranger.GetAsync("shops");
        (await ApiFixture.ReadAsync(mine)).GetProperty("items").EnumerateArray().Select(shop => shop.GetProperty("id").GetString()).Should().Equal(other.Id.ToString());
        (await stranger.PostAsJsonAsync("complaints", new { shop = desk.Shop.Id.Value, text = "x" })).StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
        (await stranger.PostAsJsonAsync("webhooks", new { name = "x", url = desk.HookUrl, events = new[] { "review.created" } })).StatusCode.Should().Be(HttpStatusCode.Forbidden, "a webhook of all shops is not theirs to make");
        (await stranger.PostAsJsonAsync("webhooks", new { name = "x", url = desk.HookUrl, events = new[] { "review.created" }, shopIds = new[] { other.Id.Value } })).StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_token_ends_on_its_day_and_a_revoked_one_at_once()
    {
        var soon = await MadeAsync(new ApiTokenWish("soon", ApiScope.Read, ExpiresAt: DateTimeOffset.UtcNow.AddSeconds(1)));
        var revoked = await MadeAsync(new ApiTokenWish("revoked", ApiScope.Read));
        using var soonClient = desk.Client(soon.Secret);
        using var revokedClient = desk.Client(revoked.Secret);
        (await soonClient.GetAsync("shops")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await revokedClient.GetAsync("shops")).StatusCode.Should().Be(HttpStatusCode.OK, "and it is remembered now");

        await desk.UseAsync<RevokeApiToken>(revoke => revoke.ExecuteAsync(Actor.Desk, revoked.Id, DateTimeOffset.UtcNow, CancellationToken.None));
        var status = HttpStatusCode.OK;
        for (var wait = 0; wait < 50 && status == HttpStatusCode.OK; wait++)
        {
            await Task.Delay(20);
            status = (await revokedClient.GetAsync("shops")).StatusCode;
        }

        status.Should().Be(HttpStatusCode.Unauthorized, "within a second, not after half a minute");
        await Task.Delay(TimeSpan.FromSeconds(1));
        (await soonClient.GetAsync("shops")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Whoever_calls_too_often_is_told_how_long_to_wait()
    {
        var options = desk.Desk.Services.GetRequiredService<ApiOptions>();
        using var answer = await desk.Reader.GetAsync("shops");
        answer.Headers.GetValues("RateLimit-Policy").Should().Equal($"\"calls\";q={options.CallsPerTenSeconds};w=10");
        answer.Headers.GetValues("RateLimit").Single().Should().MatchRegex("^\"calls\";r=\\d+;t=\\d+$");

        await using var tight = desk.Build(["--Api:CallsPerTenSeconds=3"]);
        await tight.StartAsync();
        var address = tight.Urls.First();
        using var client = new HttpClient { BaseAddress = new Uri(address + "/api/v1/"), DefaultRequestHeaders = { Authorization = desk.Reader.DefaultRequestHeaders.Authorization } };
        var answers = new List<HttpResponseMessage>();
        for (var n = 0; n < 6; n++)
        {
            answers.Add(await client.GetAsync("shops"));
        }

        var refused = answers.Last();
        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().BePositive();
        refused.Headers.GetValues("RateLimit").Single().Should().StartWith("\"calls\";r=0;");
        (await ApiFixture.ReadAsync(refused)).GetProperty("code").GetString().Should().Be("tooMany");
    }

    [Fact]
    public async Task The_description_of_the_API_is_whole()
    {
        var document = await ApiFixture.ReadAsync(await new HttpClient().GetAsync(new Uri(desk.Address, "/openapi/v1.json")));
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString().Should().Be("bearer");
        var calls = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(call => (Name: $"{call.Name} {path.Name}", Call: call.Value))).ToList();
        calls.Should().HaveCount(Routes.Count);
        foreach (var (name, call) in calls)
        {
            call.GetProperty("summary").GetString().Should().NotBeNullOrEmpty(name);
            call.GetProperty("description").GetString().Should().MatchRegex("Needs the scope (read|write|admin)\\.", name);
            var answers = call.GetProperty("responses").EnumerateObject().ToDictionary(answer => answer.Name, answer => answer.Value);
            answers.Keys.Should().Contain(["400", "401", "403", "429", "500"], name).And.Contain(status => status.StartsWith('2'), name);
            answers.Values.Should().OnlyContain(answer => answer.GetProperty("description").GetString()!.Length > 0, name);
            if (!name.StartsWith("get", StringComparison.Ordinal))
            {
                answers.Keys.Should().Contain(["409", "415", "422"], name);
                call.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).Should().Contain("Idempotency-Key", name);
            }

            foreach (var parameter in call.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().ToList() : [])
            {
                parameter.TryGetProperty("description", out var words).Should().BeTrue($"{name}: {parameter.GetProperty("name")} says what it is");
            }

            if (ApiGuide.Of(call.GetProperty("operationId").GetString()!) is { Answer: not null })
            {
                call.GetRawText().Should().Contain("\"example\"", name);
            }
        }
    }

    private async Task<CreatedApiToken> MadeAsync(ApiTokenWish wish) =>
        await desk.UseAsync<CreateApiToken, CreatedApiToken>(create => create.ExecuteAsync(Actor.Desk, wish, DateTimeOffset.UtcNow, CancellationToken.None));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, string key)
    {
        using var call = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body), Headers = { { "Idempotency-Key", key } } };
        return await desk.Admin.SendAsync(call);
    }
}
