using System.Net;
using FluentAssertions;
using Npgsql;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>The database goes away under a running desk and comes back: the desk says so meanwhile and goes on by itself.</summary>
public sealed class LostDatabaseTests : DeskFixture
{
    [Fact]
    public async Task A_desk_whose_database_was_away_goes_on_by_itself()
    {
        await using var simulator = await Simulated.StartAsync(reviews: 50);
        var shop = await AddShopAsync("База пропала", await simulator.TokenAsync(), simulator.ShopSettings);
        using var process = DeskProcess.Start(Database.ConnectionString, new Dictionary<string, string> { ["Pull__Lease"] = "00:00:02" });
        using var http = new HttpClient { BaseAddress = process.Address };
        await UntilAsync(() => StatusAsync(http, HttpStatusCode.OK), "the desk is ready");
        await UntilAsync(async () => await ReviewsAsync(shop) > 0, "the first pull has come");

        await LockOutAsync();
        await UntilAsync(() => StatusAsync(http, HttpStatusCode.ServiceUnavailable), "the desk says that it cannot work");
        (await http.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);

        await LetInAsync();
        await UntilAsync(() => StatusAsync(http, HttpStatusCode.OK), "the desk is ready again");
        var number = await simulator.ReviewAsync(1, "Написано, пока базы не было");
        await UntilAsync(async () =>
        {
            // As "run now" does; by itself the feed would take its time after a failure.
            await Database.ExecuteAsync("update feeds set next_run_at = now() where next_run_at > now()");
            var found = await Database.ReadAsync<long>($"select count(*) from reviews where shop_id = '{shop.Id}' and number = '{number}'");
            return found == 1;
        }, "pulling goes on");
    }

    private async Task<long> ReviewsAsync(Shop shop) => await Database.ReadAsync<long>($"select count(*) from reviews where shop_id = '{shop.Id}'");

    private static async Task<bool> StatusAsync(HttpClient http, HttpStatusCode expected)
    {
        try
        {
            return (await http.GetAsync("/health/ready")).StatusCode == expected;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Task LockOutAsync() => TestDatabase.ExecuteOnServerAsync(
        $"alter database {Database.Name} with allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Database.Name}'");

    private async Task LetInAsync()
    {
        await TestDatabase.ExecuteOnServerAsync($"alter database {Database.Name} with allow_connections true");

        // The test's own connections were cut too.
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task UntilAsync(Func<Task<bool>> met, string what)
    {
        var end = DateTimeOffset.UtcNow.AddSeconds(60);
        while (DateTimeOffset.UtcNow < end)
        {
            if (await met())
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"Not within a minute: {what}.");
    }
}
