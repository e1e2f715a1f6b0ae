using SellerDesk.Application.Inbox;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Dashboards;

/// <summary>Puts "Today" together from what the inbox and the sync page count already: counters, three counted slices, nine rows, the shops.</summary>
public sealed class TodayBoard(InboxList list, InboxCounts counts, InboxNames names, SyncBoard shops)
{
    /// <summary>How many rows it begins with.</summary>
    public const int Rows = 9;

    private const int Day = 1;

    private static readonly IReadOnlyList<short> LowRatings = [1, 2];

    /// <param name="shop">Only of this one; null: of all that the person sees.</param>
    /// <param name="zone">Whose midnight ends the day.</param>
    public async Task<Today> LoadAsync(PersonId? me, ShopId? shop, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        var whole = shop is { } one ? InboxFilter.Default with { Shops = [one] } : InboxFilter.Default;
        var urgent = await CountAsync(whole with { Due = InboxDue.Today });
        // When nothing is urgent, the work goes on with what is due next.
        var first = urgent.Count > 0 ? urgent.Filter : whole;
        var book = await names.LoadAsync(cancel);
        return new Today(
            await QueueAsync(WorkItemKind.Review),
            await QueueAsync(WorkItemKind.Question),
            await QueueAsync(WorkItemKind.Chat),
            await CountAsync(whole with { Reply = ReplyState.Rejected }),
            await CountAsync(whole with { Reply = ReplyState.Failed }),
            await CountAsync(whole),
            await CountAsync(whole with { Due = InboxDue.Over }),
            urgent,
            new TodayMine(
                await CountAsync(whole with { Assignee = InboxAssignee.Mine }),
                await CountAsync(whole with { Assignee = InboxAssignee.Mine, Reply = ReplyState.Rejected }),
                await CountAsync(whole with { Assignee = InboxAssignee.Mine, Reply = ReplyState.Failed }),
                await CountAsync(whole with { Assignee = InboxAssignee.Mine, State = InboxState.Snoozed, Due = InboxDue.Back })),
            await CountAsync(whole with { Assignee = InboxAssignee.Nobody }),
            await CountAsync(whole with { State = InboxState.Answering }),
            new TodayRows(first, (await list.LoadAsync(Ask(first), null, Rows, cancel)).Rows),
            new TodayArrivals(
                await CountAsync(whole with { State = InboxState.All, Days = Day, Kind = WorkItemKind.Review }),
                await CountAsync(whole with { State = InboxState.All, Days = Day, Kind = WorkItemKind.Question }),
                await CountAsync(whole with { State = InboxState.All, Days = Day, Kind = WorkItemKind.Chat }),
                await CountAsync(whole with { State = InboxState.All, Days = Day, Reply = ReplyState.Published })),
            await shops.LoadAsync(now, cancel),
            book.Shops.Count > 0,
            book);

        InboxAsk Ask(InboxFilter filter) => new(filter, me, now, zone);

        async Task<TodayCount> CountAsync(InboxFilter filter)
        {
            var (count, capped) = await counts.TotalAsync(Ask(filter), cancel);
            return new TodayCount(filter, count, capped);
        }

        async Task<TodayQueue> QueueAsync(WorkItemKind kind)
        {
            var all = whole with { Kind = kind };
            return new TodayQueue(
                await CountAsync(all), await CountAsync(all with { Ratings = LowRatings }), await CountAsync(all with { Due = InboxDue.Over }), await CountAsync(all with { Due = InboxDue.Today }));
        }
    }
}
