using System.Runtime.CompilerServices;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Returns from two sources: buyers' claims, which the seller decides, and the report of goods on their way back.</summary>
internal sealed class WildberriesReturnFeed(WildberriesClient client, TimeProvider clock) : IFeed<IncomingReturn>
{
    private readonly ClaimLists claims = new(client);
    private readonly GoodsReturns goods = new(client);

    public async IAsyncEnumerable<FeedPage<IncomingReturn>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pull = new ReturnPull(shop, ReturnCursor.Parse(cursor), clock.GetUtcNow());
        var wasDone = pull.Cursor.HistoryDone;
        var sources = new SeveralSources<ReturnSource>();
        foreach (var source in SourcesFor(shop))
        {
            await foreach (var page in sources.ReadAsync(source, source == ReturnSource.Claims ? claims.ReadAsync(pull, cancel) : goods.ReadAsync(pull, cancel)))
            {
                yield return page;
            }
        }

        var fatal = sources.Fatal((_, failed) => failed.Failure == MarketplaceFailure.RateLimited && pull.IsLimited && wasDone);
        pull.Cursor = pull.Cursor with { HistoryDone = wasDone || fatal is null };
        yield return pull.Page([], []);
        if (fatal is not null)
        {
            throw fatal;
        }
    }

    public IncomingReturn ReadAgain(ShopAccess shop, string raw) =>
        Rows.Again(raw, item => item.Find("claim_type") is not null || item.Find("actions") is not null || item.Find("status_ex") is not null ? ClaimReader.Read(item, client.SchemeOf(shop, WildberriesHost.Returns), "$") : GoodsReturnReader.Read(item, "$"));

    private static ReturnSource[] SourcesFor(ShopAccess shop)
    {
        var token = WildberriesToken.Read(shop.Key);
        ReturnSource[] sources =
        [
            .. token.Allows(WildberriesToken.Returns) ? new[] { ReturnSource.Claims } : [],
            .. token.Allows(WildberriesToken.Analytics) ? new[] { ReturnSource.Goods } : [],
        ];
        return sources.Length > 0
            ? sources
            : throw new MarketplaceException(MarketplaceFailure.NoScope, $"{WildberriesToken.NameOf(WildberriesToken.Returns)}, {WildberriesToken.NameOf(WildberriesToken.Analytics)}");
    }
}
