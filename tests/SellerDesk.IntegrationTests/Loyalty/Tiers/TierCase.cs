using FluentAssertions;
using Npgsql;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Buyers;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Loyalty.Tiers;

/// <summary>A programme of two tiers over a hundred days, and what is done to its members.</summary>
public abstract class TierCase(BuyerTrial trial)
{
    protected static readonly Actor Manager = DeskFixture.Somebody(Role.Manager);
    protected static readonly TierStep Silver = Step("Серебро", 5_000);
    protected static readonly TierStep Gold = Step("Золото", 15_000);
    protected static readonly TierTable Table = new([Silver, Gold], new TierWindow(TierWindowKind.Sliding, 100), 10, new Dictionary<Guid, Guid?>());

    private int ticks;

    protected static CancellationToken None => CancellationToken.None;

    protected BuyerTrial Trial => trial;

    protected async Task<Shop> BeginAsync(string name, Marketplace marketplace = Marketplace.Other)
    {
        var shop = await trial.ShopAsync("Уровни: " + name, marketplace);
        if ((await trial.Get<TierBoard>().LoadAsync(None)).Table is null)
        {
            await Tiers(0).PublishAsync(Manager, Table, false, None);
            await Tiers(0).SaveAsync(Manager, LoyaltyProgramme.Off with { IsOn = true, HoldOutPercent = 0 }, None);
        }

        return shop;
    }

    protected static DateOnly Day(int days) => new DateOnly(2026, 11, 20).AddDays(days);

    /// <summary>A second later each time, so that what happens one after the other is written so.</summary>
    protected FixedClock Clock(int days) => new(BuyerTrial.Now.AddDays(days).AddSeconds(ticks++));

    protected NpgsqlDataSource Source => trial.Get<NpgsqlDataSource>();

    protected ChangeTiers Tiers(int days) => new(trial.Data, Clock(days));

    protected PreviewTiers Preview(int days) => new(Source, Clock(days));

    protected ChangeMember Change(int days) => new(Source, Clock(days));

    protected async Task MoveAsync(int days)
    {
        await trial.FiguresAsync();
        await new MoveTiersJob(Source, Clock(days)).RunAsync(None);
        await trial.Get<FoldTierCountsJob>().RunAsync(None);
    }

    protected async Task<BuyerId> BuyerAsync(Shop shop, string order) => new(await trial.IdAsync(await trial.BuyerOfAsync(shop, "orders", order)));

    protected async Task<LoyaltyMember?> MemberAsync(Shop shop, string order) => await MemberAsync(await BuyerAsync(shop, order));

    protected async Task<LoyaltyMember?> MemberAsync(BuyerId buyer) => (await trial.Seeing<MemberCard>().LoadAsync(buyer, None)).Member;

    protected async Task<IReadOnlyList<TierMoveRow>> MovesAsync(Shop shop, string order) => (await trial.Seeing<MemberCard>().LoadAsync(await BuyerAsync(shop, order), None)).Moves;

    protected async Task<string[]> EventsAsync(Shop shop, string order)
    {
        var buyer = await BuyerAsync(shop, order);
        return (await trial.Database.ReadAsync<string>($"""select string_agg("values" ->> 'direction', ',' order by at, id) from buyer_events where buyer_id = '{buyer.Value}' and kind = 'TierChanged'""")).Split(',');
    }

    protected async Task<Dictionary<Guid, Guid?>> TiersAsync()
    {
        await using var command = Source.CreateCommand("select buyer_id, tier_id from loyalty_members");
        await using var reader = await command.ExecuteReaderAsync();
        var tiers = new Dictionary<Guid, Guid?>();
        while (await reader.ReadAsync())
        {
            tiers[reader.GetGuid(0)] = await reader.IsDBNullAsync(1) ? null : reader.GetGuid(1);
        }

        return tiers;
    }

    protected async Task CountersAreRightAsync() => (await trial.Database.ReadAsync<long>("""
        select count(*) from (select tier_id, count(*) as n from loyalty_members group by 1) as m
        full join (select tier_id, sum(count) as n from tier_counts group by 1 having sum(count) <> 0) as c on coalesce(c.tier_id::text, '') = coalesce(m.tier_id::text, '') where m.n is distinct from c.n
        """)).Should().Be(0);

    protected static async Task RefusedAsync(string code, Func<Task> deed) => (await deed.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);

    protected static TierStep Step(string name, decimal roubles) => new(TierId.New(), name, new TierRule(new Dictionary<string, decimal> { ["RUB"] = roubles }, null, false), "", null, "", 0);

    protected static IncomingOrder Order(string number, string buyer, decimal price, int daysAgo, OrderStage stage = OrderStage.Delivered) => BuyerTrial.Order(number, buyer, stage: stage, price: price, daysAgo: daysAgo);

    protected static IncomingOrder Kaspi(string number, string phone, decimal price, int daysAgo) =>
        BuyerTrial.Order(number, phone, price: price, daysAgo: daysAgo) with { Buyer = new IncomingBuyer("Покупатель", phone) };

    protected static IEnumerable<IncomingOrder> Crowd(int count)
    {
        var dice = new Random(7);
        return Enumerable.Range(0, count).SelectMany(n => Enumerable.Range(0, 1 + dice.Next(3)).Select(order => Order($"crowd-{n}-{order}", $"crowd-{n}", 500 + dice.Next(7_000), 1 + dice.Next(140))));
    }
}
