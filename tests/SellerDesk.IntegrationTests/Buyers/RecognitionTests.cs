using FluentAssertions;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Buyers;

public sealed class RecognitionTests(BuyerTrial trial) : IClassFixture<BuyerTrial>
{
    [Fact]
    public async Task A_buyer_of_kaspi_is_one_person_in_both_shops_of_the_company()
    {
        var (one, other) = (await trial.ShopAsync("Алматы", Marketplace.Kaspi), await trial.ShopAsync("Астана", Marketplace.Kaspi));
        await trial.OrdersAsync(one, BuyerTrial.OfKaspi("k-1", BuyerTrial.Aigerim), BuyerTrial.OfKaspi("k-2", BuyerTrial.Aigerim), BuyerTrial.OfKaspi("k-3", new IncomingBuyer("Данияр", "7779998877")));
        await trial.OrdersAsync(other, BuyerTrial.OfKaspi("k-4", BuyerTrial.Aigerim));

        var aigerim = await trial.BuyerOfAsync(one, "orders", "k-1");
        aigerim.Should().BePositive();
        (await trial.BuyerOfAsync(one, "orders", "k-2")).Should().Be(aigerim);
        (await trial.BuyerOfAsync(other, "orders", "k-4")).Should().Be(aigerim);
        (await trial.BuyerOfAsync(one, "orders", "k-3")).Should().BePositive().And.NotBe(aigerim);
        (await trial.LinkAsync(other, "orders", "k-4")).Should().Be("Key Certain");
    }

    [Fact]
    public async Task The_same_batch_again_recognises_nobody_anew()
    {
        var shop = await trial.ShopAsync("Снова", Marketplace.Kaspi);
        IncomingOrder[] orders = [BuyerTrial.OfKaspi("a-1", new IncomingBuyer("Ержан", "7010000001")), BuyerTrial.OfKaspi("a-2", new IncomingBuyer("Ержан", "7010000001"))];
        await trial.OrdersAsync(shop, orders);
        var before = await trial.Database.ReadAsync<string>("select count(*) || ' ' || (select count(*) from buyer_keys) || ' ' || (select count(*) from buyer_links) from buyers");
        (await trial.OrdersAsync(shop, orders)).Unchanged.Should().Be(2);
        (await trial.Database.ReadAsync<string>("select count(*) || ' ' || (select count(*) from buyer_keys) || ' ' || (select count(*) from buyer_links) from buyers")).Should().Be(before);
    }

    [Fact]
    public async Task Of_ozon_and_wildberries_nobody_is_recognised()
    {
        foreach (var marketplace in new[] { Marketplace.Ozon, Marketplace.Wildberries })
        {
            var shop = await trial.ShopAsync($"Без лица {marketplace}", marketplace);
            await trial.OrdersAsync(shop, BuyerTrial.Order("o-1", marketplace == Marketplace.Ozon ? "12345" : null) with { Buyer = BuyerTrial.Aigerim, BuyerPhone = "+7 705 123-45-06" });
            (await trial.BuyerOfAsync(shop, "orders", "o-1")).Should().Be(0);
        }
    }

    [Fact]
    public async Task A_chat_of_yandex_tells_whose_its_order_is_and_the_review_of_the_order_follows()
    {
        var shop = await trial.ShopAsync("Яндекс", Marketplace.YandexMarket);
        await trial.OrdersAsync(shop, BuyerTrial.Order("y-1"));
        await trial.ReviewsAsync(shop, BuyerTrial.Review("r-1", 1, "y-1"));
        (await trial.BuyerOfAsync(shop, "orders", "y-1")).Should().Be(0, "orders of Yandex Market name nobody");

        await trial.ChatsAsync(shop, BuyerTrial.Chat("c-1", "public-77", "y-1", "Где заказ?"));
        var anna = await trial.BuyerOfAsync(shop, "chats", "c-1");
        anna.Should().BePositive();
        (await trial.BuyerOfAsync(shop, "orders", "y-1")).Should().Be(anna);
        (await trial.LinkAsync(shop, "orders", "y-1")).Should().Be("Chat Certain");
        (await trial.BuyerOfAsync(shop, "reviews", "r-1")).Should().Be(anna);
        (await trial.LinkAsync(shop, "reviews", "r-1")).Should().Be("Order Certain");
    }

    [Fact]
    public async Task A_review_that_came_before_its_order_and_one_that_came_after_are_both_the_buyer_s()
    {
        var shop = await trial.ShopAsync("Порядок", Marketplace.Kaspi);
        await trial.ReviewsAsync(shop, BuyerTrial.Review("early", 5, "w-1"));
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("w-1", new IncomingBuyer("Жанна", "7013334455")));
        await trial.ReviewsAsync(shop, BuyerTrial.Review("late", 4, "w-1"));
        var zhanna = await trial.BuyerOfAsync(shop, "orders", "w-1");
        (await trial.BuyerOfAsync(shop, "reviews", "early")).Should().Be(zhanna);
        (await trial.BuyerOfAsync(shop, "reviews", "late")).Should().Be(zhanna);
    }

    [Fact]
    public async Task A_phone_of_a_file_is_a_probable_match_however_it_is_written_and_never_joins_two_accounts()
    {
        var (shop, other) = (await trial.ShopAsync("Файл", Marketplace.Other), await trial.ShopAsync("Второй файл", Marketplace.Other));
        await trial.OrdersAsync(shop, BuyerTrial.Order("f-1", phone: "+7 (912) 345-67-89"));
        await trial.OrdersAsync(other, BuyerTrial.Order("f-2", phone: "89123456789"));
        var guest = await trial.BuyerOfAsync(shop, "orders", "f-1");
        (await trial.BuyerOfAsync(other, "orders", "f-2")).Should().Be(guest);
        (await trial.LinkAsync(other, "orders", "f-2")).Should().Be("Key Probable");

        await trial.OrdersAsync(shop, BuyerTrial.Order("f-3", "client-5", "9123456789"));
        (await trial.BuyerOfAsync(shop, "orders", "f-3")).Should().NotBe(guest);
        (await trial.Database.ReadAsync<long>("select count(*) from buyer_pairs where shared = 'Phone'")).Should().Be(1);
        (await trial.Database.ReadAsync<string>("select string_agg(o::text, ' ') from orders o")).Should().NotContain("9123456789");
    }

    [Fact]
    public async Task Figures_follow_orders_and_reviews_and_only_for_whom_something_changed()
    {
        var shop = await trial.ShopAsync("Счёт", Marketplace.Kaspi);
        var saule = new IncomingBuyer("Сауле", "7012223344");
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("s-1", saule, daysAgo: 30), BuyerTrial.OfKaspi("s-2", saule, daysAgo: 20), BuyerTrial.OfKaspi("s-3", saule, OrderStage.InTransit, 1));
        await trial.ReviewsAsync(shop, BuyerTrial.Review("s-r", 2, "s-1"));
        await trial.FiguresAsync();

        var number = await trial.BuyerOfAsync(shop, "orders", "s-1");
        const string Figures = "select orders || ' ' || delivered || ' ' || spent::int || ' ' || coalesce(currency, '') || ' ' || reviews || ' ' || stars || ' ' || bad_reviews from buyers where number = ";
        (await trial.Database.ReadAsync<string>(Figures + number)).Should().Be("3 2 2000 RUB 1 2 1");
        (await trial.Database.ReadAsync<string>($"select name || ' ' || region from buyers where number = {number}")).Should().Be("С., +7 70• •••-••-44 Тверская область");

        (await trial.Database.ReadAsync<long>("select count(*) from touched_buyers")).Should().Be(0);
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("s-1", saule, daysAgo: 30));
        (await trial.Database.ReadAsync<long>("select count(*) from touched_buyers")).Should().Be(0, "nothing changed");
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("s-3", saule, OrderStage.Delivered, 1));
        (await trial.Database.ReadAsync<long>("select count(*) from touched_buyers")).Should().Be(1);
        await trial.FiguresAsync();
        (await trial.Database.ReadAsync<string>(Figures + number)).Should().Be("3 3 3000 RUB 1 2 1");
    }

    [Fact]
    public async Task What_was_there_before_is_linked_in_slices_by_the_hashes_that_were_kept()
    {
        var shop = await trial.ShopAsync("До того", Marketplace.Kaspi);
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("old-1", new IncomingBuyer("Асель", "7015556677")), BuyerTrial.OfKaspi("old-2", new IncomingBuyer("Асель", "7015556677")));
        await trial.Database.ExecuteAsync($"delete from desk_options where name = '{LinkProgress.Mark}'; delete from buyers");
        (await trial.BuyerOfAsync(shop, "orders", "old-1")).Should().Be(0);

        (await trial.Get<LinkBuyersJob>().RunAsync(CancellationToken.None)).Should().BeTrue();
        (await trial.Get<LinkBuyersJob>().RunAsync(CancellationToken.None)).Should().BeFalse("it is done once");
        var asel = await trial.BuyerOfAsync(shop, "orders", "old-1");
        asel.Should().BePositive();
        (await trial.BuyerOfAsync(shop, "orders", "old-2")).Should().Be(asel);

        // The next pull brings the number that all shops share: it is the same buyer's.
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("old-1", new IncomingBuyer("Асель", "7015556677")));
        var other = await trial.ShopAsync("После того", Marketplace.Kaspi);
        await trial.OrdersAsync(other, BuyerTrial.OfKaspi("new-1", new IncomingBuyer("Асель", "7015556677")));
        (await trial.BuyerOfAsync(other, "orders", "new-1")).Should().Be(asel);
    }
}
