using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Products;

public sealed class CardWriterTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly IncomingCard Whole = new()
    {
        Product = new IncomingProduct("p1", "Кружка", "A-1", "Дом", "Посуда"),
        Description = "Держит тепло",
        PhotoUrls = ["https://photos.test/1"],
        Barcodes = ["4600000000017"],
        Characteristics = [new CardCharacteristic("Объём", "350 мл")],
        Advice = [new CardAdvice("video", "Добавьте видео", 5)],
        Price = 1290.12345m,
        Currency = "RUB",
        Rating = 4.86666m,
        State = "VISIBLE",
        Facts = new Dictionary<string, string> { ["offerId"] = "A-1" },
    };

    [Fact]
    public async Task The_same_cards_again_change_nothing_and_are_not_written()
    {
        var shop = await desk.AddShopAsync("Снова");
        (await WriteAsync(shop, Whole)).Should().Be(new PullCounts(1, 1, 0, 0, 0));
        (await desk.WriteAsync(shop, Now.AddHours(6), CardWriter.WriteAsync, [Whole])).Should().Be(new PullCounts(1, 0, 0, 1, 0));
        (await OnlyAsync(shop)).CardReadAt.Should().Be(Now);
    }

    [Fact]
    public async Task A_review_that_names_its_product_by_number_gets_the_name_from_the_card()
    {
        var shop = await desk.AddShopAsync("По номеру");
        var first = new IncomingReview { Number = "r1", Rating = 5, Text = "Хорошо", CreatedAt = Now, Product = new IncomingProduct("p1", null) };
        await desk.WriteAsync(shop, Now, ReviewWriter.WriteAsync, [first]);
        (await NamesAsync(shop)).Should().Equal("p1");
        await WriteAsync(shop, Whole);
        (await NamesAsync(shop)).Should().Equal("Кружка");
        (await desk.Database.ReadAsync<bool>($"select search @@ to_tsquery('russian', 'кружки') from work_items where shop_id = '{shop.Id}'")).Should().BeTrue("it is found by the name");

        await desk.WriteAsync(shop, Now, ReviewWriter.WriteAsync, [first with { Number = "r2" }]);
        await desk.WriteAsync(shop, Now, ReviewWriter.WriteAsync, [first with { Text = "Хорошо, но дорого" }]);
        (await NamesAsync(shop)).Should().Equal("Кружка", "Кружка");
    }

    [Fact]
    public async Task A_source_that_does_not_know_the_price_does_not_wipe_it()
    {
        var shop = await desk.AddShopAsync("Не знает");
        await WriteAsync(shop, Whole);
        var stars = new IncomingCard { Product = new IncomingProduct("p1", null), Rating = 4.9m };
        (await WriteAsync(shop, stars)).Should().Be(new PullCounts(1, 0, 1, 0, 0));
        (await WriteAsync(shop, stars)).Should().Be(new PullCounts(1, 0, 0, 1, 0));
        var card = await OnlyAsync(shop);
        (card.Name, card.Price, card.Rating, card.Brand, card.Description).Should().Be(("Кружка", 1290.1235m, 4.9m, "Дом", "Держит тепло"));
        card.PhotoUrls.Should().Equal("https://photos.test/1");
    }

    [Fact]
    public async Task Parts_of_a_card_from_several_sources_that_take_turns_count_as_unchanged()
    {
        var shop = await desk.AddShopAsync("По очереди");
        IncomingCard price = new() { Product = new IncomingProduct("p1", null), Price = 990 }, words = new() { Product = new IncomingProduct("p1", "Кружка"), Description = "Тёплая" };
        await WriteAsync(shop, price);
        await WriteAsync(shop, words);
        (await WriteAsync(shop, price)).Unchanged.Should().Be(1);
        (await WriteAsync(shop, words)).Unchanged.Should().Be(1);
        (await WriteAsync(shop, price, words)).Should().Be(new PullCounts(2, 0, 0, 2, 0));
        (await WriteAsync(shop, price with { Price = 890 })).Changed.Should().Be(1);
    }

    [Fact]
    public async Task An_empty_list_says_that_there_is_none_and_null_says_nothing()
    {
        var shop = await desk.AddShopAsync("Пусто");
        await WriteAsync(shop, Whole);
        await WriteAsync(shop, Whole with { Advice = [], Barcodes = null });
        var card = await OnlyAsync(shop);
        card.Advice.Should().Be("[]");
        card.Barcodes.Should().Equal("4600000000017");
    }

    [Fact]
    public async Task A_product_that_a_review_named_gets_its_card_and_keeps_its_row()
    {
        var shop = await desk.AddShopAsync("По отзыву");
        var review = new IncomingReview { Number = "r1", Rating = 5, CreatedAt = Now, Product = new IncomingProduct("p1", "Кружка") };
        await desk.WriteAsync(shop, Now, ReviewWriter.WriteAsync, [review]);
        var known = await OnlyAsync(shop);
        known.CardReadAt.Should().BeNull();
        (await WriteAsync(shop, Whole)).Should().Be(new PullCounts(1, 1, 0, 0, 0), "its card is new");
        var card = await OnlyAsync(shop);
        (card.Id, card.Facts["offerId"]).Should().Be((known.Id, "A-1"));
    }

    [Fact]
    public async Task Characteristics_keep_their_shape_and_their_order()
    {
        var shop = await desk.AddShopAsync("Порядок");
        await WriteAsync(shop, Whole with { Characteristics = [new("Я", "1"), new("А", "2")] });
        (await desk.Database.ReadAsync<string>($"select characteristics::text from products where shop_id = '{shop.Id}'")).Should()
            .Be("""[{"name": "Я", "value": "1"}, {"name": "А", "value": "2"}]""");
    }

    private Task<PullCounts> WriteAsync(Shop shop, params IReadOnlyList<IncomingCard> cards) => desk.WriteAsync(shop, Now, CardWriter.WriteAsync, cards);

    private async Task<Product> OnlyAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.Products.SingleAsync(p => p.ShopId == shop.Id);
    }

    private Task<List<string>> NamesAsync(Shop shop) => desk.Database.ListAsync<string>($"select product_name from work_items where shop_id = '{shop.Id}' order by id");
}
