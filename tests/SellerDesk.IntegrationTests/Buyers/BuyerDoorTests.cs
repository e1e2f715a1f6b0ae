using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Imports;
using Xunit;

namespace SellerDesk.IntegrationTests.Buyers;

public sealed class BuyerDoorTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly IncomingBuyer Aigerim = new("Айгерим Нурланова", "7051234506");

    private T Get<T>() where T : notnull => desk.Desk.Services.GetRequiredService<T>();

    [Fact]
    public async Task Two_nodes_that_make_the_secret_at_once_have_the_same_one()
    {
        await using var other = desk.Build([]);
        var nodes = new[] { desk.Desk.Services, other.Services };
        var secrets = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => nodes[n % 2].GetRequiredService<DeskSecrets>().GetAsync("race", CancellationToken.None))));
        secrets.Select(Convert.ToHexString).Distinct().Should().ContainSingle();
        secrets[0].Should().HaveCount(32);
        (await desk.Database.ReadAsync<long>("select count(*) from desk_secrets where name = 'race'")).Should().Be(1);
    }

    [Fact]
    public async Task A_buyer_is_written_sealed_with_a_mask_and_the_number_as_a_hash()
    {
        var shop = await ShopAsync("Печать", Marketplace.Kaspi);
        (await WriteAsync(shop, [Order("k-1")])).New.Should().Be(1);

        (await ReadAsync(shop, "buyer_mask")).Should().Be("А. Н., +7 70• •••-••-06");
        (await ReadAsync(shop, "buyer_number")).Should().MatchRegex("^B(-[0-9A-Z]{4}){3}$");
        (await desk.Database.ReadAsync<string>($"select o::text from orders o where shop_id = '{shop.Id}'")).Should().NotContainAny("Айгерим", "Нурланова", "7051234506", "NzA1MTIzNDUwNg");
        var order = OrderId.From(await desk.Database.ReadAsync<Guid>($"select id from orders where shop_id = '{shop.Id}'"));
        (await Get<RevealBuyer>().ExecuteAsync(DeskFixture.Somebody(Role.Support), shop.Id, order, CancellationToken.None)).Should().BeEquivalentTo(Aigerim);
        var viewer = () => Get<RevealBuyer>().ExecuteAsync(DeskFixture.Somebody(Role.Viewer), shop.Id, order, CancellationToken.None);
        (await viewer.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("role.needed");
    }

    [Fact]
    public async Task The_same_contents_are_not_sealed_anew_and_others_are()
    {
        var shop = await ShopAsync("Заново", Marketplace.Kaspi);
        await WriteAsync(shop, [Order("k-1")]);
        var first = await SealedAsync(shop);

        (await WriteAsync(shop, [Order("k-1")])).Should().Be(new PullCounts(1, 0, 0, 1, 0));
        (await SealedAsync(shop)).Should().Equal(first);

        (await WriteAsync(shop, [Order("k-1") with { Buyer = null }])).Changed.Should().Be(0, "what a source does not say wipes nothing");
        (await WriteAsync(shop, [Order("k-1") with { Buyer = Aigerim with { Phone = "7770001122" } }])).Changed.Should().Be(1);
        (await SealedAsync(shop)).Should().NotEqual(first);
        (await ReadAsync(shop, "buyer_mask")).Should().EndWith("22");
    }

    [Fact]
    public async Task A_buyer_is_known_again_in_one_shop_and_not_in_another()
    {
        var (one, other) = (await ShopAsync("Первый", Marketplace.Kaspi), await ShopAsync("Второй", Marketplace.Kaspi));
        var admitted = await Get<BuyerDoor>().AdmitAsync(one, [Order("a"), Order("b")], CancellationToken.None);
        var elsewhere = await Get<BuyerDoor>().AdmitAsync(other, [Order("a")], CancellationToken.None);
        admitted[0].BuyerNumber.Should().Be(admitted[1].BuyerNumber).And.NotBe(elsewhere[0].BuyerNumber);
    }

    [Fact]
    public async Task Of_ozon_s_buyers_nothing_is_kept_whatever_a_connector_hands_over()
    {
        var shop = await ShopAsync("Озон", Marketplace.Ozon);
        var door = Get<BuyerDoor>();
        var order = (await door.AdmitAsync(shop, [Order("o-1")], CancellationToken.None))[0];
        var chat = (await door.AdmitAsync(shop, [new IncomingChat { Number = "c", BuyerName = "Айгерим", BuyerNumber = "5" }], CancellationToken.None))[0];
        var review = (await door.AdmitAsync(shop, [new IncomingReview { Number = "r", Rating = 5, CreatedAt = Now, Author = "Айгерим Н." }], CancellationToken.None))[0];

        (order.Buyer, order.Sealed, order.BuyerNumber, order.BuyerCity).Should().Be((null, null, null, "Алматы"));
        (chat.BuyerName, chat.BuyerNumber, review.Author).Should().Be((null, null, null));
    }

    [Fact]
    public async Task The_writer_refuses_what_did_not_come_through_the_door()
    {
        var shop = await ShopAsync("Мимо", Marketplace.Kaspi);
        var around = () => WriteAsync(shop, [Order("k-1")], throughDoor: false);
        await around.Should().ThrowAsync<InvalidOperationException>();
        var number = () => WriteAsync(shop, [Order("k-1") with { Buyer = null }], throughDoor: false);
        await number.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_number_in_a_file_is_hashed_and_the_file_again_changes_nothing()
    {
        using var trial = await ImportTrial.OfAsync(desk, "Файл");
        var file = trial.Orders("A-1,delivered,87051234506,Алматы,Алматы,2026-11-01T10:00:00Z,,,,,1,148203771,Кружки,1,100,0,RUB");
        (await trial.ImportAsync(ImportKind.Orders, file)).Counts.Accepted.Should().Be(1);
        (await trial.ReadAsync<string>("select buyer_number from orders where shop_id = @shop")).Should().StartWith("B-").And.NotContain("8705");
        (await trial.ImportAsync(ImportKind.Orders, file)).Counts.Unchanged.Should().Be(1);
    }

    [Fact]
    public async Task Name_and_phone_are_forgotten_after_half_a_year_and_do_not_come_back()
    {
        var shop = await ShopAsync("Забытые", Marketplace.Kaspi);
        var old = Order("old") with { OrderedAt = DateTimeOffset.UtcNow - ForgetBuyersJob.ContactsKept - TimeSpan.FromDays(1) };
        var young = Order("young") with { OrderedAt = DateTimeOffset.UtcNow.AddDays(-1) };
        await WriteAsync(shop, [old, young]);

        await Get<ForgetBuyersJob>().RunAsync(CancellationToken.None);
        (await WriteAsync(shop, [old, young])).Changed.Should().Be(0);

        (await desk.Database.ReadAsync<string>($"select string_agg(number, ',') from orders where shop_id = '{shop.Id}' and buyer_sealed is not null")).Should().Be("young");
        (await desk.Database.ReadAsync<long>($"select count(*) from orders where shop_id = '{shop.Id}' and buyer_mask is not null and buyer_number is not null")).Should().Be(2);
        var order = OrderId.From(await desk.Database.ReadAsync<Guid>($"select id from orders where shop_id = '{shop.Id}' and number = 'old'"));
        var look = () => Get<RevealBuyer>().ExecuteAsync(DeskFixture.Somebody(Role.Owner), shop.Id, order, CancellationToken.None);
        (await look.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("buyer.notKept");
    }

    private static IncomingOrder Order(string number) => new()
    {
        Number = number,
        Status = "DELIVERY/ACCEPTED_BY_MERCHANT",
        Stage = OrderStage.Received,
        BuyerNumber = "NzA1MTIzNDUwNg",
        BuyerCity = "Алматы",
        OrderedAt = Now,
        Buyer = Aigerim,
    };

    private Task<Shop> ShopAsync(string name, Marketplace marketplace) => desk.AddShopAsync(name, marketplace: marketplace);

    private Task<string> ReadAsync(Shop shop, string column) => desk.Database.ReadAsync<string>($"select {column} from orders where shop_id = '{shop.Id}'");

    private Task<byte[]> SealedAsync(Shop shop) => desk.Database.ReadAsync<byte[]>($"select buyer_sealed from orders where shop_id = '{shop.Id}'");

    private async Task<PullCounts> WriteAsync(Shop shop, IReadOnlyList<IncomingOrder> orders, bool throughDoor = true)
    {
        var admitted = throughDoor ? await Get<BuyerDoor>().AdmitAsync(shop, orders, CancellationToken.None) : orders;
        await using var connection = await Get<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var counts = await OrderWriter.WriteAsync(new WriteBatch(connection, transaction, shop.Id, Now), admitted, CancellationToken.None);
        await transaction.CommitAsync();
        return counts;
    }
}
