using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Buyers;

/// <summary>Shops whose orders, chats and reviews come as a pull brings them: through the door, in one transaction.</summary>
public sealed class BuyerTrial : DeskFixture
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public T Get<T>() where T : notnull => Desk.Services.GetRequiredService<T>();

    public Task<Shop> ShopAsync(string name, Marketplace marketplace) => AddShopAsync(name, marketplace: marketplace);

    public static IncomingOrder Order(string number, string? buyer = null, string? phone = null, OrderStage stage = OrderStage.Delivered, decimal price = 1_000, int daysAgo = 10) => new()
    {
        Number = number,
        Status = stage.ToString(),
        Stage = stage,
        BuyerNumber = buyer,
        BuyerPhone = phone,
        BuyerRegion = "Тверская область",
        BuyerCity = "Тверь",
        OrderedAt = Now.AddDays(-daysAgo),
        Lines = [new IncomingOrderLine(1, new IncomingProduct("p-1", "Кружка"), null, 1, price, 0, "RUB")],
    };

    public static IncomingBuyer Aigerim { get; } = new("Айгерим Нурланова", "7051234506");

    /// <summary>As Kaspi gives it: a name, and a number that is the phone.</summary>
    public static IncomingOrder OfKaspi(string number, IncomingBuyer buyer, OrderStage stage = OrderStage.Delivered, int daysAgo = 10) =>
        Order(number, buyer.Phone, stage: stage, daysAgo: daysAgo) with { Buyer = buyer };

    public async Task<PullCounts> OrdersAsync(Shop shop, params IReadOnlyList<IncomingOrder> orders) =>
        await WriteAsync(shop, Now, OrderWriter.WriteAsync, await Get<BuyerDoor>().AdmitAsync(shop, orders, CancellationToken.None));

    public async Task<PullCounts> ChatsAsync(Shop shop, params IReadOnlyList<IncomingChat> chats) =>
        await WriteAsync(shop, Now, ChatWriter.WriteAsync, await Get<BuyerDoor>().AdmitAsync(shop, chats, CancellationToken.None));

    public async Task<PullCounts> ReviewsAsync(Shop shop, params IReadOnlyList<IncomingReview> reviews) =>
        await WriteAsync(shop, Now, ReviewWriter.WriteAsync, await Get<BuyerDoor>().AdmitAsync(shop, reviews, CancellationToken.None));

    public static IncomingChat Chat(string number, string? buyer, string? order, params string[] words) => new()
    {
        Number = number,
        Kind = ChatKind.Buyer,
        BuyerNumber = buyer,
        BuyerName = "Анна",
        OrderNumber = order,
        StartedAt = Now.AddDays(-2),
        Messages = [.. words.Select((text, at) => new IncomingMessage($"{number}-{at}", ChatSender.Buyer, null, text, Now.AddDays(-2).AddMinutes(at), []))],
    };

    public static IncomingReview Review(string number, short stars, string? order) => new() { Number = number, Rating = stars, Text = "Пришло разбитым", Author = "Анна Петрова", OrderNumber = order, CreatedAt = Now.AddDays(-1) };

    /// <summary>Whose it is: the buyer's number at the desk; 0 for nobody's.</summary>
    public Task<long> BuyerOfAsync(Shop shop, string table, string number) => Database.ReadAsync<long>($"""
        select coalesce((select b.number from {table} t join buyer_links l on l.thing_id = t.id and l.shop_id = t.shop_id join buyers b on b.id = l.buyer_id where t.shop_id = '{shop.Id}' and t.number = '{number}'), 0)
        """);

    public Task<string> LinkAsync(Shop shop, string table, string number) => Database.ReadAsync<string>($"""
        select coalesce((select l.how || ' ' || l.quality from {table} t join buyer_links l on l.thing_id = t.id and l.shop_id = t.shop_id where t.shop_id = '{shop.Id}' and t.number = '{number}'), '')
        """);

    public Task<Guid> IdAsync(long number) => Database.ReadAsync<Guid>($"select id from buyers where number = {number}");

    public BuyerCard Card(params IReadOnlyList<Shop> shops) => new(Seen(shops), Get<NpgsqlDataSource>());

    public BuyerTable Table(params IReadOnlyList<Shop> shops) => new(Get<NpgsqlDataSource>(), Get<BuyerDoor>(), new SomeShops(shops));

    /// <summary>What somebody of these shops sees; none: everything.</summary>
    private ScopedDb Seen(params IReadOnlyList<Shop> shops) => new(DeskData.Options(Get<NpgsqlDataSource>()), new SomeShops(shops));

    private sealed class SomeShops(IReadOnlyList<Shop> shops) : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(shops.Count == 0 ? ShopScope.Everything : ShopScope.Of(shops.Select(shop => shop.Id)));
    }

    public async Task FiguresAsync()
    {
        await Get<RemakeBuyersJob>().RunAsync(CancellationToken.None);
        await Get<FoldBuyerCountsJob>().RunAsync(CancellationToken.None);
    }
}
