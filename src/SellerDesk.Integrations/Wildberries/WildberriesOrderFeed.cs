using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Orders from several sources that share a number (<c>srid</c>, <c>rid</c>): assembly orders, orders that the seller brings himself, the live feed, the
/// report of orders, the report of sales and returns. A source that the key does not open is left out as long as another works (the ability says which);
/// one that fails does not hold up the others.
/// </summary>
internal sealed partial class WildberriesOrderFeed(WildberriesClient client, TimeProvider clock, ILogger<WildberriesOrderFeed> log) : IFeed<IncomingOrder>
{
    private readonly AssemblyOrders assembly = new(client);
    private readonly DeliveryOrders deliveries = new(client);
    private readonly OrderFeedRows live = new(client);
    private readonly ReportOrders reports = new(client);

    public async IAsyncEnumerable<FeedPage<IncomingOrder>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pull = new OrderPull(shop, OrderCursor.Parse(cursor), clock.GetUtcNow());
        var sources = new SeveralSources<OrderPart>();
        foreach (var part in PartsFor(shop))
        {
            if (IsReport(part) && ReportOrders.MarkOf(pull.Cursor, part).NotBefore is { } notBefore && notBefore > pull.Now)
            {
                sources.Failures[part] = new MarketplaceException(MarketplaceFailure.RateLimited, null, notBefore);
                continue;
            }

            await foreach (var page in sources.ReadAsync(part, PagesOf(pull, part, cancel)))
            {
                yield return page;
            }

            Note(pull, part, sources.Failures.GetValueOrDefault(part));
        }

        var fatal = sources.Fatal((part, failed) => IsForgiven(pull, part, failed));
        pull.Cursor = pull.Cursor with { HistoryDone = pull.Cursor.HistoryDone || fatal is null };
        yield return pull.Page([], []);
        if (fatal is not null)
        {
            throw fatal;
        }
    }

    public IncomingOrder ReadAgain(ShopAccess shop, string raw) => Rows.Again(raw, row => ReadAgain(shop, row));

    /// <summary>Which source it came from shows in its fields.</summary>
    private static IncomingOrder ReadAgain(ShopAccess shop, JsonElement row) =>
        row.Find("saleID") is not null ? ReportReader.ReadSale(row, shop.Currency, "$")
        : row.Find("priceInfo") is not null ? ArchiveReader.Read(row, shop.Currency, "$")
        : row.Find("rid") is not null || row.Find("orderUid") is not null ? AssemblyReader.Read(row, default, shop.Currency, "$")
        : row.Find("destinationDistrict") is not null || row.Find("cancelType") is not null ? OrderFeedRows.Read(row, "$")
        : ReportReader.ReadOrder(row, shop.Currency, "$");

    private static OrderPart[] PartsFor(ShopAccess shop)
    {
        var token = WildberriesToken.Read(shop.Key);
        OrderPart[] parts =
        [
            .. token.Allows(WildberriesToken.Marketplace) ? new[] { OrderPart.Assembly, OrderPart.Deliveries } : [],
            .. token.Allows(WildberriesToken.Statistics) ? new[] { OrderPart.Orders, OrderPart.Sales } : [],
            .. token.Allows(WildberriesToken.Analytics) ? new[] { OrderPart.Feed } : [],
        ];
        return parts.Length > 0
            ? parts
            : throw new MarketplaceException(MarketplaceFailure.NoScope, $"{WildberriesToken.NameOf(WildberriesToken.Marketplace)}, {WildberriesToken.NameOf(WildberriesToken.Statistics)}");
    }

    private static bool IsReport(OrderPart part) => part is OrderPart.Orders or OrderPart.Sales;

    /// <summary>
    /// A report whose turn has not come and that was read before. The live feed only adds to the others and comes round by itself.
    /// </summary>
    private static bool IsForgiven(OrderPull pull, OrderPart part, MarketplaceException failed) => failed.Failure == MarketplaceFailure.RateLimited
        && (part == OrderPart.Feed || (IsReport(part) && ReportOrders.MarkOf(pull.Cursor, part).ChangedTo is not null));

    private IAsyncEnumerable<FeedPage<IncomingOrder>> PagesOf(OrderPull pull, OrderPart part, CancellationToken cancel) => part switch
    {
        OrderPart.Assembly => assembly.ReadAsync(pull, cancel),
        OrderPart.Deliveries => deliveries.ReadAsync(pull, cancel),
        OrderPart.Feed => live.ReadAsync(pull, cancel),
        _ => reports.ReadAsync(pull, part, cancel),
    };

    private void Note(OrderPull pull, OrderPart part, MarketplaceException? failed)
    {
        if (failed is null)
        {
            return;
        }

        if (failed.Failure == MarketplaceFailure.RateLimited && IsReport(part))
        {
            pull.Cursor = ReportOrders.With(pull.Cursor, part, ReportOrders.MarkOf(pull.Cursor, part) with { NotBefore = failed.RetryAt });
        }

        LogPartSkipped(part, pull.Shop.ShopId.Value, failed.Failure, failed.Detail);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Wildberries {Part} of shop {Shop} left out of this pull: {Failure} {Detail}")]
    private partial void LogPartSkipped(OrderPart part, Guid shop, MarketplaceFailure failure, string? detail);
}
