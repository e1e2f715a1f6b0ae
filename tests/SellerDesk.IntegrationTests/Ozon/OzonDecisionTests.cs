using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using Xunit;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>What the seller decides on claims and wishes to cancel, looked up afterwards; the simulator's ledger is asked what arrived.</summary>
public sealed class OzonDecisionTests
{
    [Theory]
    [InlineData("1000", null, null, ReturnStage.OnTheWay)]
    [InlineData("1020", null, 300, ReturnStage.OnTheWay)]
    [InlineData("-1", "Следы носки", null, ReturnStage.Refused)]
    public async Task A_claim_is_decided_and_looked_up(string code, string? comment, int? amount, ReturnStage stage)
    {
        await using var simulator = await SimulatedOzon.StartAsync(orderDays: 60, volume: 250);
        var shop = await simulator.ShopAsync();
        var claim = await OpenAsync(simulator, shop, ReturnKind.Claim);
        var decision = claim.Decisions.Single(known => known.Code == code);
        var reason = decision.Reasons?.Keys.First();

        await simulator.Connector.Decisions!.DecideAsync(shop, new ReturnCall(claim.Number, code, comment, amount, reason, claim.Facts), CancellationToken.None);
        await simulator.JumpAsync(TimeSpan.FromSeconds(2));
        var after = await simulator.Connector.Decisions!.LookUpAsync(shop, claim.Number, CancellationToken.None);

        decision.NeedsComment.Should().Be(code == "-1");
        decision.NeedsAmount.Should().Be(code == "1020");
        after!.Stage.Should().Be(stage);
        after.Decisions.Should().BeEmpty();
        (await simulator.LedgerAsync()).Should().ContainSingle().Which.GetProperty("kind").GetString().Should().Be("claim-decision");
        await OzonFailure.ExpectAsync(() => simulator.Connector.Decisions!.DecideAsync(shop, new ReturnCall(claim.Number, "-10", null, null, null, claim.Facts), CancellationToken.None), MarketplaceFailure.Refused);
    }

    [Theory]
    [InlineData("approve", null, ReturnStage.Approved)]
    [InlineData("reject", "Заказ уже в пути", ReturnStage.Refused)]
    public async Task A_wish_to_cancel_is_decided_and_looked_up(string code, string? comment, ReturnStage stage)
    {
        await using var simulator = await SimulatedOzon.StartAsync(orderDays: 20, volume: 250);
        var shop = await simulator.ShopAsync();
        var wish = await OpenAsync(simulator, shop, ReturnKind.Cancellation);

        await simulator.Connector.Decisions!.DecideAsync(shop, new ReturnCall(wish.Number, code, comment, null, null, wish.Facts), CancellationToken.None);
        var after = await simulator.Connector.Decisions!.LookUpAsync(shop, wish.Number, CancellationToken.None);

        after!.Stage.Should().Be(stage);
        (await simulator.LedgerAsync()).Should().ContainSingle().Which.GetProperty("kind").GetString().Should().Be("cancellation-decision");
        await OzonFailure.ExpectAsync(() => simulator.Connector.Decisions!.DecideAsync(shop, new ReturnCall(wish.Number, code, comment ?? "ещё раз", null, null, wish.Facts), CancellationToken.None), MarketplaceFailure.Refused);
        (await simulator.Connector.Decisions!.LookUpAsync(shop, "cancel-1", CancellationToken.None)).Should().BeNull();
    }

    private static async Task<IncomingReturn> OpenAsync(SimulatedOzon simulator, ShopAccess shop, ReturnKind kind)
    {
        var pull = await OzonPull.OnceAsync(simulator.Connector.Returns!, shop);
        return pull.Items.First(item => item.Kind == kind && item.Stage == ReturnStage.AwaitsSeller);
    }
}
