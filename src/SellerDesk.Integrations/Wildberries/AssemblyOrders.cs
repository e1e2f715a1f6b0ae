using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Assembly orders with their statuses: three months back at first and a year of the archive, then the last 30 days at every pull, because a status
/// changes without a trace in the list; every hour also those of up to 45 days. Where 30 days are many pages, only the last two days are read between
/// the hours.
/// </summary>
internal sealed class AssemblyOrders(WildberriesClient client)
{
    private const int PageSize = 1000;
    private const int FewPages = 5;
    private const int DaysInLists = 89;
    private const int MonthsOfArchive = 10;
    private static readonly TimeSpan LookBackEvery = TimeSpan.FromHours(1);

    public async IAsyncEnumerable<FeedPage<IncomingOrder>> ReadAsync(OrderPull pull, [EnumeratorCancellation] CancellationToken cancel)
    {
        var isHistory = pull.Cursor.History is not { Length: 0 };
        var looksBack = pull.Now - pull.Cursor.LookedBackAt >= LookBackEvery;
        var windows = new Queue<AssemblyWindow>(isHistory ? pull.Cursor.History ?? History(pull.Now) : Live(pull, looksBack));
        pull.Cursor = pull.Cursor with { HistoryWindows = Math.Max(pull.Cursor.HistoryWindows, isHistory ? windows.Count : 0) };
        while (windows.TryDequeue(out var window))
        {
            for (AssemblyWindow? rest = window, next; rest is not null; rest = next)
            {
                var page = await PageAsync(pull, rest, cancel);
                if (page.Problem is { } problem)
                {
                    // A broken page has no bookmark to go on from: it is kept whole, the part ends here and is read again at the next pull.
                    yield return pull.Page([], page.Unreadable);
                    throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
                }

                next = page.Next > 0 && page.Next != rest.Next ? rest with { Next = page.Next } : null;
                if (isHistory)
                {
                    pull.Cursor = pull.Cursor with { History = next is null ? [.. windows] : [next, .. windows] };
                }

                if (window is { From: null, Month: null })
                {
                    pull.Cursor = pull.Cursor with { RecentPages = rest.Next == 0 ? 1 : pull.Cursor.RecentPages + 1 };
                }

                yield return pull.Page(page.Items, page.Unreadable);
            }
        }

        pull.Cursor = pull.Cursor with { LookedBackAt = isHistory || looksBack ? pull.Now : pull.Cursor.LookedBackAt };
    }

    /// <summary>Newest first: people ask for those. Neighbours share a day; the archive is by months.</summary>
    private static AssemblyWindow[] History(DateTimeOffset now)
    {
        var oldest = MoscowTime.Day(now.AddDays(-DaysInLists));
        var months = Enumerable.Range(0, MonthsOfArchive).Select(n => oldest.AddMonths(-n)).Select(day => new AssemblyWindow(Month: (day.Year * 100) + day.Month));
        return [new(), Days(now, 59, 29), Days(now, DaysInLists, 59), .. months];
    }

    private static AssemblyWindow[] Live(OrderPull pull, bool looksBack) =>
        looksBack ? [new(), Days(pull.Now, 46, 29)] : pull.Cursor.RecentPages <= FewPages ? [new()] : [Days(pull.Now, 2, 0)];

    private static AssemblyWindow Days(DateTimeOffset now, int from, int to) => new(now.AddDays(-from).ToUnixTimeSeconds(), now.AddDays(-to).ToUnixTimeSeconds());

    private async Task<AssemblyPage> PageAsync(OrderPull pull, AssemblyWindow window, CancellationToken cancel)
    {
        var shop = pull.Shop;
        using var list = await (window.Month is { } month
            ? client.ArchivedOrdersAsync(shop, month / 100, month % 100, PageSize, window.Next, cancel)
            : client.AssemblyOrdersAsync(shop, PageSize, window.Next, window is { From: { } from, To: { } to } ? (from, to) : null, cancel));
        if (Rows.Problem(list, "orders") is { } problem)
        {
            return AssemblyPage.Broken(list, $"assembly orders {window}", problem);
        }

        JsonElement[] orders = [.. list.Root.List("orders")];
        var next = orders.Length == 0 ? 0 : list.Root.Whole("next") ?? 0;
        if (window.Month is not null)
        {
            // What the lists of the last three months have as well, they know to the second.
            var known = pull.Now.AddDays(-DaysInLists);
            var (archived, spoilt) = Rows.Read(orders, "$.orders", (order, path) => ArchiveReader.Read(order, shop.Currency, path));
            return new AssemblyPage([.. archived.Where(order => order.OrderedAt < known)], spoilt, next);
        }

        var statuses = new Dictionary<long, AssemblyStatus>();
        foreach (var batch in orders.Select(order => order.Whole("id")).OfType<long>().Distinct().Chunk(PageSize))
        {
            using var answer = await client.AssemblyStatusesAsync(shop, batch, cancel);
            if (Rows.Problem(answer, "orders") is { } broken)
            {
                return AssemblyPage.Broken(answer, "statuses of assembly orders", broken);
            }

            foreach (var (id, status) in AssemblyStatus.ReadAll(answer.Root.List("orders")))
            {
                statuses[id] = status;
            }
        }

        var (items, unreadable) = Rows.Read(orders, "$.orders", (order, path) => AssemblyReader.Read(order, statuses.GetValueOrDefault(order.Whole("id") ?? 0), shop.Currency, path));
        return new AssemblyPage(items, unreadable, next);
    }
}

/// <param name="Next">The marketplace's bookmark after it; 0: there is no more.</param>
/// <param name="Problem">The page as a whole could not be read.</param>
internal sealed record AssemblyPage(IReadOnlyList<IncomingOrder> Items, IReadOnlyList<UnreadablePayload> Unreadable, long Next, string? Problem = null)
{
    public static AssemblyPage Broken(JsonAnswer answer, string what, string problem) => new([], [Rows.Whole(answer, what, problem)], 0, problem);
}
