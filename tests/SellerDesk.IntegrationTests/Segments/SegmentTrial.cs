using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Segments;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Buyers;
using Xunit;

namespace SellerDesk.IntegrationTests.Segments;

/// <summary>Two shops and some hundred buyers who order, write, review, complain and send back at random. Made once for the class.</summary>
public sealed class SegmentTrial : IAsyncLifetime
{
    /// <summary>Not the start of an hour: nothing of the made rows lies on a bound by chance.</summary>
    public static readonly DateTimeOffset Now = BuyerTrial.Now.AddMinutes(17);

    private static readonly string?[] Regions = ["Тверская область", "Москва", "Алматы", null];

    private readonly Random dice = new(11);

    public BuyerTrial Desk { get; } = new();

    public Shop One { get; private set; } = null!;

    public Shop Other { get; private set; } = null!;

    public CountSegment Counting(params IReadOnlyList<Shop> shops) => new(Desk.Get<NpgsqlDataSource>(), new SomeShops(shops));

    public SegmentBook Book(params IReadOnlyList<Shop> shops) => new(new ScopedDb(DeskData.Options(Desk.Get<NpgsqlDataSource>()), new SomeShops(shops)), Desk.Get<NpgsqlDataSource>(), new SomeShops(shops));

    public RefreshSegmentsJob Refreshing(DateTimeOffset now) => new(Desk.Get<NpgsqlDataSource>(), new Fixtures.FixedClock(now));

    public async Task InitializeAsync()
    {
        await Desk.InitializeAsync();
        (One, Other) = (await Desk.ShopAsync("Первый", Marketplace.Kaspi), await Desk.ShopAsync("Второй", Marketplace.Other));
        var (first, second) = (new List<IncomingOrder>(), new List<IncomingOrder>());
        for (var buyer = 0; buyer < 220; buyer++)
        {
            for (var order = dice.Next(6); order > 0; order--)
            {
                // The same phone in both shops is the same person.
                (dice.Next(3) == 0 ? second : first).Add(Order($"o-{buyer}-{order}", buyer));
            }
        }

        await Desk.OrdersAsync(One, first);
        await Desk.OrdersAsync(Other, second);
        foreach (var (shop, orders) in new[] { (One, first), (Other, second) })
        {
            await Desk.ReviewsAsync(shop, [.. orders.Where(_ => dice.Next(2) == 0).Select(o => BuyerTrial.Review("r-" + o.Number, (short)(1 + dice.Next(5)), o.Number) with { CreatedAt = o.OrderedAt!.Value.AddHours(dice.Next(1, 1_500)) })]);
        }

        await BesidesAsync();
        await Desk.FiguresAsync();
        await new RemakeRfmJob(Desk.Get<NpgsqlDataSource>(), new Fixtures.FixedClock(Now)).RunAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => Desk.DisposeAsync();

    private IncomingOrder Order(string number, int buyer)
    {
        var stage = dice.Next(10) switch { 0 => OrderStage.Cancelled, 1 => OrderStage.Returned, 2 => OrderStage.InTransit, _ => OrderStage.Delivered };
        var currency = buyer % 9 == 0 ? "KZT" : "RUB";
        return BuyerTrial.Order(number, $"7070000{buyer:0000}", $"7070000{buyer:0000}", stage) with
        {
            OrderedAt = Now.AddMinutes(-dice.Next(60, 200 * 1_440)),
            BuyerRegion = Regions[dice.Next(Regions.Length)],
            BuyerCity = dice.Next(2) == 0 ? "Тверь" : null,
            Lines = [new IncomingOrderLine(1, new IncomingProduct("p-1", "Кружка"), null, 1, 100 + dice.Next(2_000), 0, currency)],
        };
    }

    /// <summary>What comes from elsewhere: claims, chats, returns, expectations, consents, categories.</summary>
    private async Task BesidesAsync()
    {
        await Desk.Database.ExecuteAsync($"""
            insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at)
            select l.shop_id, (array['Complaint', 'Return', 'Chat'])[1 + abs(hashtext(l.thing_id::text)) % 3], gen_random_uuid(), l.buyer_id, 'Person', 'Certain', l.at + (abs(hashtext(l.thing_id::text || 'at')) % 900) * interval '1 hour'
            from buyer_links l where l.kind = 'Order' and abs(hashtext(l.thing_id::text || 'has')) % 3 = 0;
            insert into buyer_lifetimes (buyer_id, shop_id, repeats, last_day, alive, expected, value, at_risk, last_sum, is_slower, is_smaller, has_bad_experience)
            select distinct on (buyer_id, shop_id) buyer_id, shop_id, 1, date '2026-11-01', (abs(hashtext(buyer_id::text)) % 1000) / 1000.0, (abs(hashtext(buyer_id::text)) % 500) / 100.0, 100, 0, 0, false, false, false
            from buyer_links where kind = 'Order' and abs(hashtext(buyer_id::text || shop_id::text)) % 2 = 0;
            insert into buyer_consents (buyer_id, channel, purpose, given, at, recorded_at, source)
            select b.id, 'Email', 'Offers', n = 1 or abs(hashtext(b.id::text)) % 2 = 0, timestamptz '2026-10-01' + n * interval '1 day', now(), 'форма' from buyers b, generate_series(1, 2) n where abs(hashtext(b.id::text || 'says')) % 2 = 0;
            insert into point_accounts (buyer_id, available) select id, abs(hashtext(id::text || 'points')) % 600 from buyers where abs(hashtext(id::text)) % 3 = 0 on conflict do nothing;
            update order_lines set category = 'Кружки' where abs(hashtext(order_id::text)) % 4 = 0
            """);
    }

    private sealed class SomeShops(IReadOnlyList<Shop> shops) : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(shops.Count == 0 ? ShopScope.Everything : ShopScope.Of(shops.Select(shop => shop.Id)));
    }
}
