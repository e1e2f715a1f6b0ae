using System.Globalization;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using Xunit;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>Whole pulls against the simulator: everything comes, the second pull brings nearly nothing, what happens meanwhile is not missed.</summary>
public sealed class OzonFeedTests
{
    [Fact]
    public async Task Every_review_comes_once_with_the_answer_that_is_shown_under_it()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync();
        var feed = simulator.Connector.Reviews!;

        var first = await OzonPull.OnceAsync(feed, shop);
        var second = await OzonPull.OnceAsync(feed, shop, first.Cursor);

        var truth = (await simulator.TrueAsync("reviews")).ToDictionary(review => review.GetProperty("id").GetString()!);
        first.Failure.Should().BeNull();
        first.Unreadable.Should().BeEmpty();
        first.Items.Select(review => review.Number).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(truth.Keys);
        first.Items.Should().Contain(review => review.Answer != null).And.Contain(review => review.PhotoUrls.Length > 0);
        first.Items.Should().OnlyContain(review => review.Author == null && review.OrderNumber == null && review.Product != null);
        first.Pages[^1].Progress.Should().BeNull();
        second.Items.Count().Should().BeLessThan(5);
    }

    [Fact]
    public async Task A_review_written_after_the_pull_comes_with_the_next()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync();
        var feed = simulator.Connector.Reviews!;
        var first = await OzonPull.OnceAsync(feed, shop);

        var id = (await simulator.PostAsync("review", new { account = SimulatedOzon.Account, rating = 2, text = "Шипит левый наушник" })).GetProperty("id").GetString();
        var second = await OzonPull.OnceAsync(feed, shop, first.Cursor);

        second.Items.Should().ContainSingle(review => review.Number == id).Which.Text.Should().Contain("Шипит");
    }

    [Fact]
    public async Task Questions_come_with_the_shops_own_answer_and_not_with_other_buyers()
    {
        await using var simulator = await SimulatedOzon.StartAsync(volume: 40);
        var shop = await LookedAtAsync(simulator);

        var pull = await OzonPull.OnceAsync(simulator.Connector.Questions!, shop);

        var truth = (await simulator.TrueAsync("questions")).ToDictionary(question => question.GetProperty("id").GetString()!);
        pull.Failure.Should().BeNull();
        pull.Items.DistinctBy(question => question.Number).Select(question => question.Number).Should().BeEquivalentTo(truth.Keys);
        foreach (var question in pull.Items)
        {
            var answer = truth[question.Number].GetProperty("answer");
            question.Answer?.Text.Should().Be(answer.ValueKind == JsonValueKind.Null ? null : answer.GetString(), question.Text);
            (question.Answer is null).Should().Be(answer.ValueKind == JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task Chats_come_with_all_messages_and_only_changed_ones_come_again()
    {
        await using var simulator = await SimulatedOzon.StartAsync(volume: 60);
        var shop = await simulator.ShopAsync();
        var feed = simulator.Connector.Chats!;

        var first = await OzonPull.OnceAsync(feed, shop);
        var second = await OzonPull.OnceAsync(feed, shop, first.Cursor);
        var order = (await simulator.TrueAsync("chats"))[0].GetProperty("order").GetInt64();
        await simulator.PostAsync("chat", new { account = SimulatedOzon.Account, order, text = "Вы ещё тут?", photos = 1 });
        var third = await OzonPull.OnceAsync(feed, shop, second.Cursor);

        var truth = await simulator.TrueAsync("chats");
        first.Failure.Should().BeNull();
        var buyers = first.Items.Where(chat => chat.Kind == ChatKind.Buyer).ToList();
        buyers.Should().HaveCount(truth.Length);
        buyers.Sum(chat => chat.Messages.Count).Should().Be(truth.Sum(chat => chat.GetProperty("messages").GetInt32()) - 1);
        buyers.Should().OnlyContain(chat => chat.BuyerName == null && chat.BuyerNumber == null && chat.OrderNumber!.EndsWith("-1") && chat.Product != null);
        buyers.SelectMany(chat => chat.Messages).Select(message => message.Sender).Distinct().Should().BeEquivalentTo([ChatSender.Buyer, ChatSender.Seller]);
        first.Items.Where(chat => chat.Kind == ChatKind.Support).Should().HaveCount(2);
        second.Items.Should().BeEmpty();
        var changed = third.Items.Should().ContainSingle().Which;
        changed.Messages[^1].Text.Should().Be("Вы ещё тут?");
        changed.Messages[^1].Files.Should().ContainSingle().Which.Kind.Should().Be("image");
        (changed.WritableUntil is { } until && until < changed.Messages[^1].SentAt.AddHours(48)).Should().BeFalse();
    }

    [Fact]
    public async Task Cards_come_with_photos_description_characteristics_and_advice()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync();

        var pull = await OzonPull.OnceAsync(simulator.Connector.Products!, shop);

        var truth = (await simulator.TrueAsync("cards")).ToDictionary(card => card.GetProperty("nmId").GetInt64().ToString(CultureInfo.InvariantCulture));
        pull.Failure.Should().BeNull();
        pull.Items.Select(card => card.Product.Number).Should().BeEquivalentTo(truth.Keys);
        pull.Items.Should().OnlyContain(card => card.PhotoUrls!.Count > 1 && card.Description!.Length > 20 && card.Characteristics!.Count > 3 && card.Price > 0 && card.Product.Brand != null);
        foreach (var card in pull.Items)
        {
            card.ContentRating.Should().Be(truth[card.Product.Number].GetProperty("contentRating").GetInt32());
        }
    }

    [Theory]
    [InlineData("premium_plus", true)]
    [InlineData("none", false)]
    public async Task The_funnel_has_what_the_plan_pays_for(string subscription, bool isPaid)
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync(subscription);

        var pull = await OzonPull.OnceAsync(simulator.Connector.Funnel!, shop);

        pull.Failure.Should().BeNull();
        pull.Items.Should().NotBeEmpty().And.OnlyContain(day => day.Orders != null && day.OrderSum != null && day.Product != null && (day.Shows != null) == isPaid && (day.Buyouts != null) == isPaid);
        pull.Items.Select(day => (day.Day, day.Product!.Number)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Ratings_come_with_their_states()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var pull = await OzonPull.OnceAsync(simulator.Connector.Quality!, await simulator.ShopAsync());

        pull.Items.Select(figure => figure.Code).Should().OnlyHaveUniqueItems().And.Contain(["rating_on_time", "localization_index", "penalty_score_exceeded"]);
    }

    /// <summary>The shop with what a look at its key adds to its settings.</summary>
    internal static async Task<ShopAccess> LookedAtAsync(SimulatedOzon simulator, string subscription = "premium_pro")
    {
        var shop = await simulator.ShopAsync(subscription);
        var facts = await simulator.Connector.Keys.LookAsync(shop, CancellationToken.None);
        return shop with { Settings = shop.Settings.Concat(facts.Settings).ToDictionary(setting => setting.Key, setting => setting.Value) };
    }
}
