using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>
/// Orders: three years back at first, or to where the shop began, then what is under way at every pull, what ended every hour, the last two months every day. Orders that grew too
/// old for the lists before they ended are asked for by code, entries that did not come with their order by its number: a few of each at a pull.
/// </summary>
internal sealed class KaspiOrderFeed : IFeed<IncomingOrder>
{
    private const int EntriesAtOnce = 100;
    private const int EntriesBeforeGoingOn = 200;
    private const int ByCodeAtOnce = 30;
    private static readonly TimeSpan ByCodeEvery = TimeSpan.FromHours(1);

    private readonly KaspiClient client;
    private readonly IConfiguration configuration;
    private readonly TimeProvider clock;

    public KaspiOrderFeed(KaspiClient client, IConfiguration configuration, TimeProvider clock) => (this.client, this.configuration, this.clock) = (client, configuration, clock);

    public async IAsyncEnumerable<FeedPage<IncomingOrder>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pull = new KaspiPull(shop, KaspiCursor.Parse(cursor));
        var rounds = new KaspiRounds<KaspiOrder>(SourceOf(shop), clock);
        var size = new KaspiSettings(shop, configuration).PageSize;
        do
        {
            await foreach (var page in rounds.ReadAsync(pull, size, Note, IsTooMuchMissing, cancel))
            {
                yield return new FeedPage<IncomingOrder>([.. page.Items.Select(item => item.Order)], page.Unreadable, page.Cursor, page.Progress);
            }

            var atMost = IsTooMuchMissing(pull.Cursor) ? int.MaxValue : EntriesAtOnce;
            await foreach (var page in EntriesAsync(pull, atMost, cancel))
            {
                yield return page;
            }
        }
        while (pull.Cursor.Round != KaspiRound.None);

        await foreach (var page in ByCodeAsync(pull, cancel))
        {
            yield return page;
        }
    }

    public IncomingOrder ReadAgain(ShopAccess shop, string raw) => new KaspiWalk<KaspiOrder>(SourceOf(shop), 1).ReadAgain(raw).Order;

    private KaspiSource<KaspiOrder> SourceOf(ShopAccess shop) => new(
        KaspiPlan.OfOrders, client.OrdersAsync, (row, included, path) => OrderReader.Read(row, included, shop.Currency, path), item => item.Order.Number, KaspiFit.Order);

    private KaspiCursor Note(KaspiPage<KaspiOrder> page) => KaspiNotes.Of(page.Cursor, page.Items, clock.GetUtcNow());

    private static bool IsTooMuchMissing(KaspiCursor cursor) => cursor.Missing.Length >= EntriesBeforeGoingOn;

    private async IAsyncEnumerable<FeedPage<IncomingOrder>> EntriesAsync(KaspiPull pull, int atMost, [EnumeratorCancellation] CancellationToken cancel)
    {
        var entries = new MissingLines(client);
        for (var done = 0; done < atMost && pull.Cursor.Missing is [var missing, ..]; done++)
        {
            var (order, unreadable) = await entries.ReadAsync(pull.Shop, missing, cancel);
            pull.Cursor = KaspiNotes.Asked(pull.Cursor, missing);
            yield return new FeedPage<IncomingOrder>(order is null ? [] : [order], unreadable, pull.Cursor.ToString(), pull.Cursor.Progress);
        }
    }

    private async IAsyncEnumerable<FeedPage<IncomingOrder>> ByCodeAsync(KaspiPull pull, [EnumeratorCancellation] CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = (now - ByCodeEvery).ToUnixTimeMilliseconds();
        foreach (var old in pull.Cursor.Old.Where(order => order.CheckedAt <= due).OrderBy(order => order.CheckedAt).Take(ByCodeAtOnce).ToList())
        {
            using var answer = await client.OrderAsync(pull.Shop, old.Code, CallUrgency.Background, cancel);
            if (answer.Problem is null && OrderReader.IsAboutOthers(answer, old.Code))
            {
                pull.Cursor = KaspiNotes.AskedInVain(pull.Cursor, old, now);
                continue;
            }

            var items = new List<KaspiOrder>();
            var unreadable = new List<UnreadablePayload>();
            if (OrderReader.One(answer, old.Code) is { } row)
            {
                Read(pull.Shop, row, OrderReader.Included(answer.Root), items, unreadable);
            }

            // What is not known there any more, or cannot be read, is not asked for again until a list shows it.
            pull.Cursor = KaspiNotes.Of(pull.Cursor with { Old = [.. pull.Cursor.Old.Where(order => order.Code != old.Code)] }, items, now);
            yield return new FeedPage<IncomingOrder>([.. items.Select(item => item.Order)], unreadable, pull.Cursor.ToString(), pull.Cursor.Progress);
        }
    }

    private static void Read(ShopAccess shop, JsonElement row, Dictionary<string, JsonElement> included, List<KaspiOrder> items, List<UnreadablePayload> unreadable)
    {
        try
        {
            // Its entries are known since it was young.
            items.Add(OrderReader.Read(row, included, shop.Currency, "$.data[0]") with { HasLines = true });
        }
        catch (FieldException field)
        {
            unreadable.Add(new UnreadablePayload(OrderReader.Alone(row, included), field.Message));
        }
    }
}
