using System.IO.Compression;
using System.Text;
using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Buyers;

public sealed class BuyerBookTests(BuyerTrial trial) : IClassFixture<BuyerTrial>
{
    private static readonly Actor Seller = DeskFixture.Somebody(Role.Seller);
    private static readonly Actor Manager = DeskFixture.Somebody(Role.Manager);

    [Fact]
    public async Task Two_records_are_merged_later_pulls_follow_and_undoing_puts_everything_back()
    {
        var shop = await trial.ShopAsync("Слияние", Marketplace.Kaspi);
        var (old, fresh) = (new IncomingBuyer("Ольга", "7021110001"), new IncomingBuyer("Ольга", "7021110002"));
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("m-1", old), BuyerTrial.OfKaspi("m-2", fresh), BuyerTrial.OfKaspi("m-3", fresh));
        await trial.ReviewsAsync(shop, BuyerTrial.Review("m-r", 2, "m-1"));
        var (one, two) = (await BuyerAsync(shop, "m-1"), await BuyerAsync(shop, "m-2"));
        await trial.FiguresAsync();

        var move = await trial.Get<MergeBuyers>().ExecuteAsync(Seller, one, two, "сменила номер", CancellationToken.None);
        (await BuyerAsync(shop, "m-1")).Should().Be(two);
        (await trial.Database.ReadAsync<Guid>($"select buyer_id from buyer_links l join reviews r on r.id = l.thing_id where r.number = 'm-r' and r.shop_id = '{shop.Id}'")).Should().Be(two.Value);
        (await OrdersOfAsync(two)).Should().Be(3);
        (await trial.Card().LoadAsync(one, Role.Seller, CancellationToken.None))!.Face.Id.Should().Be(two, "whoever was merged opens as the one that goes on");
        await trial.OrdersAsync(shop, BuyerTrial.OfKaspi("m-4", old));
        (await BuyerAsync(shop, "m-4")).Should().Be(two, "the old phone is hers");

        await trial.Get<UndoBuyerMove>().ExecuteAsync(Seller, move, CancellationToken.None);
        (await BuyerAsync(shop, "m-1")).Should().Be(one);
        (await BuyerAsync(shop, "m-4")).Should().Be(one, "it came by the key that went back");
        (await BuyerAsync(shop, "m-2")).Should().Be(two);
        (await OrdersOfAsync(one), await OrdersOfAsync(two)).Should().Be((2, 2));
        var again = () => trial.Get<UndoBuyerMove>().ExecuteAsync(Seller, move, CancellationToken.None);
        (await again.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("buyer.undoneAlready");
    }

    [Fact]
    public async Task What_was_split_off_stays_there_whatever_a_pull_says_and_what_names_it_goes_along()
    {
        var shop = await trial.ShopAsync("Разделение", Marketplace.Kaspi);
        var family = new IncomingBuyer("Семья", "7021110003");
        IncomingOrder[] orders = [BuyerTrial.OfKaspi("f-1", family), BuyerTrial.OfKaspi("f-2", family), BuyerTrial.OfKaspi("f-3", family)];
        await trial.OrdersAsync(shop, orders);
        await trial.ReviewsAsync(shop, BuyerTrial.Review("f-r", 5, "f-2"));
        var mother = await BuyerAsync(shop, "f-1");
        var second = await trial.Database.ReadAsync<Guid>($"select id from orders where shop_id = '{shop.Id}' and number = 'f-2'");

        var move = await trial.Get<SplitBuyer>().ExecuteAsync(Seller, mother, [second], [], "заказал сын", CancellationToken.None);
        var son = await BuyerAsync(shop, "f-2");
        son.Should().NotBe(mother);
        (await trial.BuyerOfAsync(shop, "reviews", "f-r")).Should().Be(await trial.BuyerOfAsync(shop, "orders", "f-2"));
        (await trial.LinkAsync(shop, "orders", "f-2")).Should().Be("Person Certain");
        await trial.OrdersAsync(shop, orders);
        (await BuyerAsync(shop, "f-2")).Should().Be(son);

        await trial.Get<UndoBuyerMove>().ExecuteAsync(Seller, move, CancellationToken.None);
        (await BuyerAsync(shop, "f-2")).Should().Be(mother);
        (await trial.LinkAsync(shop, "orders", "f-2")).Should().Be("Key Certain");
        var all = await trial.Database.ListAsync<Guid>($"select id from orders where shop_id = '{shop.Id}'");
        var nothingLeft = () => trial.Get<SplitBuyer>().ExecuteAsync(Seller, mother, all, [], null, CancellationToken.None);
        (await nothingLeft.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("buyer.splitAll");
    }

    [Fact]
    public async Task Nobody_decides_over_a_buyer_of_shops_that_they_do_not_see()
    {
        var (mine, other) = (await trial.ShopAsync("Мой", Marketplace.Kaspi), await trial.ShopAsync("Чужой", Marketplace.Kaspi));
        var buyer = new IncomingBuyer("Айдос", "7021110004");
        await trial.OrdersAsync(mine, BuyerTrial.OfKaspi("x-1", buyer), BuyerTrial.OfKaspi("x-2", new IncomingBuyer("Олжас", "7021110005")));
        await trial.OrdersAsync(other, BuyerTrial.OfKaspi("x-3", buyer));
        var narrow = new Actor(PersonId.New(), "S", Role.Seller, ShopScope.Of([mine.Id]));
        var deed = async () => await trial.Get<MergeBuyers>().ExecuteAsync(narrow, await BuyerAsync(mine, "x-1"), await BuyerAsync(mine, "x-2"), null, CancellationToken.None);
        (await deed.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("shop.notYours");
    }

    private async Task<BuyerId> BuyerAsync(Shop shop, string order) => new(await trial.IdAsync(await trial.BuyerOfAsync(shop, "orders", order)));

    private Task<int> OrdersOfAsync(BuyerId buyer) => trial.Database.ReadAsync<int>($"select orders from buyers where id = '{buyer}'");
}
