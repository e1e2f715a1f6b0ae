using System.Net;
using FluentAssertions;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Team;

public sealed class FirstOwnerTests : DeskFixture
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await StartAsync();
    }

    [Fact]
    public async Task While_nobody_is_there_every_page_leads_to_the_set_up()
    {
        using var visitor = new Visitor(Address);
        foreach (var page in new[] { "/sign-in", "/account", "/settings/people" })
        {
            await visitor.GetAsync(page);
            visitor.Location.Should().Be("/setup", page);
        }

        await visitor.GetAsync("/health/live");
        visitor.Status.Should().Be(HttpStatusCode.OK);

        await visitor.SendAsync("/setup", "setup", ("Name", "Анна"), ("Email", "a@example.test"), ("Password", "море"));
        visitor.Page.Should().Contain("Пароль короче 10 символов.");
    }

    [Fact]
    public async Task Of_several_who_ask_together_one_becomes_the_owner()
    {
        var visitors = Enumerable.Range(0, 6).Select(_ => new Visitor(Address)).ToList();
        await Task.WhenAll(visitors.Select((visitor, i) =>
            visitor.SendAsync("/setup", "setup", ("Name", $"Анна {i}"), ("Email", $"a{i}@example.test"), ("Password", "длинная фраза про море"))));

        visitors.Count(visitor => visitor.Location == "/").Should().BeGreaterThan(0);
        (await Database.ReadAsync<long>("select count(*) from people")).Should().Be(1);
        (await Database.ReadAsync<string>("select role from people")).Should().Be("Owner");

        await visitors[0].GetAsync("/setup");
        visitors[0].Location.Should().Be("/", "the set-up is over for good");
        visitors.ForEach(visitor => visitor.Dispose());
    }
}
