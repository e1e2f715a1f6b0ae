using System.Diagnostics;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Integrations.Http;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Http;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Replies;

/// <summary>Buyers of one marketplace do not wait because another does not answer.</summary>
public sealed class SilentMarketplaceTests(ITestOutputHelper output) : DeskFixture, IAsyncLifetime
{
    private const int DeadShops = 6;
    private const int Answers = 3;

    private SilentHost dead = null!;
    private Simulated simulator = null!;

    public override async Task InitializeAsync()
    {
        dead = SilentHost.Start();
        simulator = await Simulated.StartAsync(reviews: 30);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await dead.DisposeAsync();
        await simulator.DisposeAsync();
    }

    [Fact]
    public async Task Answers_go_out_beside_a_marketplace_that_never_says_a_word()
    {
        var wildberries = Desk.Services.GetServices<Connector>().Single(connector => connector.Marketplace == Marketplace.Wildberries);
        var pull = Make<PullFeed>(Access(wildberries, wildberries with { Marketplace = Marketplace.Ozon }));
        var numbers = new List<string>();
        for (var answer = 0; answer < Answers; answer++)
        {
            numbers.Add(await simulator.ReviewAsync(2, $"Протекает, {answer}"));
        }

        for (var number = 0; number < DeadShops; number++)
        {
            await AnswerAsync(pull, Marketplace.Ozon, numbers);
        }

        await AnswerAsync(pull, Marketplace.Wildberries, numbers);
        await Database.ExecuteAsync("update outgoing_replies set due_at = now()");

        var silent = wildberries with { Marketplace = Marketplace.Ozon, Replies = new SilentReplies(Desk.Services.GetRequiredService<MarketplaceCalls>(), dead.Address) };
        var access = Access(wildberries, silent);
        await using var job = ActivatorUtilities.CreateInstance<DeliverRepliesJob>(Desk.Services, Make<ReplyCaller>(access), Make<ReplyLookUp>(access));
        var watch = Stopwatch.StartNew();
        while (await WaitingAsync() > 0 && watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            await job.RunAsync(CancellationToken.None);
        }

        output.WriteLine($"{Answers} answers were sent in {watch.ElapsedMilliseconds} ms beside {DeadShops * Answers} to a silent host, which was called {dead.Calls} times");
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(4), "a call to the silent one takes three seconds to be given up, and there are more of them than places");
    }

    private ShopAccessReader Access(params Connector[] connectors) => new(Desk.Services.GetRequiredService<IKeyVault>(), new Connectors(connectors));

    private T Make<T>(ShopAccessReader access) => ActivatorUtilities.CreateInstance<T>(Desk.Services, access);

    private Task<long> WaitingAsync() => Database.ReadAsync<long>(
        "select count(*) from outgoing_replies r join shops s on s.id = r.shop_id where s.marketplace = 'Wildberries' and r.state in ('Held', 'Queued', 'Sending')");

    private async Task AnswerAsync(PullFeed pull, Marketplace marketplace, List<string> numbers)
    {
        var shop = await AddShopAsync($"{marketplace} {Guid.NewGuid():N}", await simulator.TokenAsync(), simulator.ShopSettings, marketplace);
        await pull.ExecuteAsync(shop.Id, FeedKind.Reviews, CancellationToken.None);
        var send = Seeing<SendReply>();
        await using var db = Data.Open();
        foreach (var reference in numbers.Select(MarketplaceRef.Of))
        {
            var review = await db.Reviews.Where(r => r.ShopId == shop.Id && r.Ref == reference).Select(r => r.Id).SingleAsync();
            await send.ExecuteAsync(Somebody(Role.Support), WorkItemId.From(review.Value), "Здравствуйте! Вышлем новую крышку.", ReplySource.Person, CancellationToken.None);
        }
    }

    private sealed class SilentReplies(MarketplaceCalls calls, Uri host) : IReplySender
    {
        public async Task SendAsync(ShopAccess shop, ReplyCall reply, CancellationToken cancel)
        {
            using var answer = await calls.WriteAsync(Call, cancel);
        }

        public async Task<AnswerLookUp> LookUpAsync(ShopAccess shop, WorkItemKind kind, string targetNumber, CancellationToken cancel)
        {
            using var answer = await calls.ReadAsync(Call, cancel);
            return new AnswerLookUp(false, null);
        }

        private MarketplaceCall Call => new("Wildberries", host, () => JsonRequest.Of(HttpMethod.Post, host, new { }), answer => CallFailures.Of(answer, null))
        {
            Urgency = CallUrgency.Answer,
            Timeout = TimeSpan.FromSeconds(3),
        };
    }
}
