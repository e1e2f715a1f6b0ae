using System.Runtime.CompilerServices;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>The funnel per card and day: the last week for everybody, a year where the seller's subscription has the report.</summary>
internal sealed class WildberriesFunnelFeed(WildberriesClient client, TimeProvider clock) : IFeed<IncomingFunnelDay>
{
    private readonly FunnelWeek week = new(client);
    private readonly FunnelReports reports = new(client);

    private enum Source
    {
        Week,
        Reports,
    }

    public async IAsyncEnumerable<FeedPage<IncomingFunnelDay>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pull = new FunnelPull(shop, FunnelCursor.Parse(cursor), clock.GetUtcNow());
        var sources = new SeveralSources<Source>();
        foreach (var source in new[] { Source.Week, Source.Reports })
        {
            await foreach (var page in sources.ReadAsync(source, source == Source.Week ? week.ReadAsync(pull, cancel) : reports.ReadAsync(pull, cancel)))
            {
                yield return page;
            }
        }

        if (sources.Fatal((source, failed) => failed.Failure == MarketplaceFailure.RateLimited && (source == Source.Reports || (pull.IsLimited && pull.Cursor.HistoryDone))) is { } fatal)
        {
            throw fatal;
        }
    }

    public IncomingFunnelDay ReadAgain(ShopAccess shop, string raw) => Rows.Again(raw, item => FunnelReader.Read(item, "$"));
}
