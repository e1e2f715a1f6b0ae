using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>
/// Orders of the whole cabinet, all ways of selling together. The history by the day of ordering, the last month first, because people ask for it;
/// then by the moment of the last change. Once a day the orders of the last 90 days are read again, for the vendor does not say
/// whether a change of an older order comes by its moment.
/// </summary>
internal sealed class YandexOrderFeed : IFeed<IncomingOrder>
{
    private const string Created = "created";
    private const string Updated = "updated";
    private const int MostPerPage = 50;
    private static readonly TimeSpan Window = TimeSpan.FromDays(28);

    private readonly YandexClient client;
    private readonly TimeProvider clock;
    private readonly Walk<IncomingOrder> walk;

    public YandexOrderFeed(YandexClient client, TimeProvider clock)
    {
        this.client = client;
        this.clock = clock;
        walk = new Walk<IncomingOrder>(new WalkSource<IncomingOrder>(
            "orders", FetchAsync, (shop, _, order, path) => OrderReader.Read(order, shop.Currency, path), order => order.Number,
            order => order.Time("updateDate") ?? order.Time("creationDate"))
        {
            WhenOf = (step, order) => order.Time(step.Lane == Updated ? "updateDate" : "creationDate"),
        });
    }

    public IAsyncEnumerable<FeedPage<IncomingOrder>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return walk.ReadAsync(shop, cursor, Plan(now), now, cancel);
    }

    public IncomingOrder ReadAgain(ShopAccess shop, string raw) => walk.ReadAgain(shop, raw);

    private static WalkPlan Plan(DateTimeOffset now) => new([Created], Window, Window * 26, TimeSpan.FromMinutes(10), TimeSpan.Zero)
    {
        First = [new WalkStep(Created, now - Window)],
        FreshLanes = [Updated],
        LookBacks = [new LookBack("quarter", TimeSpan.FromDays(1), TimeSpan.FromDays(90))],
    };

    private async Task<JsonAnswer> FetchAsync(ShopAccess shop, WalkStep step, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var settings = client.Settings(shop);
        var filter = new Dictionary<string, object> { ["dates"] = step.Lane == Updated ? Changed(step) : Ordered(step) };
        if (settings.ChosenCampaignIds is { Count: > 0 } chosen)
        {
            filter["campaignIds"] = chosen.Select(YandexClient.IdOf).ToArray();
        }

        return await client.OrdersAsync(shop, account.Business, filter, settings.PageSize(MostPerPage), step.Token, cancel);
    }

    private static Dictionary<string, string> Changed(WalkStep step)
    {
        var dates = new Dictionary<string, string>();
        dates.Put("updateDateFrom", step.From is { } from ? YandexWords.Moment(from) : null);
        dates.Put("updateDateTo", step.To is { } to ? YandexWords.Moment(to.AddSeconds(1)) : null);
        return dates;
    }

    /// <summary>The last day is not part of the vendor's period, and its clock may be a day further than ours.</summary>
    private Dictionary<string, string> Ordered(WalkStep step)
    {
        var to = YandexWords.DayOf(step.To ?? clock.GetUtcNow()).AddDays(1);
        return new Dictionary<string, string> { ["creationDateFrom"] = YandexClient.Day(YandexWords.DayOf(step.From ?? clock.GetUtcNow() - Window)), ["creationDateTo"] = YandexClient.Day(to) };
    }
}
