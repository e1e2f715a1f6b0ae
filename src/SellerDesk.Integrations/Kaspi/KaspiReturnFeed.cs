using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>Returns and cancellations: Kaspi has no list of them, so the lists of orders are asked for the statuses that tell of them.</summary>
internal sealed class KaspiReturnFeed(KaspiClient client, IConfiguration configuration, TimeProvider clock) : IFeed<IncomingReturn>
{
    public IAsyncEnumerable<FeedPage<IncomingReturn>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) =>
        new KaspiRounds<IncomingReturn>(SourceOf(shop), clock).ReadAsync(
            new KaspiPull(shop, KaspiCursor.Parse(cursor)), new KaspiSettings(shop, configuration).PageSize, page => page.Cursor, _ => false, cancel);

    public IncomingReturn ReadAgain(ShopAccess shop, string raw) => new KaspiWalk<IncomingReturn>(SourceOf(shop), 1).ReadAgain(raw);

    private KaspiSource<IncomingReturn> SourceOf(ShopAccess shop) => new(
        KaspiPlan.OfReturns, client.OrdersAsync, (row, included, path) => ReturnReader.Read(row, included, shop.Currency, path), item => item.Number, KaspiFit.Order);
}
