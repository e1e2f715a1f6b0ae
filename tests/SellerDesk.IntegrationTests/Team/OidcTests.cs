using System.Net;
using FluentAssertions;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Team;

/// <summary>A desk at which people sign in by the word of a provider, which answers over real HTTP.</summary>
public class OidcFixture : DeskFixture
{
    public OidcProvider Provider { get; private set; } = null!;

    protected override IEnumerable<string> Settings =>
        [$"--Oidc:Authority={Provider.Address}", $"--Oidc:ClientId={OidcProvider.ClientId}", $"--Oidc:ClientSecret={OidcProvider.ClientSecret}", "--Oidc:Name=Вход компании"];

    public override async Task InitializeAsync()
    {
        Provider = await OidcProvider.StartAsync();
        await base.InitializeAsync();
        await StartAsync();
        await UseAsync<CreateFirstOwner, DeskPerson>(create => create.ExecuteAsync("Ольга", "olga@example.test", TeamFixture.Password, DateTimeOffset.UtcNow, CancellationToken.None));
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Presses the button and follows all redirects.</summary>
    public async Task<(string Path, string Page)> ComeAsync(string? email, bool? verified, string returnUrl = "/account")
    {
        (Provider.Email, Provider.Verified) = (email, verified);
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var answer = await http.GetAsync(new Uri(Address, "/sign-in/provider?returnUrl=" + Uri.EscapeDataString(returnUrl)));
        return (answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync());
    }
}

public sealed class OidcTests(OidcFixture desk) : IClassFixture<OidcFixture>
{
    [Fact]
    public async Task The_button_is_there_when_a_provider_is_set_up_and_only_then()
    {
        using var visitor = new Visitor(desk.Address);
        await visitor.GetAsync("/sign-in");
        visitor.Page.Should().Contain("/sign-in/provider").And.Contain("Вход компании");

        await using var plain = new DeskWithoutProvider();
        await plain.Desk.InitializeAsync();
        using var other = plain.Desk.Visitor();
        await other.GetAsync("/sign-in");
        other.Page.Should().NotContain("/sign-in/provider");
        await other.GetAsync("/sign-in/provider");
        other.Status.Should().Be(HttpStatusCode.Found, "nothing is there; a stranger is led to the sign-in");
    }

    [Fact]
    public async Task Somebody_of_the_desk_comes_in_by_a_verified_address_and_the_log_says_how()
    {
        var (path, page) = await desk.ComeAsync("Olga@Example.test", true);
        path.Should().Be("/account");
        page.Should().Contain("Ольга");
        (await desk.Database.ReadAsync<long>("select count(*) from audit_entries where deed = 'SignedIn' and details like '%provider%'")).Should().BeGreaterThan(0);
    }

    [Theory]
    [InlineData("olga@example.test", false, "unverified")]
    [InlineData("olga@example.test", null, "unverified")]
    [InlineData(null, true, "unverified")]
    [InlineData("stranger@example.test", true, "unknown")]
    public async Task Who_is_not_verified_or_not_known_stays_outside_and_reads_why(string? email, bool? verified, string why)
    {
        (await desk.ComeAsync(email, verified)).Path.Should().Be($"/sign-in?provider={why}");
        (await desk.Database.ReadAsync<long>("select count(*) from people where normalized_email like 'STRANGER%'")).Should().Be(0);
    }

    [Fact]
    public async Task A_token_signed_with_a_foreign_key_opens_nothing()
    {
        desk.Provider.Forges = true;
        try
        {
            (await desk.ComeAsync("olga@example.test", true)).Path.Should().Be("/sign-in?provider=failed");
        }
        finally
        {
            desk.Provider.Forges = false;
        }
    }

    [Fact]
    public async Task Somebody_switched_off_stays_out_and_nobody_is_sent_to_another_site()
    {
        var added = await desk.UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(Actor.Desk, "Пётр", "petr@example.test", Role.Support, ShopScope.Everything, DateTimeOffset.UtcNow, CancellationToken.None));
        (await desk.ComeAsync("petr@example.test", true, "//evil.example/x")).Path.Should().Be("/");
        await desk.UseAsync<ChangeAccess, string?>(access => access.ExecuteAsync(Actor.Desk, added.Id, AccessMove.Disable, CancellationToken.None));
        (await desk.ComeAsync("petr@example.test", true)).Path.Should().Be("/sign-in?provider=disabled");
    }

    [Fact]
    public async Task With_a_default_role_a_newcomer_gets_it_and_no_shop()
    {
        await using var open = new OpenDesk();
        await open.Desk.InitializeAsync();
        (await open.Desk.ComeAsync("newcomer@example.test", true)).Path.Should().Be("/account");
        (await open.Desk.Database.ReadAsync<string>("select role || ' ' || all_shops || ' ' || cardinality(shop_ids) from people where email = 'newcomer@example.test'")).Should().Be("Viewer false 0");
    }

    private sealed class DeskWithoutProvider : IAsyncDisposable
    {
        public TeamFixture Desk { get; } = new();

        public async ValueTask DisposeAsync() => await Desk.DisposeAsync();
    }

    private sealed class OpenDesk : IAsyncDisposable
    {
        public OpenFixture Desk { get; } = new();

        public async ValueTask DisposeAsync() => await Desk.DisposeAsync();
    }

    private sealed class OpenFixture : OidcFixture
    {
        protected override IEnumerable<string> Settings => [.. base.Settings, "--Oidc:DefaultRole=Viewer"];
    }
}
