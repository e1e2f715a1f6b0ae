using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Replies;

/// <summary>A desk with one shop of each marketplace that has chats, on a simulator of its own whose clock runs as ours does.</summary>
public sealed class ChatDeliveryFixture : DeskFixture
{
    private readonly Dictionary<Marketplace, (string Account, ShopId Shop)> shops = [];

    public Simulated Simulator { get; private set; } = null!;

    protected override IEnumerable<string> Settings =>
    [
        "--Delivery:CallTimeout=00:00:02", "--Delivery:Settling=00:00:01", "--Delivery:FirstLookUp=00:00:00.1", "--Delivery:LongestPause=00:00:01", "--Delivery:LookUpsInVain=6",
        "--Marketplaces:LimitScale=10000",
    ];

    public override async Task InitializeAsync()
    {
        Simulator = await Simulated.StartAsync(reviews: 20, speed: 1, volume: 12);
        await base.InitializeAsync();
        foreach (var (account, marketplace) in new[] { ("teplydom", Marketplace.Wildberries), ("malysham", Marketplace.Ozon), ("zvuk", Marketplace.YandexMarket) })
        {
            var settings = await Simulator.ConnectionAsync(account, marketplace);
            var shop = await Desk.Services.GetRequiredService<AddShop>().ExecuteAsync(Actor.Desk, new NewShop(marketplace, $"{account}", null, null, settings), DateTimeOffset.UtcNow, CancellationToken.None);
            shops[marketplace] = (account, shop);
            await PullAsync(marketplace);
        }
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await (Simulator?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    public ShopId ShopOf(Marketplace marketplace) => shops[marketplace].Shop;

    /// <summary>Somebody asks in public about one of the shop's products.</summary>
    public async Task AskedAsync(Marketplace marketplace, string text) =>
        (await Simulator.Control.PostAsJsonAsync("/control/question", new { account = shops[marketplace].Account, text })).EnsureSuccessStatusCode();

    /// <summary>A buyer writes about an order of which nobody has written yet; the desk has pulled it.</summary>
    public async Task<(long Order, WorkItemId Item)> BuyerWritesAsync(Marketplace marketplace, string text, long? order = null)
    {
        var answer = await Simulator.Control.PostAsJsonAsync("/control/chat", new { account = shops[marketplace].Account, order, text });
        answer.EnsureSuccessStatusCode();
        var key = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("order").GetInt64();
        await PullAsync(marketplace);
        await using var db = Data.Open();
        var shop = shops[marketplace].Shop;
        var chat = await db.ChatMessages.Where(m => m.ShopId == shop && m.Text == text).OrderByDescending(m => m.SentAt).Select(m => m.ChatId).FirstAsync();
        return (key, WorkItemId.From(chat.Value));
    }

    public async Task PullAsync(Marketplace marketplace)
    {
        var report = await Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shops[marketplace].Shop, FeedKind.Chats, CancellationToken.None);
        if (report.ErrorCode is not null)
        {
            throw new InvalidOperationException($"{report.ErrorCode} {report.ErrorDetail}");
        }
    }

    /// <summary>Writes of ours that the simulator took about an order: messages and files.</summary>
    public async Task<List<(string Kind, string Text)>> LedgerAsync(Marketplace marketplace, long order) =>
    [
        .. (await Simulator.Control.GetFromJsonAsync<JsonElement>($"/control/ledger?account={shops[marketplace].Account}")).GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("order").GetInt64() == order && entry.GetProperty("kind").GetString() is "chat-message" or "chat-file" && entry.GetProperty("accepted").GetBoolean())
            .Select(entry => (entry.GetProperty("kind").GetString()!, entry.GetProperty("text").GetString() ?? "")),
    ];

    /// <summary>How many bytes of files the simulator took about an order.</summary>
    public async Task<int> BytesSentAsync(Marketplace marketplace, long order) =>
        (await Simulator.Control.GetFromJsonAsync<JsonElement>($"/control/ledger?account={shops[marketplace].Account}")).GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("order").GetInt64() == order && entry.GetProperty("kind").GetString() == "chat-file").Sum(entry => entry.GetProperty("count").GetInt32());

    public async Task<OutgoingReplyId> SendAsync(WorkItemId item, string text, params IReadOnlyList<ReplyFileId> files)
    {
        var id = await Sender().ExecuteAsync(Somebody(Role.Support), item, text, ReplySource.Person with { Files = files }, CancellationToken.None);
        await Database.ExecuteAsync($"update outgoing_replies set due_at = now() where id = '{id.Value}'");
        return id;
    }

    /// <summary>Runs the delivering job until the reply has come to an end; a marketplace that says "too often" is waited for.</summary>
    public async Task<OutgoingReply> DeliverAsync(OutgoingReplyId id)
    {
        var job = Desk.Services.GetRequiredService<DeliverRepliesJob>();
        for (var end = DateTimeOffset.UtcNow.AddSeconds(90); ; await Task.Delay(50))
        {
            await job.RunAsync(CancellationToken.None);
            await using var db = Data.Open();
            var reply = await db.OutgoingReplies.SingleAsync(r => r.Id == id);
            if (reply.State is OutgoingState.Confirmed or OutgoingState.Rejected or OutgoingState.Dead or OutgoingState.Withdrawn)
            {
                return reply;
            }

            if (DateTimeOffset.UtcNow > end)
            {
                throw new TimeoutException($"The reply is still {reply.State} ({reply.ErrorCode} {reply.ErrorDetail}).");
            }
        }
    }

    public SendReply Sender() => Seeing<SendReply>();

    public WithdrawReply Withdrawer() => Seeing<WithdrawReply>();

    public async Task<WorkItem> ItemAsync(WorkItemId id)
    {
        await using var db = Data.Open();
        return await db.WorkItems.SingleAsync(i => i.Id == id);
    }
}
