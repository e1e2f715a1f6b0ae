using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Orders;
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

        var reviews = Last(pulled.Items, review => review.Number);
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

        var questions = Last(pulled.Items, question => question.Number);
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

        var chats = Last(pulled.Items, chat => chat.Number);
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
    public async Task All_orders_come_whichever_way_they_are_sold()
    {
        var truth = await simulator.TruthAsync("orders");

        var pulled = await Pull.AllAsync(Connector.Orders!, shop);
        var second = await Pull.AllAsync(Connector.Orders!, shop, pulled.Cursor);

        var orders = Last(pulled.Items, order => order.Number);
        pulled.Unreadable.Should().BeEmpty();
        orders.Keys.Should().BeEquivalentTo(truth.Select(order => order.GetProperty("number").ToString()));
        orders.Values.Select(order => order.Scheme).Distinct().Should().BeEquivalentTo("FBS", "FBY", "DBS", "EXPRESS");
        orders.Values.Select(order => order.Stage).Distinct().Should().Contain([OrderStage.Received, OrderStage.HandedOver, OrderStage.InTransit, OrderStage.Delivered, OrderStage.Cancelled]);
        orders.Values.SelectMany(order => order.Lines).Should().OnlyContain(line => line.Currency == "RUB" && line.UnitPrice > 0);
        foreach (var order in truth.Take(50))
        {
            var found = orders[order.GetProperty("number").ToString()];
            found.Lines.Single().UnitPrice.Should().Be(order.GetProperty("price").GetDecimal());
            found.BuyerCity.Should().NotBeNullOrEmpty();
            found.ShipBy.HasValue.Should().Be(order.GetProperty("fromSeller").GetBoolean());
        }

        second.Items.Count().Should().BeLessThan(15);
    }

    [Fact]
    public async Task An_order_that_changed_is_read_again()
    {
        var first = await Pull.AllAsync(Connector.Orders!, shop);
        await simulator.JumpAsync(TimeSpan.FromHours(8));

        var later = await Pull.AllAsync(Connector.Orders!, shop, first.Cursor);

        var truth = (await simulator.TruthAsync("orders")).ToDictionary(order => order.GetProperty("number").ToString());
        var before = Last(first.Items, order => order.Number);
        var now = Last(first.Items.Concat(later.Items), order => order.Number);
        now.Keys.Should().BeEquivalentTo(truth.Keys);
        later.Items.Should().Contain(order => before.ContainsKey(order.Number) && before[order.Number].Status != order.Status);
    }

    [Fact]
    public async Task Returns_claims_disputes_and_cancellations_come_with_what_may_be_decided()
    {
        var claims = await simulator.TruthAsync("claims");

        var pulled = await Pull.AllAsync(Connector.Returns!, shop);
        var second = await Pull.AllAsync(Connector.Returns!, shop, pulled.Cursor);

        var returns = Last(pulled.Items, item => item.Number);
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
        var days = Last(pulled.Items, day => $"{day.Day:O} {day.Product!.Number}");
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

    private static Dictionary<string, T> Last<T>(IEnumerable<T> items, Func<T, string> key) => items.GroupBy(key).ToDictionary(same => same.Key, same => same.Last());
}
