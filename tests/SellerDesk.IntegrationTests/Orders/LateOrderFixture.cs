using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Delays;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Orders;

/// <summary>Orders that are watched at a moment of one's own: a Friday noon in Moscow, until a test moves on.</summary>
public sealed class LateOrderFixture : DeskFixture
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public FixedClock Clock { get; } = new(Now);

    public OfferWayOut Offers()
    {
        var all = Scoped();
        return ActivatorUtilities.CreateInstance<OfferWayOut>(Desk.Services, all, ActivatorUtilities.CreateInstance<SendReply>(Desk.Services, all));
    }

    public Task<bool> WatchAsync() => new WatchLateOrdersJob(Source, Desk.Services.GetRequiredService<InboxCounters>(), Clock).RunAsync(CancellationToken.None);

    public Task<bool> TimeAsync() => new TimeOrdersJob(Source, Clock).RunAsync(CancellationToken.None);

    private NpgsqlDataSource Source => Desk.Services.GetRequiredService<NpgsqlDataSource>();

    public Task<PullCounts> WriteAsync(Shop shop, IncomingOrder order) => WriteAsync(shop, Clock.GetUtcNow(), OrderWriter.WriteAsync, order);

    public async Task<Order> OneAsync(Shop shop, string number)
    {
        await using var db = Data.Open();
        return await db.Orders.AsNoTracking().SingleAsync(o => o.ShopId == shop.Id && o.Ref == Domain.Common.MarketplaceRef.Of(number));
    }

    public async Task<WorkItem?> ItemAsync(Shop shop, string number)
    {
        var id = WorkItemId.From((await OneAsync(shop, number)).Id.Value);
        await using var db = Data.Open();
        return await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id);
    }

    public async Task<List<(ItemEventKind Kind, string Why)>> EventsAsync(WorkItem item)
    {
        await using var db = Data.Open();
        return (await db.ItemEvents.Where(e => e.WorkItemId == item.Id).OrderBy(e => e.Id).ToListAsync()).ConvertAll(e => (e.Kind, e.Details.GetValueOrDefault("why") ?? ""));
    }

    public Task<List<Clock>> ClocksAsync(Order order) => ClocksOfAsync(order.Id.Value);

    public async Task<List<Clock>> ClocksOfAsync(Guid subject)
    {
        await using var db = Data.Open();
        return await db.Clocks.AsNoTracking().Where(c => c.SubjectId == subject).ToListAsync();
    }
}
