using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Complaints;

/// <summary>A desk whose shops speak to a simulator, patient for short times only.</summary>
public sealed class DecisionFixture : CaseFixture
{
    public Simulated Simulator { get; private set; } = null!;

    protected override IEnumerable<string> Settings =>
    [
        "--Delivery:CallTimeout=00:00:02", "--Delivery:Settling=00:00:01", "--Delivery:FirstLookUp=00:00:00.1", "--Marketplaces:LimitScale=100000", "--Delivery:LongestPause=00:00:01", "--Delivery:LookUpsInVain=6",
    ];

    public override async Task InitializeAsync()
    {
        Simulator = await Simulated.StartAsync(reviews: 400);
        await base.InitializeAsync();
        Clock.Set(DateTimeOffset.UtcNow);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    /// <summary>A shop with its orders and returns pulled.</summary>
    public async Task<Shop> PulledAsync(Marketplace marketplace)
    {
        var account = marketplace switch { Marketplace.Wildberries => Simulated.Account, Marketplace.Kaspi => "uhod", _ => "zvuk" };
        var settings = await Simulator.ConnectionAsync(account, marketplace);
        var key = settings.GetValueOrDefault("Token") ?? settings["ApiKey"];
        settings.Remove("Token");
        settings.Remove("ApiKey");
        var shop = await AddShopAsync($"{marketplace} {Guid.NewGuid():N}", marketplace == Marketplace.Wildberries ? await Simulator.TokenAsync() : key, settings, marketplace);
        if (marketplace is Marketplace.Wildberries or Marketplace.Ozon)
        {
            // A small world may have no open claim of its own just now.
            for (var claim = 0; claim < 3; claim++)
            {
                (await Simulator.Control.PostAsJsonAsync("/control/claim", new { account })).EnsureSuccessStatusCode();
            }
        }

        await PullAsync(shop, FeedKind.Orders);
        await PullAsync(shop, FeedKind.Returns);
        return shop;
    }

    public Task<PullReport> PullAsync(Shop shop, FeedKind feed) => Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop.Id, feed, CancellationToken.None);

    /// <summary>Cases that the marketplace lets the seller decide.</summary>
    public async Task<List<(ComplaintId Id, string Number, IReadOnlyList<AllowedDecision> Decisions)>> DecidableAsync(Shop shop)
    {
        await using var db = Data.Open();
        var rows = await db.Complaints.Where(c => c.ShopId == shop.Id && c.Stage != ComplaintStage.Closed && c.Lines.All(l => l.Quantity > 0))
            .Join(db.Returns, c => new { Id = c.ReturnId!.Value, c.ShopId }, r => new { r.Id, r.ShopId }, (c, r) => new { c.Id, r.Ref.Number, r.Decisions, r.Stage }).ToListAsync();
        return [.. rows.Where(row => row.Stage == ReturnStage.AwaitsSeller).Select(row => (row.Id, row.Number, AllowedDecision.Read(row.Decisions))).Where(row => row.Item3.Count > 0)];
    }

    public DecideComplaint Decider() => new(Scoped(), Desk.Services.GetRequiredService<ReplyGuard>(), Desk.Services.GetRequiredService<Connectors>(), TimeProvider.System);

    public WithdrawReply Withdrawer() => new(Scoped(), TimeProvider.System);

    /// <summary>Somebody decides in the marketplace's own cabinet, past the desk.</summary>
    public async Task InCabinetAsync(Shop shop, string number, string code)
    {
        var access = Desk.Services.GetRequiredService<ShopAccessReader>();
        await access.Connector(shop).Decisions!.DecideAsync(access.Read(shop), new ReturnCall(number, code, null, null, null, new Dictionary<string, string>()), CancellationToken.None);
    }

    /// <summary>As far as its deciding, with the reason that a person would name.</summary>
    public async Task ReadyAsync(ComplaintId id)
    {
        var complaint = await CaseAsync(id);
        if (complaint.Stage == ComplaintStage.Collecting)
        {
            await MoveAsync(id, new Application.Complaints.CaseMove.ToStage(ComplaintStage.Analysing));
        }

        await MoveAsync(id, new Application.Complaints.CaseMove.Explain("defect", "supplier.defect"));
        await MoveAsync(id, new Application.Complaints.CaseMove.ToStage(ComplaintStage.Deciding));
    }

    public async Task<OutgoingReply> DeliverAsync(OutgoingReplyId id)
    {
        var job = Desk.Services.GetRequiredService<DeliverRepliesJob>();
        var end = DateTimeOffset.UtcNow.AddSeconds(30);
        await Database.ExecuteAsync($"update outgoing_replies set due_at = now() where id = '{id.Value}' and state = 'Held'");
        while (true)
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
                throw new TimeoutException($"The decision is still {reply.State} ({reply.ErrorCode} {reply.ErrorDetail}).");
            }

            await Task.Delay(50);
        }
    }
}
