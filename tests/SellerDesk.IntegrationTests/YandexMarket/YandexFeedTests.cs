using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Reviews;
using SellerDesk.IntegrationTests.Wildberries;
using Xunit;

namespace SellerDesk.IntegrationTests.YandexMarket;

/// <summary>Every feed brings all that the simulator's world holds, and a second pull reads nearly nothing.</summary>
public sealed class YandexFeedTests : IAsyncLifetime
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
    public async Task All_reviews_come_with_their_answers_and_orders()
    {
        var truth = await simulator.TruthAsync("reviews");

        var pulled = await Pull.AllAsync(Connector.Reviews!, shop);
        var second = await Pull.AllAsync(Connector.Reviews!, shop, pulled.Cursor);

        var reviews = Pull.Last(pulled.Items, review => review.Number);
        pulled.Unreadable.Should().BeEmpty();
        reviews.Should().HaveCount(truth.Length);
        reviews.Values.Count(review => review.Answer is not null).Should().Be(truth.Count(review => review.GetProperty("answered").GetBoolean()));
        reviews.Values.Should().Contain(review => review.OrderNumber != null && review.Author != null && review.PhotoUrls.Length > 0)
            .And.OnlyContain(review => review.Product!.Number.Length > 0);
        reviews.Values.Where(review => review.Answer is not null).Should().OnlyContain(review => review.Answer!.State == AnswerState.Published && review.Answer.Editable);
        pulled.Pages[^1].Progress.Should().BeNull();
        second.Items.Count().Should().BeLessThan(20);
    }

    [Fact]
    public async Task All_questions_come_with_the_shops_own_answer()
    {
        var truth = await simulator.TruthAsync("questions");

        var pulled = await Pull.AllAsync(Connector.Questions!, shop);
        var second = await Pull.AllAsync(Connector.Questions!, shop, pulled.Cursor);

        var questions = Pull.Last(pulled.Items, question => question.Number);
        pulled.Unreadable.Should().BeEmpty();
        questions.Should().HaveCount(truth.Length);
        questions.Values.Select(question => question.Answer?.Text).OfType<string>().Should()
            .BeEquivalentTo(truth.Where(question => question.GetProperty("answered").GetBoolean()).Select(question => question.GetProperty("answer").GetString()!));
        second.Items.Should().BeEmpty("questions are asked for every five minutes");
    }

    [Fact]
    public async Task All_chats_come_with_their_messages_and_disputes_among_them()
    {
        var truth = await simulator.TruthAsync("chats");

        var pulled = await Pull.AllAsync(Connector.Chats!, shop);
        var second = await Pull.AllAsync(Connector.Chats!, shop, pulled.Cursor);

        var chats = Pull.Last(pulled.Items, chat => chat.Number);
        var plain = chats.Values.Where(chat => chat.Kind == ChatKind.Buyer).ToDictionary(chat => chat.OrderNumber!);
        pulled.Unreadable.Should().BeEmpty();
        plain.Should().HaveCount(truth.Length);
        foreach (var chat in truth)
        {
            plain[chat.GetProperty("number").ToString()].Messages.Should().HaveCount(chat.GetProperty("messages").GetInt32());
        }

        plain.Values.Should().OnlyContain(chat => chat.BuyerNumber != null && chat.BuyerName != null && chat.Messages.All(message => message.Sender == ChatSender.Buyer || message.Sender == ChatSender.Seller));
        plain.Values.SelectMany(chat => chat.Messages).SelectMany(message => message.Files).Should().OnlyContain(file => file.Kind == "image" && file.Size > 0);
        second.Items.Count().Should().BeLessThan(6);
    }

    [Fact]
    public async Task Cards_come_from_both_sources_with_named_characteristics()
    {
        var truth = await simulator.TruthAsync("cards");

        var pulled = await Pull.AllAsync(Connector.Products!, shop);
        var second = await Pull.AllAsync(Connector.Products!, shop, pulled.Cursor);

        pulled.Unreadable.Should().BeEmpty();
        var parts = pulled.Items.GroupBy(card => card.Product.Number).ToDictionary(cards => cards.Key, cards => cards.ToList());
        parts.Keys.Should().BeEquivalentTo(truth.Select(card => card.GetProperty("article").GetString()!));
        parts.Values.Should().OnlyContain(cards => cards.Count == 2 && cards[0].Description!.Length > 0 && cards[0].PhotoUrls!.Count > 0 && cards[0].Price > 0 && cards[1].Characteristics!.Count > 0 && cards[1].ContentRating > 0);
        parts.Values.SelectMany(cards => cards).SelectMany(card => card.Characteristics ?? []).Should().OnlyContain(one => !char.IsDigit(one.Name[0]));
        second.Items.Should().BeEmpty();
    }

    [Fact]
    public async Task The_funnel_comes_as_reports_of_thirty_days()
    {
        var pulled = await SimulatedYandex.SeeThroughAsync(Connector.Funnel!, shop);
        var second = await Pull.AllAsync(Connector.Funnel!, shop, pulled.Cursor);

        pulled.Unreadable.Should().BeEmpty();
        var days = Pull.Last(pulled.Items, day => $"{day.Day:O} {day.Product!.Number}");
        days.Values.Select(day => day.Day).Distinct().Should().HaveCount(390);
        days.Values.Should().OnlyContain(day => day.Shows >= day.Opens && day.Opens >= day.Carts && day.Carts >= day.Orders && day.Currency == "RUB");
        days.Values.Sum(day => day.Orders).Should().Be((await simulator.TruthAsync("orders")).Length);
        pulled.Pages[^1].Progress.Should().BeNull();
        second.Items.Should().BeEmpty();
    }

    [Fact]
    public async Task The_quality_index_comes_for_each_shop_of_the_cabinet()
    {
        var pulled = await Pull.AllAsync(Connector.Quality!, shop);
        var second = await Pull.AllAsync(Connector.Quality!, shop, pulled.Cursor);

        pulled.Items.Should().NotBeEmpty().And.OnlyContain(figure => figure.Value >= 0 && figure.Value <= 100);
        pulled.Items.Select(figure => figure.Day).Distinct().Should().HaveCount(30);
        pulled.Items.Select(figure => (figure.Day, figure.Code)).Should().OnlyHaveUniqueItems();
        second.Items.Should().BeEmpty();
    }

    [Fact]
    public async Task A_photo_of_a_chat_and_one_of_a_return_are_fetched()
    {
        var chats = await Pull.AllAsync(Connector.Chats!, shop);
        var file = chats.Items.SelectMany(chat => chat.Messages).SelectMany(message => message.Files).First();

        var fetched = await Connector.ChatMessages!.FetchAsync(shop, file, default);

        fetched.Content.Should().NotBeEmpty();
    }
}
