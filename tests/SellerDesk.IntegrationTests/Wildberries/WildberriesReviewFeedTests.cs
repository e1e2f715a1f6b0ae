using System.Net.Http.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Reviews;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

public sealed class WildberriesReviewFeedTests : IAsyncLifetime
{
    private SimulatedWildberries simulator = null!;

    private IFeed<IncomingReview> Feed => simulator.Connector.Reviews!;

    public async Task InitializeAsync() => simulator = await SimulatedWildberries.StartAsync();

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Theory]
    [InlineData(1000)]
    [InlineData(40)]
    [InlineData(7)]
    public async Task The_first_pull_brings_every_review_there_is(int pageSize)
    {
        var shop = await simulator.ShopAsync(settings: ("PageSize", $"{pageSize}"));

        var pulled = await Pull.AllAsync(Feed, shop);

        var truth = await simulator.TrueReviewsAsync();
        truth.Should().HaveCountGreaterThan(200);
        pulled.Items.Select(review => review.Number).Distinct().Should().BeEquivalentTo(truth.Keys);
        pulled.Unreadable.Should().BeEmpty();
        pulled.Pages[0].Progress.Should().NotBeNull();
        pulled.Pages[^1].Progress.Should().BeNull();
        foreach (var review in pulled.Items)
        {
            var true1 = truth[review.Number];
            review.Rating.Should().Be(true1.GetProperty("rating").GetInt16());
            review.CreatedAt.Should().BeCloseTo(true1.GetProperty("createdDate").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
            review.CreatedAt.Offset.Should().Be(TimeSpan.Zero);
            review.Product!.Number.Should().Be(true1.GetProperty("nmId").GetRawText());
            (review.Answer is not null).Should().Be(true1.GetProperty("answer").ValueKind != System.Text.Json.JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task A_pull_broken_off_after_any_page_goes_on_without_a_loss()
    {
        var shop = await simulator.ShopAsync(settings: ("PageSize", "60"));
        var numbers = new HashSet<string>();
        string? cursor = null;
        for (var pulls = 0; pulls < 100; pulls++)
        {
            var pages = 0;
            await foreach (var page in Feed.ReadAsync(shop, cursor, CancellationToken.None))
            {
                if (pulls > 0 && pages > 0)
                {
                    // The second page was read but never saved.
                    break;
                }

                numbers.UnionWith(page.Items.Select(review => review.Number));
                cursor = page.Cursor;
                pages++;
            }
        }

        numbers.Should().BeEquivalentTo((await simulator.TrueReviewsAsync()).Keys);
    }

    [Fact]
    public async Task A_later_pull_brings_new_reviews_with_text_and_stars_alone()
    {
        var shop = await simulator.ShopAsync();
        var first = await Pull.AllAsync(Feed, shop);
        await simulator.Control.PostAsJsonAsync("/control/review", new { account = "teplydom", rating = 1, text = "Пришло разбитое" });
        await simulator.Control.PostAsJsonAsync("/control/review", new { account = "teplydom", rating = 5, text = "" });

        var second = await Pull.AllAsync(Feed, shop, first.Cursor);

        second.Items.Should().ContainSingle(review => review.Text == "Пришло разбитое");
        var known = first.Items.Select(review => review.Number).ToHashSet();
        second.Items.Where(review => !known.Contains(review.Number)).Should().HaveCount(2);
        second.Pages.Should().HaveCountLessThan(5);
    }

    [Theory]
    [InlineData("shuffle")]
    [InlineData("duplicates")]
    public async Task Pages_out_of_order_and_with_repeats_lose_nothing(string fault)
    {
        await simulator.FaultAsync("/wb/feedbacks/*", fault);
        var shop = await simulator.ShopAsync(settings: ("PageSize", "50"));

        var pulled = await Pull.AllAsync(Feed, shop);

        pulled.Items.Select(review => review.Number).Distinct().Should().BeEquivalentTo((await simulator.TrueReviewsAsync()).Keys);
        pulled.Pages.Should().OnlyContain(page => page.Items.Select(review => review.Number).Distinct().Count() == page.Items.Count);
    }

    [Theory]
    [InlineData("500", 2)]
    [InlineData("502", 2)]
    [InlineData("dropAfterProcessing", 2)]
    [InlineData("brokenJson", 1)]
    [InlineData("429", 1)]
    public async Task A_passing_trouble_is_waited_out(string fault, int times)
    {
        await simulator.FaultAsync("/wb/feedbacks/*", fault, times, seconds: 1);

        var pulled = await Pull.AllAsync(Feed, await simulator.ShopAsync());

        pulled.Items.Select(review => review.Number).Distinct().Should().HaveSameCount(await simulator.TrueReviewsAsync());
        pulled.Unreadable.Should().BeEmpty();
    }

    [Theory]
    [InlineData("500", MarketplaceFailure.Unavailable)]
    [InlineData("timeout", MarketplaceFailure.NoAnswer)]
    [InlineData("brokenJson", MarketplaceFailure.Unreadable)]
    [InlineData("envelopeError", MarketplaceFailure.Refused)]
    public async Task A_lasting_trouble_ends_the_pull_with_its_name(string fault, MarketplaceFailure expected)
    {
        await simulator.FaultAsync("/wb/feedbacks/*", fault, seconds: 30);
        var shop = await simulator.ShopAsync(settings: [("TimeoutSeconds", "0.3"), ("PageSize", "20")]);

        var pull = () => Pull.AllAsync(Feed, shop);

        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(expected);
    }

    [Fact]
    public async Task A_page_that_stays_broken_is_set_aside_and_read_with_a_later_pull()
    {
        var shop = await simulator.ShopAsync(settings: ("PageSize", "60"));
        await simulator.FaultAsync("/wb/feedbacks/api/v1/feedbacks", "brokenJson", times: 2);

        var first = await Pull.AllAsync(Feed, shop);
        var second = await Pull.AllAsync(Feed, shop, first.Cursor);

        first.Unreadable.Should().ContainSingle().Which.Reason.Should().Contain("feedbacks");
        var truth = await simulator.TrueReviewsAsync();
        first.Items.Concat(second.Items).Select(review => review.Number).Distinct().Should().BeEquivalentTo(truth.Keys);
        second.Unreadable.Should().BeEmpty();
    }

    [Fact]
    public async Task A_huge_text_arrives_whole()
    {
        await simulator.Control.PostAsJsonAsync("/control/review", new { account = "teplydom", rating = 2, text = new string('Ж', 100_000) + "\u0000конец 😀 <script>" });

        var pulled = await Pull.AllAsync(Feed, await simulator.ShopAsync());

        pulled.Items.Should().Contain(review => review.Text == new string('Ж', 100_000) + "конец 😀 <script>");
    }

    [Fact]
    public async Task A_base_token_waits_for_its_turn_and_says_until_when()
    {
        await using var strict = await SimulatedWildberries.StartAsync(limits: true);
        var shop = await strict.ShopAsync(type: "base");

        var pull = () => Pull.AllAsync(strict.Connector.Reviews!, shop);

        var failed = (await pull.Should().ThrowAsync<MarketplaceException>()).Which;
        failed.Failure.Should().Be(MarketplaceFailure.RateLimited);
        failed.RetryAt.Should().BeCloseTo(DateTimeOffset.UtcNow.AddMinutes(12), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Answers_in_moderation_are_told_from_published_ones()
    {
        var pulled = await Pull.AllAsync(Feed, await simulator.ShopAsync());

        pulled.Items.Where(review => review.Answer is not null).Should().OnlyContain(review => review.Answer!.State != AnswerState.Unread && review.Answer.StateRaw != null);
    }
}
