using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Orders from three sources that share a number (<c>srid</c>, <c>rid</c>): assembly orders, the report of orders, the report of sales and returns.
/// A source that the key does not open is left out as long as another works; one that fails does not hold up the others.
/// </summary>
internal sealed partial class WildberriesOrderFeed(WildberriesClient client, TimeProvider clock, ILogger<WildberriesOrderFeed> log) : IFeed<IncomingOrder>
{
    private readonly AssemblyOrders assembly = new(client);
    private readonly ReportOrders reports = new(client);

    public async IAsyncEnumerable<FeedPage<IncomingOrder>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pull = new OrderPull(shop, OrderCursor.Parse(cursor), clock.GetUtcNow());
        var failures = new Dictionary<OrderPart, MarketplaceException>();
        foreach (var part in PartsFor(shop))
        {
            if (part != OrderPart.Assembly && ReportOrders.MarkOf(pull.Cursor, part).NotBefore is { } notBefore && notBefore > pull.Now)
            {
                failures[part] = new MarketplaceException(MarketplaceFailure.RateLimited, null, notBefore);
                continue;
            }

            await using var pages = (part == OrderPart.Assembly ? assembly.ReadAsync(pull, cancel) : reports.ReadAsync(pull, part, cancel)).GetAsyncEnumerator(cancel);
            while (await NextAsync(pages, pull, part, failures))
            {
                yield return pages.Current;
            }
        }

        var fatal = Fatal(pull, failures);
        pull.Cursor = pull.Cursor with { HistoryDone = pull.Cursor.HistoryDone || fatal is null };
        yield return pull.Page([], []);
        if (fatal is not null)
        {
            throw fatal;
        }
    }

    public IncomingOrder ReadAgain(ShopAccess shop, string raw)
    {
        using var answer = JsonAnswer.Of(System.Text.Encoding.UTF8.GetBytes(raw));
        try
        {
            return answer.Problem is { } problem ? throw new FieldException("$", problem) : ReadAgain(shop, answer.Root);
        }
        catch (FieldException field)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, field.Message);
        }
    }

    /// <summary>Which source it came from shows in its fields.</summary>
    private static IncomingOrder ReadAgain(ShopAccess shop, JsonElement row) =>
        row.Find("saleID") is not null ? ReportReader.ReadSale(row, shop.Currency, "$")
        : row.Find("rid") is not null || row.Find("orderUid") is not null ? AssemblyReader.Read(row, default, shop.Currency, "$")
        : ReportReader.ReadOrder(row, shop.Currency, "$");

    private static OrderPart[] PartsFor(ShopAccess shop)
    {
        var token = WildberriesToken.Read(shop.Key);
        OrderPart[] parts =
        [
            .. token.Allows(WildberriesToken.Marketplace) ? new[] { OrderPart.Assembly } : [],
            .. token.Allows(WildberriesToken.Statistics) ? new[] { OrderPart.Orders, OrderPart.Sales } : [],
        ];
        return parts.Length > 0
            ? parts
            : throw new MarketplaceException(MarketplaceFailure.NoScope, $"{WildberriesToken.NameOf(WildberriesToken.Marketplace)}, {WildberriesToken.NameOf(WildberriesToken.Statistics)}");
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<FeedPage<IncomingOrder>> pages, OrderPull pull, OrderPart part, Dictionary<OrderPart, MarketplaceException> failures)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (MarketplaceException failed) when (failed.Failure is not (MarketplaceFailure.KeyRejected or MarketplaceFailure.KeyExpired))
        {
            failures[part] = failed;
            if (failed.Failure == MarketplaceFailure.RateLimited && part != OrderPart.Assembly)
            {
                var mark = ReportOrders.MarkOf(pull.Cursor, part);
                pull.Cursor = ReportOrders.With(pull.Cursor, part, mark with { NotBefore = failed.RetryAt });
            }

            LogPartSkipped(part, pull.Shop.ShopId.Value, failed.Failure, failed.Detail);
            return false;
        }
    }

    /// <summary>
    /// What the pull must end with: nothing, if all that failed was a report whose turn has not come and that was read before, or a source that
    /// the key does not open beside one that it does.
    /// </summary>
    private static MarketplaceException? Fatal(OrderPull pull, Dictionary<OrderPart, MarketplaceException> failures)
    {
        var worked = PartsFor(pull.Shop).Any(part => !failures.ContainsKey(part));
        return failures
            .Where(failure => !(failure.Value.Failure == MarketplaceFailure.NoScope && worked))
            .Where(failure => !(failure.Value.Failure == MarketplaceFailure.RateLimited && failure.Key != OrderPart.Assembly && ReportOrders.MarkOf(pull.Cursor, failure.Key).ChangedTo is not null))
            .Select(failure => failure.Value)
            .FirstOrDefault();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Wildberries {Part} of shop {Shop} left out of this pull: {Failure} {Detail}")]
    private partial void LogPartSkipped(OrderPart part, Guid shop, MarketplaceFailure failure, string? detail);
}
