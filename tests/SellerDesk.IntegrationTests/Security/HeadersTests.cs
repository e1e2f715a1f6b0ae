using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Security;

public sealed partial class HeadersTests(TeamFixture desk) : IClassFixture<TeamFixture>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/inbox")]
    [InlineData("/api/v1/shops")]
    [InlineData("/health/ready")]
    [InlineData("/nowhere")]
    [InlineData("/s/none")]
    public async Task Every_answer_says_what_a_browser_must_not_do(string path)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(new Uri(desk.Address, path));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().Contain("frame-ancestors 'none'").And.NotContain("unsafe-eval").And.MatchRegex("base-uri '(self|none)'");
        (Scripts().Match(policy) is { Success: true } scripts ? scripts.Value : "").Should().NotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.Contains("Referrer-Policy").Should().BeTrue();
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Headers.Contains("Server").Should().Be(answer.Headers.Server.ToString() == "Kestrel");
    }

    [Fact]
    public async Task No_page_holds_a_script_or_a_handler_of_its_own()
    {
        using var visitor = await desk.SignedInAsync(Role.Owner);
        foreach (var path in new[] { "/", "/inbox", "/orders", "/complaints", "/buyers", "/settings/people", "/settings/audit", "/account", "/settings/channels" })
        {
            await visitor.GetAsync(path);
            Inline().Matches(visitor.Page).Select(match => match.Value).Should().BeEmpty(path);
        }
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        var (_, email) = await desk.AddAsync(Role.Viewer);
        var jar = new CookieContainer();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar });
        var page = await http.GetStringAsync(new Uri(desk.Address, "/sign-in"));
        var fields = Hidden().Matches(page).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value))).Append(KeyValuePair.Create("Email", email)).Append(KeyValuePair.Create("Password", TeamFixture.Password));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(desk.Address, "/sign-in")) { Content = new FormUrlEncodedContent(fields) };
        using var answer = await http.SendAsync(request);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith("desk-sign-in", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.Should().Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/");
    }

    [Fact]
    public async Task A_page_of_another_site_opens_no_connection()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(desk.Address, "/_blazor/negotiate?negotiateVersion=1")) { Headers = { { "Origin", "https://evil.example" } } };
        using var answer = await http.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        foreach (var (path, form) in new[] { ("/sign-in", "sign-in"), ("/sign-out", ""), ("/setup", "setup") })
        {
            using var answer = await http.PostAsync(new Uri(desk.Address, path), new FormUrlEncodedContent([KeyValuePair.Create("_handler", form), KeyValuePair.Create("Email", "x@example.test"), KeyValuePair.Create("Password", "x")]));
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, path);
        }
    }

    [Fact]
    public async Task One_address_cannot_knock_without_end()
    {
        await using var strict = new StrictDesk();
        await strict.Desk.InitializeAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            using var answer = await http.PostAsync(new Uri(strict.Desk.Address, "/sign-in"), new FormUrlEncodedContent([]));
            answers.Add(answer.StatusCode);
        }

        answers.Take(5).Should().NotContain(HttpStatusCode.TooManyRequests);
        answers.Skip(5).Should().OnlyContain(status => status == HttpStatusCode.TooManyRequests);
        using var page = await http.GetAsync(new Uri(strict.Desk.Address, "/sign-in"));
        page.StatusCode.Should().Be(HttpStatusCode.OK, "whoever only looks at the door is not counted");
    }

    [GeneratedRegex("script-src[^;]*")]
    private static partial Regex Scripts();

    [GeneratedRegex("""<script(?![^>]*\b(src=|type="application/json"))[^>]*>|<[^>]+\son[a-z]+=["'][^>]*>|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    private sealed class StrictDesk : IAsyncDisposable
    {
        public StrictFixture Desk { get; } = new();

        public async ValueTask DisposeAsync() => await Desk.DisposeAsync();
    }

    private sealed class StrictFixture : TeamFixture
    {
        protected override IEnumerable<string> Settings => [.. base.Settings, "--Team:SignInsPerMinute=5"];
    }
}
