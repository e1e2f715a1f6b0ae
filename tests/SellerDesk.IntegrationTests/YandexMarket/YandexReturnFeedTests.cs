using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Reviews;
using SellerDesk.IntegrationTests.Wildberries;
using Xunit;

namespace SellerDesk.IntegrationTests.YandexMarket;

/// <summary>Returns, claims, disputes and wishes to cancel come with what may be decided, and the decision reaches the marketplace.</summary>
public sealed class YandexReturnFeedTests : IAsyncLifetime
{
    private SimulatedYandex simulator = null!;

    private ShopAccess shop = null!;

    private Connector Connector => simulator.Connector;

    public async Task InitializeAsync()
    {
        simulator = await SimulatedYandex.StartAsync();
        shop = await simulator.LookedAtAsync();
    }

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task A_refusal_that_is_taken_to_arbitration_is_a_dispute_with_a_chat_of_its_own()
    {
        var disputed = (IncomingReturn?)null;
        for (var n = 0; n < 12 && disputed is null; n++)
        {
            var (waiting, _) = await WaitingAsync(item => item is { Stage: ReturnStage.AwaitsSeller, Kind: ReturnKind.Claim });
            await Connector.Decisions!.DecideAsync(shop, new ReturnCall(waiting.Number, "DECLINE_REFUND", "Следов брака нет", null, null, waiting.Facts), default);
            await simulator.JumpAsync(TimeSpan.FromHours(21));
            disputed = await Connector.Decisions.LookUpAsync(shop, waiting.Number, default) is { Stage: ReturnStage.Disputed } found ? found : null;
        }

        var chats = await Pull.AllAsync(Connector.Chats!, shop);

        disputed.Should().NotBeNull();
        var chat = chats.Items.Should().ContainSingle(item => item.Kind == ChatKind.Arbitration && item.ReturnNumber == disputed!.Number).Subject;
        chat.Messages.Select(message => message.Sender).Should().StartWith([ChatSender.Marketplace, ChatSender.Buyer]);
    }

    [Fact]
    public async Task Returns_claims_disputes_and_cancellations_come_with_what_may_be_decided()
    {
        var claims = await simulator.TruthAsync("claims");

        var pulled = await Pull.AllAsync(Connector.Returns!, shop);
        var second = await Pull.AllAsync(Connector.Returns!, shop, pulled.Cursor);

        var returns = Pull.Last(pulled.Items, item => item.Number);
        pulled.Unreadable.Should().BeEmpty();
        returns.Values.Where(item => item.Kind == ReturnKind.Claim).Select(item => item.OrderNumber).Should().BeEquivalentTo(claims.Select(claim => claim.GetProperty("number").ToString()));
        var waiting = returns.Values.Where(item => item.Kind == ReturnKind.Claim && item.Stage == ReturnStage.AwaitsSeller).ToList();
        waiting.Should().HaveCount(claims.Count(claim => claim.GetProperty("stage").GetString() == "waiting"));
        waiting.Should().OnlyContain(item => item.Decisions.Count > 2 && item.Comment!.Length > 0);
        returns.Values.Should().Contain(item => item.Kind == ReturnKind.Return).And.Contain(item => item.PhotoUrls.Length > 0);
        var cancellations = returns.Values.Where(item => item.Kind == ReturnKind.Cancellation).ToList();
        cancellations.Should().HaveCount((await simulator.TruthAsync("orders")).Count(order => order.GetProperty("asksToCancel").GetBoolean()));
        cancellations.ForEach(item => (item.Decisions.Count, item.DecideBy).Should().Be((2, item.OpenedAt + TimeSpan.FromHours(48))));
        second.Items.Count(item => item.Kind != ReturnKind.Cancellation).Should().BeLessThan(15);
    }

    [Fact]
    public async Task A_wish_to_cancel_that_was_decided_is_seen_through()
    {
        var first = await WaitingAsync(item => item is { Kind: ReturnKind.Cancellation, Stage: ReturnStage.AwaitsSeller });

        await Connector.Decisions!.DecideAsync(shop, new ReturnCall(first.Item.Number, "ACCEPT", null, null, null, first.Item.Facts), default);
        var later = await Pull.AllAsync(Connector.Returns!, shop, first.Cursor);

        (await simulator.LedgerAsync()).Should().ContainSingle(row => row.GetProperty("kind").GetString() == "cancellation-decision" && row.GetProperty("accepted").GetBoolean());
        later.Items.Last(item => item.Number == first.Item.Number).Stage.Should().Be(ReturnStage.Approved);
        (await Connector.Decisions.LookUpAsync(shop, first.Item.Number, default))!.Stage.Should().Be(ReturnStage.Approved);
    }

    [Fact]
    public async Task A_decision_on_a_return_reaches_the_marketplace_and_shows()
    {
        var (waiting, _) = await WaitingAsync(item => item is { Stage: ReturnStage.AwaitsSeller, Kind: ReturnKind.Claim });
        var refuse = waiting.Decisions.First(decision => decision.Code == "DECLINE_REFUND");

        await Connector.Decisions!.DecideAsync(shop, new ReturnCall(waiting.Number, refuse.Code, "Следы падения", null, refuse.Reasons!.Keys.First(), waiting.Facts), default);
        var shown = await Connector.Decisions.LookUpAsync(shop, waiting.Number, default);

        shown!.Stage.Should().Be(ReturnStage.Refused);
        (await simulator.LedgerAsync()).Should().ContainSingle(row => row.GetProperty("kind").GetString() == "claim-decision" && row.GetProperty("verb").GetString() == "reject");
        refuse.NeedsComment.Should().BeTrue();
    }

    [Fact]
    public async Task A_part_of_the_money_must_be_within_its_bounds()
    {
        var (waiting, _) = await WaitingAsync(item => item.Decisions.Any(decision => decision.NeedsAmount));
        var part = waiting.Decisions.First(decision => decision.NeedsAmount);

        var tooMuch = () => Connector.Decisions!.DecideAsync(shop, new ReturnCall(waiting.Number, part.Code, null, part.AmountMax + 1, null, waiting.Facts), default);
        (await tooMuch.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.Refused);
        await Connector.Decisions!.DecideAsync(shop, new ReturnCall(waiting.Number, part.Code, null, part.AmountMin, null, new Dictionary<string, string>()), default);

        (await simulator.LedgerAsync()).Should().ContainSingle(row => row.GetProperty("kind").GetString() == "claim-decision").Which.GetProperty("amount").GetDecimal().Should().Be(part.AmountMin!.Value);
    }

    /// <summary>The first thing of that kind that the world brings forth, and the bookmark after it.</summary>
    private async Task<(IncomingReturn Item, string Cursor)> WaitingAsync(Func<IncomingReturn, bool> isWanted)
    {
        var cursor = (string?)null;
        for (var n = 0; n < 30; n++)
        {
            var pulled = await Pull.AllAsync(Connector.Returns!, shop, cursor);
            cursor = pulled.Cursor;
            if (pulled.Items.LastOrDefault(isWanted) is { } waiting)
            {
                return (waiting, cursor!);
            }

            await simulator.JumpAsync(TimeSpan.FromHours(10));
        }

        throw new InvalidOperationException("This world brings forth no such thing.");
    }
}
