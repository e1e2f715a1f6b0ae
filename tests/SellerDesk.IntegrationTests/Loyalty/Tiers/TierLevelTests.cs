using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Buyers;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Loyalty.Tiers;

/// <summary>What a buyer of a tier with a service level gets: its clocks, in whatever way they begin.</summary>
public sealed class TierLevelTests(BuyerTrial trial) : IClassFixture<BuyerTrial>
{
    private static readonly Actor Manager = DeskFixture.Somebody(Role.Manager);
    private static readonly TierStep Best = new(TierId.New(), "Лучшие", new TierRule(new Dictionary<string, decimal> { ["RUB"] = 5_000 }, null, false), "", ShippedLevels.PremiumId, "", 0);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Orders_reviews_chats_and_complaints_of_such_a_buyer_have_the_clocks_of_the_tiers_level_and_say_so()
    {
        var tiers = new ChangeTiers(trial.Data, new FixedClock(BuyerTrial.Now));
        await tiers.PublishAsync(Manager, new TierTable([Best], new TierWindow(TierWindowKind.Sliding, 365), 30, new Dictionary<Guid, Guid?>()), false, None);
        await tiers.SaveAsync(Manager, LoyaltyProgramme.Off with { IsOn = true, HoldOutPercent = 0 }, None);
        var shop = await trial.ShopAsync("Уровень обслуживания", Marketplace.Other);
        await trial.OrdersAsync(shop, BuyerTrial.Order("best-1", "best", price: 9_000), BuyerTrial.Order("plain-1", "plain", price: 500));
        await trial.FiguresAsync();
        await new MoveTiersJob(trial.Get<NpgsqlDataSource>(), new FixedClock(BuyerTrial.Now)).RunAsync(None);

        await trial.OrdersAsync(shop, Fresh("best-2", "best"), Fresh("plain-2", "plain"));
        await ActivatorUtilities.CreateInstance<TimeOrdersJob>(trial.Desk.Services, new FixedClock(BuyerTrial.Now)).RunAsync(None);
        await trial.ReviewsAsync(shop, BuyerTrial.Review("best-r", 1, "best-1"), BuyerTrial.Review("plain-r", 1, "plain-1"));
        await trial.ChatsAsync(shop, BuyerTrial.Chat("best-c", "best", "best-1", "Где мой заказ?"), BuyerTrial.Chat("plain-c", "plain", "plain-1", "Где мой заказ?"));

        foreach (var (table, best, plain) in new[] { ("orders", "best-2", "plain-2"), ("reviews", "best-r", "plain-r"), ("chats", "best-c", "plain-c") })
        {
            var (one, other) = (await ClockAsync(shop, table, best), await ClockAsync(shop, table, plain));
            one.Should().Match<ClockDetails>(c => c.Level == "Premium" && c.Tier == "Лучшие", table);
            other.Should().Match<ClockDetails>(c => c.Level == "Standard" && c.Tier == null, table);
            one.DueAt.Should().BeBefore(other.DueAt);
            if (table != "orders")
            {
                (await ItemDueAsync(shop, table, best)).Should().Be(one.DueAt, "the item is due when its clock is");
            }
        }

        var (gold, usual) = (await ComplainAsync(shop, "best-1"), await ComplainAsync(shop, "plain-1"));
        gold.Should().HaveCount(2).And.OnlyContain(c => c.Level == "Premium" && c.Tier == "Лучшие", "the first answer and the end of the case");
        usual.Should().HaveCount(2).And.OnlyContain(c => c.Level == "Standard" && c.Tier == null);
        gold.Zip(usual).Should().OnlyContain(pair => pair.First.Kind == pair.Second.Kind && pair.First.DueAt < pair.Second.DueAt);
    }

    /// <summary>Opened by hand about an order: the clocks of the case, in the order of their kinds.</summary>
    private async Task<List<ClockDetails>> ComplainAsync(Shop shop, string order)
    {
        var id = await new OpenComplaint(trial.Scoped(), new FixedClock(BuyerTrial.Now)).ExecuteAsync(Manager, new ComplaintForm(shop.Id, "Пришла разбитой") { OrderNumber = order }, None);
        return [.. (await trial.Seeing<ClockCard>().LoadAsync(id.Value, None)).OrderBy(clock => clock.Kind)];
    }

    private static IncomingOrder Fresh(string number, string buyer) => BuyerTrial.Order(number, buyer, stage: OrderStage.Assembled, daysAgo: 0);

    private async Task<ClockDetails> ClockAsync(Shop shop, string table, string number)
    {
        var id = await trial.Database.ReadAsync<Guid>($"select id from {table} where shop_id = '{shop.Id}' and number = '{number}'");
        return (await trial.Seeing<ClockCard>().LoadAsync(id, None)).Should().ContainSingle(table + " " + number).Subject;
    }

    private async Task<DateTimeOffset> ItemDueAsync(Shop shop, string table, string number) =>
        new(await trial.Database.ReadAsync<DateTime>($"select w.due_at from work_items w join {table} t on t.id = w.id and t.shop_id = w.shop_id where t.shop_id = '{shop.Id}' and t.number = '{number}'"), TimeSpan.Zero);
}
