using FluentAssertions;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Team;

public sealed class TeamCommandTests(TeamFixture desk) : IClassFixture<TeamFixture>
{
    [Fact]
    public async Task A_token_of_the_command_line_is_kept_to_the_shops_and_the_day_that_are_named()
    {
        var shop = await desk.AddShopAsync($"Магазин {Guid.NewGuid():N}");

        var made = await RunAsync("token", "create", "--name", "warehouse", "--scope", "write", "--shops", shop.Name, "--until", "2099-12-31");

        (made.Exit, made.Error).Should().Be((0, ""));
        made.Output.Trim().Should().MatchRegex("^\\S{20,}$", "nothing but the token is printed");
        (await desk.Database.ReadAsync<string>("select scope || ' ' || all_shops || ' ' || array_to_string(shop_ids, ',') || ' ' || (expires_at at time zone 'UTC') from api_tokens where name = 'warehouse'"))
            .Should().Be($"Write false {shop.Id.Value} 2100-01-01 00:00:00");
    }

    [Fact]
    public async Task What_is_wrong_with_it_is_named_and_nothing_is_made()
    {
        var unknown = await RunAsync("token", "create", "--name", "lost", "--scope", "read", "--shops", "Нет такого");
        (unknown.Exit, unknown.Output).Should().Be((1, ""));
        unknown.Error.Should().Contain("Нет такого");

        var past = await RunAsync("token", "create", "--name", "lost", "--scope", "read", "--until", "2001-01-01");
        past.Exit.Should().Be(1);
        var odd = await RunAsync("token", "create", "--name", "lost", "--scope", "read", "--until", "tomorrow");
        (odd.Exit, odd.Error.Contains("--until YYYY-MM-DD", StringComparison.Ordinal)).Should().Be((2, true));

        (await desk.Database.ReadAsync<long>("select count(*) from api_tokens where name = 'lost'")).Should().Be(0);
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => DeskCommand.RunAsync(desk.Database.ConnectionString, arguments);
}
