using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// Postings from the seller's own warehouse and from Ozon's, two lists with a year's window each. The history goes back window by window, the latest
/// first, until one is empty. Afterwards: the own ones whose status changed, and every half hour the open ones, whose dates move without a
/// change of status; Ozon's, which cannot be asked for changes, by their age: the younger the oftener.
/// </summary>
internal sealed class OzonOrderFeed : IFeed<IncomingOrder>
{
    private const int WindowDays = 360;
    private const int MostWindows = 12;

    /// <summary>A window reaches into the future, in case the marketplace's clock, or a simulator's, is ahead.</summary>
    private const int DaysAhead = 270;

    private static readonly string[] Open = ["awaiting_registration", "acceptance_in_progress", "awaiting_approve", "awaiting_packaging", "awaiting_deliver", "arbitration", "client_arbitration"];

    private readonly OzonClient client;
    private readonly OzonPartsFeed<IncomingOrder> parts;

    public OzonOrderFeed(OzonClient client, TimeProvider clock)
    {
        this.client = client;
        var own = new OzonListFeed<IncomingOrder>(Fbs(), clock);
        var ozons = new OzonListFeed<IncomingOrder>(Fbo(), clock);
        parts = new OzonPartsFeed<IncomingOrder>(new OzonPart<IncomingOrder>("fbs", own.ReadAsync), new OzonPart<IncomingOrder>("fbo", ozons.ReadAsync));
    }

    public IAsyncEnumerable<FeedPage<IncomingOrder>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) => parts.ReadAsync(shop, cursor, cancel);

    /// <summary>Which list it came from shows in its fields.</summary>
    public IncomingOrder ReadAgain(ShopAccess shop, string raw) => OzonPages.Again(raw, (posting, path) =>
        posting.Find("delivery_method") is not null || posting.Find("shipment_date") is not null || posting.Find("tpl_integration_type") is not null
            ? PostingReader.ReadFbs(posting, shop.Currency, path) : PostingReader.ReadFbo(posting, shop.Currency, path));

    private OzonSource<IncomingOrder> Fbs() => new(
        "postings", OzonClient.ListLimit, now => [Window("all", now, 0)],
        [
            OzonPass.Fresh("changed"), new OzonPass("open", "open", TimeSpan.FromMinutes(30), TimeSpan.FromDays(90)),
            new OzonPass("month", "all", TimeSpan.FromHours(24), TimeSpan.FromDays(30)), new OzonPass("old", "changedOld", TimeSpan.FromHours(24), TimeSpan.FromDays(3)),
        ],
        (shop, task, cancel) => client.FbsAsync(shop, Query(task), task.Token, cancel),
        (answer, _) => answer.Root.Word("cursor"),
        async (shop, task, rows, cancel) =>
        {
            var page = Read(rows, (posting, path) => PostingReader.ReadFbs(posting, shop.Currency, path));
            return task.List == "changed" ? page with { Items = await OzonPages.EachAsync(page.Items, (order, token) => WithDeliveryAsync(shop, order, token), cancel) } : page;
        })
    {
        TimeOf = posting => posting.Time("in_process_at"),
        Older = Older,
    };

    private OzonSource<IncomingOrder> Fbo() => new(
        "postings", OzonClient.ListLimit, now => [Window("all", now, 0)],
        [
            OzonPass.Fresh("all"), new OzonPass("days", "all", TimeSpan.FromMinutes(10), TimeSpan.FromDays(2)),
            new OzonPass("weeks", "all", TimeSpan.FromHours(2), TimeSpan.FromDays(14)), new OzonPass("months", "all", TimeSpan.FromHours(12), TimeSpan.FromDays(60)),
        ],
        (shop, task, cancel) => client.FboAsync(shop, task.From!.Value, task.To ?? End(task.From.Value), null, task.Token, cancel),
        (answer, _) => answer.Root.Word("cursor"),
        (shop, _, rows, _) => Task.FromResult(Read(rows, (posting, path) => PostingReader.ReadFbo(posting, shop.Currency, path))))
    {
        TimeOf = posting => posting.Time("created_at") ?? posting.Time("in_process_at"),
        Older = Older,
    };

    private static OzonPage<IncomingOrder> Read(IReadOnlyList<JsonElement> rows, Func<JsonElement, string, IncomingOrder> read) => OzonPages.Read(rows, "postings", read, order => order.Number);

    private static PostingQuery Query(OzonTask task)
    {
        var from = task.From!.Value;
        return task.List switch
        {
            "changed" => new PostingQuery(from.AddDays(DaysAhead - WindowDays), from.AddDays(DaysAhead)) { ChangedFrom = from, ChangedTo = from.AddDays(DaysAhead) },
            "changedOld" => new PostingQuery(from.AddDays(-WindowDays), from.AddDays(DaysAhead - WindowDays + 5)) { ChangedFrom = from, ChangedTo = from.AddDays(DaysAhead) },
            "open" => new PostingQuery(from, from.AddDays(WindowDays)) { Statuses = Open },
            _ => new PostingQuery(from, task.To ?? End(from)),
        };
    }

    private static DateTimeOffset End(DateTimeOffset from) => from.AddDays(WindowDays);

    private static OzonTask Window(string list, DateTimeOffset now, int number)
    {
        var end = now.AddDays(DaysAhead - (number * (WindowDays - 1)));
        return new OzonTask(list, From: end.AddDays(-WindowDays), To: end, Window: number);
    }

    /// <summary>A young shop's first window may be empty when clocks differ: one more is always looked into.</summary>
    private static OzonTask? Older(OzonTask ended, DateTimeOffset now) =>
        ended.To is { } to && ended.Window < MostWindows && (ended.Read > 0 || ended.Window == 0)
            ? Window(ended.List, to.AddDays(-DaysAhead + (ended.Window * (WindowDays - 1))), ended.Window + 1)
            : null;

    /// <summary>Lists do not tell when a posting was delivered; the posting itself does.</summary>
    private async Task<IncomingOrder> WithDeliveryAsync(ShopAccess shop, IncomingOrder order, CancellationToken cancel)
    {
        if (order is not { Stage: OrderStage.Delivered, DeliveredAt: null })
        {
            return order;
        }

        using var answer = await client.FbsOneAsync(shop, order.Number, cancel);
        return order with { DeliveredAt = OzonRows.One(answer, "result", "posting_number", order.Number)?.Time("fact_delivery_date") };
    }
}
