using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Team;

/// <summary>A database that held the demo, opened without it.</summary>
public sealed class DemoDoorTests : DeskFixture
{
    private const string Owner = "owner@demo.local";

    private WebApplication demo = null!;

    protected override IEnumerable<string> Settings => ["--Team:Revalidation=00:00:00"];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        demo = Build(["--Demo:Enabled=true"]);
        await using (var scope = demo.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DemoPeople>().EnsureAsync(DemoPeople.DefaultPassword, DateTimeOffset.UtcNow, CancellationToken.None);
        }

        await demo.StartAsync();
        await StartAsync();
    }

    public override async Task DisposeAsync()
    {
        await demo.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task With_the_demo_on_its_people_sign_in_and_nobody_else_is_set_up()
    {
        using var visitor = new Visitor(DemoAddress);
        await visitor.SignInAsync(Owner, DemoPeople.DefaultPassword);
        visitor.Location.Should().Be("/");
        await visitor.GetAsync("/setup");
        visitor.Location.Should().Be("/");
    }

    [Fact]
    public async Task Without_the_demo_its_people_count_for_nobody_and_cannot_sign_in()
    {
        using var visitor = new Visitor(Address);
        await visitor.GetAsync("/");
        visitor.Location.Should().Be("/setup", "nobody has a way in");
        await visitor.SendAsync("/setup", "setup", ("Name", "Анна"), ("Email", "a@example.test"), ("Password", "длинная фраза про море"));
        visitor.Location.Should().Be("/");

        using var intruder = new Visitor(Address);
        await intruder.SignInAsync(Owner, "не тот пароль");
        intruder.Page.Should().Contain("Почта или пароль не подходят.", "only who knows the password hears more");
        await intruder.SignInAsync("Owner@Demo.Local", DemoPeople.DefaultPassword);
        (intruder.Location, intruder.Page.Contains("демонстрационный вход закрыт", StringComparison.Ordinal)).Should().Be((null, true));

        var anna = Guid.Parse(await Database.ReadAsync<string>("select id::text from people where email = 'a@example.test'"));
        var switchingOff = () => UseAsync<ChangeAccess, string?>(access => access.ExecuteAsync(Actor.Desk, new PersonId(anna), AccessMove.Disable, CancellationToken.None));
        (await switchingOff.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("person.lastOwner");
    }

    [Fact]
    public async Task A_session_from_the_time_of_the_demo_ends_with_it()
    {
        using var visitor = new Visitor(DemoAddress);
        await visitor.SignInAsync(Owner, DemoPeople.DefaultPassword);
        await visitor.GetAsync("/account");
        visitor.Location.Should().BeNull();

        // Cookies know no ports: both nodes see the same one.
        visitor.MoveTo(Address);
        await visitor.GetAsync("/account");
        visitor.Location.Should().NotBeNull();
    }

    private Uri DemoAddress => new(demo.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
