using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Complaints;

namespace SellerDesk.IntegrationTests.Loyalty;

/// <summary>A desk whose buyers earn: a point for ten roubles, two for the same in mugs, pending for two weeks.</summary>
public sealed class PointTrial : CaseFixture
{
    public static readonly EarningRules Rules = new() { Rates = [new("RUB", 10, 1)], Multipliers = [new("Кружки", 2, [], ["Кружки"])], PendingDays = 14, LivesDays = 60 };

    public NpgsqlDataSource Source => Desk.Services.GetRequiredService<NpgsqlDataSource>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await new SaveEarningRules(Data, Clock).ExecuteAsync(Somebody(Domain.Team.Role.Manager), Rules, "", Start.AddDays(-60), CancellationToken.None);
    }

    public Task<PullCounts> OrderAsync(Shop shop, string number, string buyer, decimal price, int quantity = 1, OrderStage stage = OrderStage.Delivered, string? category = null, int daysAgo = 3) =>
        BoughtAsync(shop, new IncomingOrder
        {
            Number = number,
            Status = stage.ToString(),
            Stage = stage,
            BuyerNumber = buyer,
            OrderedAt = Start.AddDays(-daysAgo - 4),
            DeliveredAt = Start.AddDays(-daysAgo),
            Lines = [new IncomingOrderLine(1, new IncomingProduct("p-1", "Кружка"), category, quantity, price, 0, "RUB")],
        });

    public async Task<PullCounts> BoughtAsync(Shop shop, IncomingOrder order) =>
        await WriteAsync(shop, Clock.GetUtcNow(), OrderWriter.WriteAsync, await Desk.Services.GetRequiredService<BuyerDoor>().AdmitAsync(shop, [order], CancellationToken.None));

    public Task SettleAsync() => new SettlePointsJob(Source, Clock, NullLogger<SettlePointsJob>.Instance).RunAsync(CancellationToken.None);

    public Task AgeAsync() => new AgePointsJob(Source, Clock).RunAsync(CancellationToken.None);

    public async Task<BuyerId> BuyerAsync(Shop shop, string order) => new(await Database.ReadAsync<Guid>($"select l.buyer_id from orders o join buyer_links l on l.thing_id = o.id and l.kind = 'Order' where o.shop_id = '{shop.Id}' and o.number = '{order}'"));

    public async Task<(long Pending, long Available, long Debt)> BalanceAsync(BuyerId buyer)
    {
        await using var db = Data.Open();
        return await db.PointAccounts.FindAsync(buyer) is { } account ? (account.Pending, account.Available, account.Debt) : (0, 0, 0);
    }

    public async Task<PointProof> ProveAsync() => await Desk.Services.GetRequiredService<ProvePointsJob>().ProveAsync(CancellationToken.None);

    /// <summary>Spends in one transaction.</summary>
    public async Task BurnAsync(BuyerId buyer, long points)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var book = (await PointLedger.OpenAsync(connection, [buyer], new PointWants(), CancellationToken.None))[buyer];
        book.Burn(new PointCause(LotCause.Return), points, $"test:{Guid.NewGuid():N}", Clock.GetUtcNow());
        await PointLedger.SaveAsync(connection, [book], CancellationToken.None);
        await transaction.CommitAsync();
    }
}
