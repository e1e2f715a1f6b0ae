using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Asking;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.YandexMarket;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

public sealed class AskingTests : DeskFixture
{
    private const string Text = "Здравствуйте! Заказ {order} уже у вас. Расскажите, пожалуйста, в отзыве, всё ли в порядке с товаром.";

    private static CancellationToken None => CancellationToken.None;

    protected override IEnumerable<string> Settings => ["--Marketplaces:LimitScale=100000", "--Delivery:FirstLookUp=00:00:00.1"];

    [Fact]
    public async Task Buyers_are_asked_within_the_days_limit_a_part_is_held_out_and_nobody_is_asked_twice()
    {
        await using var simulator = await SimulatedYandex.StartAsync(150);
        var shop = await AddShopAsync("Точка звука", await simulator.KeyAsync(), new Dictionary<string, string> { ["BaseUrl"] = $"{simulator.Address}/yandex" }, Marketplace.YandexMarket);
        await Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop.Id, FeedKind.Orders, None);
        await Database.ExecuteAsync("delete from chats; update orders set delivered_at = now() - interval '3 days 1 hour' where stage = 'Delivered' and ordered_at > now() - interval '40 days'");
        var before = (await simulator.LedgerAsync()).Length;
        var rule = await Rules().AddAsync(Somebody(Role.Manager), "После доставки", new AskContent([shop.Id], 3, Text, HeldOut: 50, PerDay: 3, QuietDays: 30), None);
        await Rules().SwitchAsync(Somebody(Role.Manager), rule, on: true, None);

        for (var n = 0; n < 3; n++)
        {
            await Desk.Services.GetRequiredService<AskForReviewsJob>().RunAsync(None);
        }

        var asks = await ReadAsync();
        asks.Count(a => a.State == ReviewAskState.Sent).Should().Be(3, string.Join(", ", asks.Select(a => a.Reason).Distinct()));
        asks.Count(a => a.State == ReviewAskState.HeldOut).Should().BePositive();
        asks.Should().OnlyContain(a => (a.State == ReviewAskState.HeldOut) == (AskRule.IsHeldOut(a.OrderId, 50) && a.State != ReviewAskState.Skipped));
        await DeliverAsync();
        ((await simulator.LedgerAsync()).Length - before).Should().BeGreaterThanOrEqualTo(3);
        await using var db = Data.Open();
        (await db.OutgoingReplies.Where(r => r.Origin == ReplyOrigin.Ask).ToListAsync())
            .Should().HaveCount(3).And.OnlyContain(r => r.Kind == WorkItemKind.Chat && r.State == OutgoingState.Confirmed && r.Text.StartsWith("Здравствуйте! Заказ "));
    }

    [Theory]
    [InlineData("Оставьте отзыв на пять звёзд, и мы подарим вам скидку 500 рублей.")]
    [InlineData("Напишите отзыв и пришлите снимок нам в телеграм @magazin_primer.")]
    public async Task A_request_that_promises_or_leads_away_is_refused_before_anybody_is_asked(string text)
    {
        var refused = await FluentActions.Awaiting(() => Rules().AddAsync(Somebody(Role.Manager), "Награда", new AskContent([], 3, text, 20, 10, 30), None))
            .Should().ThrowAsync<RuleException>();
        refused.Which.Code.Should().Be("reply.blocked");
    }

    private AskRules Rules() => Desk.Services.GetRequiredService<AskRules>();

    private async Task<List<ReviewAsk>> ReadAsync()
    {
        await using var db = Data.Open();
        return await db.ReviewAsks.AsNoTracking().ToListAsync();
    }

    private async Task DeliverAsync()
    {
        var job = Desk.Services.GetRequiredService<DeliverRepliesJob>();
        for (var n = 0; n < 100; n++)
        {
            await Database.ExecuteAsync("update outgoing_replies set due_at = now() where state = 'Held'");
            await job.RunAsync(None);
            await using var db = Data.Open();
            if (await db.OutgoingReplies.AllAsync(r => r.State == OutgoingState.Confirmed))
            {
                return;
            }

            await Task.Delay(100);
        }
    }
}
