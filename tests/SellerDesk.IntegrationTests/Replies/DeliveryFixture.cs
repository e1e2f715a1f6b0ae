using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Replies;

/// <summary>A desk with one shop on a simulator of its own, patient for short times only.</summary>
public class DeliveryFixture : DeskFixture
{
    public Simulated Simulator { get; private set; } = null!;

    public Shop Shop { get; private set; } = null!;

    protected override IEnumerable<string> Settings =>
    [
        "--Outside:InsideHosts=loopback",
        "--Delivery:CallTimeout=00:00:02", "--Delivery:Settling=00:00:01", "--Delivery:FirstLookUp=00:00:00.1", "--Delivery:LongestPause=00:00:01", "--Delivery:LookUpsInVain=6",
    ];

    public override async Task InitializeAsync()
    {
        Simulator = await Simulated.StartAsync(reviews: 20);
        await base.InitializeAsync();
        Shop = await AddShopAsync("Тёплый дом", await Simulator.TokenAsync(), Simulator.ShopSettings);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    /// <summary>A review at the marketplace that the desk has pulled.</summary>
    public async Task<(string Number, WorkItemId Item)> PulledReviewAsync(int rating = 2, string text = "Крышка протекает, вернула бы деньги")
    {
        var number = await Simulator.ReviewAsync(rating, text);
        await PullAsync();
        await using var db = Data.Open();
        var reference = MarketplaceRef.Of(number);
        var id = await db.Reviews.Where(r => r.ShopId == Shop.Id && r.Ref == reference).Select(r => r.Id).SingleAsync();
        return (number, WorkItemId.From(id.Value));
    }

    public Task<PullReport> PullAsync() => Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(Shop.Id, FeedKind.Reviews, CancellationToken.None);

    /// <summary>Runs the delivering job until the reply has come to an end, or the given state.</summary>
    public async Task<OutgoingReply> DeliverAsync(OutgoingReplyId id, OutgoingState? until = null, TimeSpan? within = null)
    {
        var job = Desk.Services.GetRequiredService<DeliverRepliesJob>();
        var end = DateTimeOffset.UtcNow + (within ?? TimeSpan.FromSeconds(30));
        await ForgetHoldAsync(id);
        while (true)
        {
            await job.RunAsync(CancellationToken.None);
            await using var db = Data.Open();
            var reply = await db.OutgoingReplies.SingleAsync(r => r.Id == id);
            if (reply.State == until || reply.State is OutgoingState.Confirmed or OutgoingState.Rejected or OutgoingState.Dead or OutgoingState.Withdrawn)
            {
                return reply;
            }

            if (DateTimeOffset.UtcNow > end)
            {
                throw new TimeoutException($"The reply is still {reply.State} ({reply.ErrorCode} {reply.ErrorDetail}).");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>The ten seconds of undo are not what these tests are about.</summary>
    public Task ForgetHoldAsync(OutgoingReplyId id) => Database.ExecuteAsync($"update outgoing_replies set due_at = now() where id = '{id.Value}' and state = 'Held'");

    public async Task<OutgoingReplyId> SendAsync(WorkItemId item, string text)
    {
        await using var scope = Desk.Services.CreateAsyncScope();
        return await Sender().ExecuteAsync(Somebody(Role.Support), item, text, ReplySource.Person, CancellationToken.None);
    }

    public async Task<OutgoingReplyId> EditAsync(WorkItemId item, string text) => await Sender().EditAsync(Somebody(Role.Support), item, text, CancellationToken.None);

    public SendReply Sender() => Seeing<SendReply>();

    public WithdrawReply Withdrawer() => Seeing<WithdrawReply>();

    public async Task<WorkItem> ItemAsync(WorkItemId id)
    {
        await using var db = Data.Open();
        return await db.WorkItems.SingleAsync(i => i.Id == id);
    }
}
