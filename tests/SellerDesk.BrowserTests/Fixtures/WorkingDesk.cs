using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.BrowserTests.Fixtures;

/// <summary>A desk at work: one shop on a simulator of its own, the clock's jobs running, patient for short times only.</summary>
public class WorkingDesk : BrowserDesk
{
    public Simulated Simulator { get; private set; } = null!;

    public Shop Shop { get; private set; } = null!;

    protected override IEnumerable<string> Settings =>
    [
        .. base.Settings, "--Jobs:Run=true", "--Delivery:CallTimeout=00:00:05", "--Delivery:Settling=00:00:01", "--Delivery:FirstLookUp=00:00:00.5",
        "--Delivery:LongestPause=00:00:01", "--Delivery:LookUpsInVain=30",
    ];

    public override async Task InitializeAsync()
    {
        Simulator = await Simulated.StartAsync(reviews: 30);
        await base.InitializeAsync();
        await HireAsync(Role.Seller);
        await HireAsync(Role.Support);
        Shop = await AddShopAsync("Тёплый дом", await Simulator.TokenAsync(), Simulator.ShopSettings);
        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            await PullAsync(kind);
        }
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await (Simulator?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>The desk's own schedule pulls it within seconds; a real marketplace would be asked once in minutes.</summary>
    public Task HurryAsync() => Database.ExecuteAsync("update feeds set next_run_at = now()");

    /// <summary>What waits the seconds in which it can be taken back leaves now.</summary>
    public Task HurryRepliesAsync() => Database.ExecuteAsync("update outgoing_replies set due_at = now() where state = 'Held'");

    /// <summary>What the database holds becomes this within some seconds.</summary>
    public async Task BecomesAsync(string sql, string wanted)
    {
        for (var tries = 0; tries < 80 && (await Database.ListAsync<string>(sql)).SingleOrDefault() != wanted; tries++)
        {
            await Task.Delay(100);
        }

        (await Database.ListAsync<string>(sql)).Should().Equal(wanted);
    }

    /// <summary>Pauses a feed and waits for the pull that runs: from now on it changes nothing.</summary>
    public async Task RestAsync(FeedKind kind)
    {
        var feed = $"from feeds where shop_id = '{Shop.Id.Value}' and kind = '{kind}'";
        await Database.ExecuteAsync($"update feeds set paused = true where shop_id = '{Shop.Id.Value}' and kind = '{kind}'");
        while (await Database.ReadAsync<bool>($"select coalesce(lease_until > now(), false) {feed}"))
        {
            await Task.Delay(100);
        }
    }

    /// <summary>A review at the marketplace that the desk has pulled: its number there, and its item here.</summary>
    public async Task<(string Number, WorkItemId Item)> PulledReviewAsync(int rating, string text)
    {
        var number = await Simulator.ReviewAsync(rating, text);
        var reference = MarketplaceRef.Of(number);
        for (var tries = 0; tries < 100; tries++)
        {
            await PullAsync(FeedKind.Reviews);
            await using var db = Data.Open();
            if (await db.Reviews.Where(r => r.ShopId == Shop.Id && r.Ref == reference).Select(r => (ReviewId?)r.Id).SingleOrDefaultAsync() is { } id)
            {
                return (number, WorkItemId.From(id.Value));
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The review was not pulled.");
    }

    /// <summary>A buyer writes in the chat about an order; without one, about an order of which nobody has written yet.</summary>
    public async Task<long> BuyerWritesAsync(string text, long? order = null)
    {
        var answer = await Simulator.Control.PostAsJsonAsync("/control/chat", new { account = Simulated.Account, order, text });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("order").GetInt64();
    }

    /// <summary>Our messages about the order that the marketplace took.</summary>
    public async Task<List<string?>> MessagesAsync(long order) =>
    [
        .. (await Simulator.Control.GetFromJsonAsync<JsonElement>($"/control/ledger?account={Simulated.Account}")).GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == "chat-message" && entry.GetProperty("order").GetInt64() == order && entry.GetProperty("accepted").GetBoolean())
            .Select(entry => entry.GetProperty("text").GetString()),
    ];

    /// <summary>A case opened by hand, about one piece of something.</summary>
    public Task<ComplaintId> OpenCaseAsync(string words, WorkItemId? item = null)
    {
        var scoped = Scoped();
        return new OpenComplaint(scoped, TimeProvider.System).ExecuteAsync(Actor.Desk, new ComplaintForm(Shop.Id, words) { Item = item, Lines = [new FormLine(null, 1)] }, CancellationToken.None);
    }

    private async Task PullAsync(FeedKind kind)
    {
        try
        {
            await Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(Shop.Id, kind, CancellationToken.None);
        }
        catch (RuleException)
        {
            // The schedule is at it.
        }
    }
}
