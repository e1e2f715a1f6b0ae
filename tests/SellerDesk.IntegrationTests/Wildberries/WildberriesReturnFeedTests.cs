using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

public sealed class WildberriesReturnFeedTests : IAsyncLifetime
{
    private SimulatedWildberries simulator = null!;

    private IFeed<IncomingReturn> Feed => simulator.Connector.Returns!;

    private IReturnDecider Decider => simulator.Connector.Decisions!;

    public async Task InitializeAsync() => simulator = await SimulatedWildberries.StartAsync(1500);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task Claims_of_a_fortnight_and_goods_on_their_way_back_come_with_their_orders()
    {
        var pulled = await Pull.AllAsync(Feed, await simulator.ShopAsync());

        pulled.Unreadable.Should().BeEmpty();
        var claims = pulled.Items.Where(item => item.Kind == ReturnKind.Claim).ToList();
        var now = (await simulator.Control.GetFromJsonAsync<JsonElement>("/control/clock")).GetProperty("now").GetDateTimeOffset();
        var truth = (await simulator.Control.GetFromJsonAsync<JsonElement>($"/control/claims?account={SimulatedWildberries.Account}")).GetProperty("claims").EnumerateArray()
            .Where(claim => claim.GetProperty("openedAt").GetDateTimeOffset() > now.AddDays(-14)).ToList();
        claims.Select(claim => claim.Number).Distinct().Should().HaveCount(truth.Count);
        claims.Should().NotBeEmpty().And.OnlyContain(claim => claim.OrderNumber != null && claim.Currency == "RUB" && claim.Amount > 0 && claim.OpenedAt != null);
        claims.SelectMany(claim => claim.PhotoUrls).Should().NotBeEmpty().And.OnlyContain(url => url.StartsWith("http"));
        pulled.Items.Where(item => item.Kind == ReturnKind.Return).Should().NotBeEmpty().And.Contain(item => item.Stage == ReturnStage.Received).And.OnlyContain(item => item.Number.StartsWith("back-"));
        pulled.Pages[^1].Progress.Should().BeNull();
    }

    [Fact]
    public async Task A_second_pull_reads_only_the_open_claims_again()
    {
        await OpenClaimAsync();
        var shop = await simulator.ShopAsync();
        var first = await Pull.AllAsync(Feed, shop);

        var second = await Pull.AllAsync(Feed, shop, first.Cursor);

        second.Items.Should().OnlyContain(item => item.Kind == ReturnKind.Claim && (item.Stage == ReturnStage.AwaitsSeller || item.Stage == ReturnStage.InProgress));
    }

    [Fact]
    public async Task A_decision_moves_the_claim_on_and_the_next_pull_finds_it_in_the_archive()
    {
        var shop = await simulator.ShopAsync();
        await OpenClaimAsync();
        var first = await Pull.AllAsync(Feed, shop);
        var claim = first.Items.First(item => item.Stage == ReturnStage.AwaitsSeller);
        claim.Decisions.Should().Contain(decision => decision.Code == "rejectcustom" && decision.NeedsComment && decision.CommentMin == 10 && decision.CommentMax == 1000)
            .And.Contain(decision => decision.Code == "autorefund1" && !decision.NeedsComment && decision.CommentMax == null);

        await Decider.DecideAsync(shop, new ReturnCall(claim.Number, "autorefund1", "не нужен", null, null, claim.Facts), default);

        var shown = await Decider.LookUpAsync(shop, claim.Number, default);
        shown!.Stage.Should().Be(ReturnStage.Approved);
        shown.Decisions.Should().BeEmpty();
        var second = await Pull.AllAsync(Feed, shop, first.Cursor);
        second.Items.Should().Contain(item => item.Number == claim.Number && item.Stage == ReturnStage.Approved);
        (await simulator.LedgerAsync()).Should().ContainSingle(entry => entry.GetProperty("kind").GetString() == "claim-decision");
    }

    [Fact]
    public async Task A_refusal_needs_its_own_words_and_can_be_thought_over()
    {
        var shop = await simulator.ShopAsync();
        await OpenClaimAsync();
        var claim = (await Pull.AllAsync(Feed, shop)).Items.First(item => item.Stage == ReturnStage.AwaitsSeller);

        (await Failure(() => Decide(shop, claim, "rejectcustom", "коротко"))).Failure.Should().Be(MarketplaceFailure.Refused);
        await Decide(shop, claim, "rejectcustom", "На фото другой товар, не из этого заказа");

        var refused = await Decider.LookUpAsync(shop, claim.Number, default);
        refused!.Stage.Should().Be(ReturnStage.Refused);
        refused.SellerComment.Should().Be("На фото другой товар, не из этого заказа");
        refused.Decisions.Should().NotBeEmpty();
        (await Failure(() => Decide(shop, claim, "reject1", null))).Should().Match<MarketplaceException>(failed => failed.Failure == MarketplaceFailure.Refused && failed.Detail!.Contains("not available"));
        (await Decider.LookUpAsync(shop, Guid.NewGuid().ToString(), default)).Should().BeNull();
    }

    [Fact]
    public async Task Each_source_goes_on_without_the_other()
    {
        (await Pull.AllAsync(Feed, await simulator.ShopAsync("returns"))).Items.Should().NotBeEmpty().And.OnlyContain(item => item.Kind == ReturnKind.Claim);
        (await Pull.AllAsync(Feed, await simulator.ShopAsync("analytics"))).Items.Should().NotBeEmpty().And.OnlyContain(item => item.Kind == ReturnKind.Return);
        var neither = await simulator.ShopAsync("feedbacks");
        (await Failure(() => Pull.AllAsync(Feed, neither))).Detail.Should().Contain("Buyers returns").And.Contain("Analytics");
        await simulator.FaultAsync("/wb/returns/*", "500");
        var items = new List<IncomingReturn>();
        var shop = await simulator.ShopAsync();
        (await Failure(async () =>
        {
            await foreach (var page in Feed.ReadAsync(shop, null, default))
            {
                items.AddRange(page.Items);
            }
        })).Failure.Should().Be(MarketplaceFailure.Unavailable);
        items.Should().Contain(item => item.Kind == ReturnKind.Return);
    }

    [Theory]
    [InlineData("lyingTotal")]
    [InlineData("repeatPage")]
    [InlineData("shuffle")]
    [InlineData("duplicates")]
    [InlineData("clockAhead")]
    public async Task Spoilt_answers_neither_loop_nor_lose_a_claim(string fault)
    {
        var shop = await simulator.ShopAsync();
        var expected = NumbersOf(await Pull.AllAsync(Feed, shop));
        await simulator.FaultAsync("/wb/returns/*", fault);
        var spoilt = await Pull.AllAsync(Feed, shop);
        await simulator.HealAsync();
        var healed = await Pull.AllAsync(Feed, shop);

        NumbersOf(spoilt).Union(NumbersOf(healed)).Should().BeEquivalentTo(expected);
    }

    private static HashSet<string> NumbersOf(Pulled<IncomingReturn> pulled) => [.. pulled.Items.Select(item => item.Number)];

    private static async Task<MarketplaceException> Failure(Func<Task> call) => (await call.Should().ThrowAsync<MarketplaceException>()).Which;

    private Task Decide(ShopAccess shop, IncomingReturn claim, string code, string? comment) => Decider.DecideAsync(shop, new ReturnCall(claim.Number, code, comment, null, null, claim.Facts), default);

    private async Task OpenClaimAsync() =>
        (await simulator.Control.PostAsJsonAsync("/control/claim", new { account = SimulatedWildberries.Account, reason = "Defect" })).EnsureSuccessStatusCode();
}
