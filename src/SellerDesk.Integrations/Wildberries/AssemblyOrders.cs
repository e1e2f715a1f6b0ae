using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Assembly orders with their statuses: three months back at first, then the last 30 days at every pull, because a status changes without a
/// trace in the list; every hour also those of up to 45 days. Where 30 days are many pages, only the last two days are read between the hours.
/// </summary>
internal sealed class AssemblyOrders(WildberriesClient client)
{
    private const int PageSize = 1000;
    private const int FewPages = 5;
    private static readonly TimeSpan LookBackEvery = TimeSpan.FromHours(1);

    public async IAsyncEnumerable<FeedPage<IncomingOrder>> ReadAsync(OrderPull pull, [EnumeratorCancellation] CancellationToken cancel)
    {
        var isHistory = pull.Cursor.History is not { Length: 0 };
        var looksBack = pull.Now - pull.Cursor.LookedBackAt >= LookBackEvery;
        var windows = new Queue<AssemblyWindow>(isHistory ? pull.Cursor.History ?? History(pull.Now) : Live(pull, looksBack));
        while (windows.TryDequeue(out var window))
        {
            for (AssemblyWindow? rest = window, next; rest is not null; rest = next)
            {
                var (items, unreadable, bookmark) = await PageAsync(pull.Shop, rest, cancel);
                next = bookmark > 0 && bookmark != rest.Next ? rest with { Next = bookmark } : null;
                if (isHistory)
                {
                    pull.Cursor = pull.Cursor with { History = next is null ? [.. windows] : [next, .. windows] };
                }

                if (window.From is null)
                {
                    pull.Cursor = pull.Cursor with { RecentPages = rest.Next == 0 ? 1 : pull.Cursor.RecentPages + 1 };
                }

                yield return pull.Page(items, unreadable);
            }
        }

        pull.Cursor = pull.Cursor with { LookedBackAt = isHistory || looksBack ? pull.Now : pull.Cursor.LookedBackAt };
    }

    /// <summary>Newest first: people ask for those. Neighbours share a day.</summary>
    private static AssemblyWindow[] History(DateTimeOffset now) => [new(), Days(now, 59, 29), Days(now, 89, 59)];

    private static AssemblyWindow[] Live(OrderPull pull, bool looksBack) =>
        looksBack ? [new(), Days(pull.Now, 46, 29)] : pull.Cursor.RecentPages <= FewPages ? [new()] : [Days(pull.Now, 2, 0)];

    private static AssemblyWindow Days(DateTimeOffset now, int from, int to) => new(now.AddDays(-from).ToUnixTimeSeconds(), now.AddDays(-to).ToUnixTimeSeconds());

    private async Task<(List<IncomingOrder> Items, List<UnreadablePayload> Unreadable, long Next)> PageAsync(ShopAccess shop, AssemblyWindow window, CancellationToken cancel)
    {
        using var list = await client.AssemblyOrdersAsync(shop, PageSize, window.Next, window is { From: { } from, To: { } to } ? (from, to) : null, cancel);
        var orders = RowsOf(list);
        var ids = orders.Select(order => order.Whole("id")).OfType<long>().Distinct().ToArray();
        var statuses = new Dictionary<long, AssemblyStatus>();
        foreach (var batch in ids.Chunk(PageSize))
        {
            using var answer = await client.AssemblyStatusesAsync(shop, batch, cancel);
            foreach (var status in RowsOf(answer))
            {
                statuses[status.Whole("id") ?? 0] = AssemblyStatus.Read(status);
            }
        }

        var items = new List<IncomingOrder>();
        var unreadable = new List<UnreadablePayload>();
        for (var i = 0; i < orders.Length; i++)
        {
            try
            {
                items.Add(AssemblyReader.Read(orders[i], statuses.GetValueOrDefault(orders[i].Whole("id") ?? 0), shop.Currency, $"$.orders[{i}]"));
            }
            catch (FieldException field)
            {
                unreadable.Add(new UnreadablePayload(orders[i].GetRawText(), field.Message));
            }
        }

        return (items, unreadable, orders.Length == 0 ? 0 : list.Root.Whole("next") ?? 0);
    }

    /// <summary>A broken page has no bookmark to go on from: the part ends here and is read again at the next pull.</summary>
    private static JsonElement[] RowsOf(JsonAnswer answer) => answer.Problem is { } problem
        ? throw new MarketplaceException(MarketplaceFailure.Unreadable, problem)
        : [.. answer.Root.List("orders")];
}
