using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>A desk with its jobs running and a simulator that calls it when something happens.</summary>
public sealed class PushedDesk : DeskFixture
{
    public const string Account = "zvuk";

    public Simulated Simulator { get; private set; } = null!;

    public ShopId Shop { get; private set; }

    protected override IEnumerable<string> Settings => ["--Jobs:Run=true", "--Marketplaces:LimitScale=100000", "--Outside:InsideHosts=loopback"];

    public override async Task InitializeAsync()
    {
        Simulator = await Simulated.StartAsync(reviews: 30);
        await base.InitializeAsync();
        await StartAsync();
        var key = (await Simulator.Control.GetFromJsonAsync<JsonElement>($"/control/token?account={Account}&marketplace=yandexmarket")).GetProperty("apiKey").GetString()!;
        var settings = new Dictionary<string, string> { ["Token"] = key, ["BaseUrl"] = $"{Simulator.Address}/yandex", ["PushNetworks"] = "127.0.0.0/8 ::1/128" };
        Shop = await Desk.Services.GetRequiredService<AddShop>().ExecuteAsync(
            ShopsFixture.Manager, new NewShop(Marketplace.YandexMarket, "Точка звука", null, null, settings), DateTimeOffset.UtcNow, CancellationToken.None);
        var address = await Desk.Services.GetRequiredService<PushAddress>().ExecuteAsync(ShopsFixture.Manager, Shop, Address, CancellationToken.None);
        await QuietAsync();
        (await Simulator.Control.PostAsJsonAsync("/control/push-target", new { account = Account, marketplace = "yandexmarket", url = address.AbsoluteUri })).EnsureSuccessStatusCode();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    /// <summary>Every feed has come to its end, and nothing is pulled by its own beat for an hour.</summary>
    public async Task QuietAsync()
    {
        do
        {
            await UntilAsync("every feed rests", $"select count(*) = 0 from feeds where shop_id = '{Shop}' and (last_started_at is null or lease_until is not null)");
            await Database.ExecuteAsync($"update feeds set next_run_at = now() + interval '1 hour' where shop_id = '{Shop}' and lease_until is null");
        }
        while (await Database.ReadAsync<bool>($"select count(*) > 0 from feeds where shop_id = '{Shop}' and next_run_at < now() + interval '50 minutes'"));
    }

    public async Task<TimeSpan> UntilAsync(string what, string sql)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await Database.ReadAsync<bool>(sql))
        {
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(120))
            {
                throw new TimeoutException($"It did not come to pass that {what}.");
            }

            await Task.Delay(50);
        }

        return Stopwatch.GetElapsedTime(since);
    }
}

public sealed class PushedPullTests(PushedDesk desk) : IClassFixture<PushedDesk>
{
    [Fact]
    public async Task What_is_pushed_is_pulled_at_once_and_what_was_lost_comes_with_the_next_pull()
    {
        await desk.QuietAsync();
        var first = Marked(await desk.Simulator.ReviewAsync(2, "Шипит левый канал", PushedDesk.Account), "Шипит левый канал");
        await desk.UntilAsync("a pushed review is pulled", first);

        await desk.QuietAsync();
        await PushAsync(new { account = PushedDesk.Account, marketplace = "yandexmarket", repeat = 3 });
        await desk.UntilAsync("replayed pushes are counted", $"select count(*) > 0 from incoming_pushes where shop_id = '{desk.Shop}' and times > 1");
        (await desk.Database.ReadAsync<long>($"select count(*) from feeds where shop_id = '{desk.Shop}' and kind = 'Reviews' and next_run_at < now() + interval '50 minutes'")).Should().Be(0, "nothing new follows from them");

        await PushAsync(new { loseNext = 1 });
        var lost = Marked(await desk.Simulator.ReviewAsync(1, "Приехало без кабеля", PushedDesk.Account), "Приехало без кабеля");
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        (await desk.Database.ReadAsync<bool>(lost)).Should().BeFalse("its push was lost");
        await desk.Database.ExecuteAsync($"update feeds set next_run_at = now() where shop_id = '{desk.Shop}' and kind = 'Reviews'");
        await desk.UntilAsync("the feed's own beat finds it", lost);
    }

    private async Task PushAsync(object wish) => (await desk.Simulator.Control.PostAsJsonAsync("/control/push", wish)).EnsureSuccessStatusCode();

    private string Marked(string number, string text) =>
        $"select count(*) = 1 from reviews where shop_id = '{desk.Shop}' and (number = '{number}' or text = '{text}')";
}
