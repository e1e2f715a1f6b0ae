using FluentAssertions;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.BrowserTests.Shell;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Buyers;

public sealed class BuyerJourneyTests(BrowserDesk desk) : IClassFixture<BrowserDesk>
{
    [Fact]
    public async Task Two_records_are_merged_on_the_page_of_one_and_the_toast_takes_it_back()
    {
        var shop = await desk.AddShopAsync("Уход и уют", marketplace: Marketplace.Kaspi);
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await desk.Database.ExecuteAsync($"""
            insert into buyers (id, created_at, name, name_is_shown, orders, last_at) values ('{one}', now(), 'А. Н., +7 70• •••-••-06', false, 1, now()), ('{other}', now(), 'А. К., +7 70• •••-••-06', false, 1, now());
            insert into orders (id, shop_id, number, status, stage, ordered_at, received_at, facts)
              select gen_random_uuid(), '{shop.Id}', 'B-' || n, 'COMPLETED', 'Delivered', now() - interval '9 days', now(), jsonb_build_object() from generate_series(1, 2) as n;
            insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at)
              select shop_id, 'Order', id, case number when 'B-1' then '{one}'::uuid else '{other}'::uuid end, 'Key', 'Certain', now() from orders where shop_id = '{shop.Id}';
            insert into buyer_figures (buyer_id, shop_id, quality, orders, delivered, returned, cancelled, first_order_at, last_order_at, last_at, reviews, stars, bad_reviews, chats, complaints, returns)
              select id, '{shop.Id}', 'Certain', 1, 1, 0, 0, now(), now(), now(), 0, 0, 0, 0, 0, 0 from buyers where id in ('{one}', '{other}');
            insert into buyer_pairs (one_id, other_id, shared, found_at) values ('{one}', '{other}', 'Phone', now())
            """);
        await using var seller = await desk.SignedInAsync(Role.Seller);
        await seller.OpenAsync($"/buyers/{one}");
        await seller.SeesAsync(".buyers-twin");
        await Looks.HasNoBarrierAsync(seller);
        await seller.Find(".buyers-twin .sd-btn.primary").ClickAsync();
        await seller.SeesAsync(".sd-toast", "теперь здесь");
        (await desk.Database.ReadAsync<long>($"select count(*) from buyer_links where buyer_id = '{one}' and kind = 'Order'")).Should().Be(2);
        await seller.Find(".sd-toast button").First.ClickAsync();
        await seller.SeesAsync(".buyers-twin");
        (await desk.Database.ReadAsync<long>($"select count(*) from buyer_links where buyer_id = '{one}' and kind = 'Order'")).Should().Be(1);
        seller.NothingWentWrong();
    }
}
