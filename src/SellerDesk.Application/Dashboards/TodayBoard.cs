using SellerDesk.Application.Inbox;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Dashboards;

/// <summary>Puts "Today" together from what the inbox and the sync page count already: counters, three counted slices, nine rows, the shops.</summary>
public sealed class TodayBoard(InboxList list, InboxCounts counts, InboxNames names, SyncBoard shops)
{
    /// <summary>How many rows it begins with.</summary>
    public const int Rows = 9;

    private const int Day = 1;

    private static readonly IReadOnlyList<short> LowRatings = [1, 2];

    /// <param name="zone">Whose midnight ends the day.</param>
    public async Task<Today> LoadAsync(PersonId? me, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        var urgent = await CountAsync(new InboxFilter { Due = InboxDue.Today });
        // When nothing is urgent, the work goes on with what is due next.
        var first = urgent.Count > 0 ? urgent.Filter : InboxFilter.Default;
        var book = await names.LoadAsync(cancel);
        return new Today(
            await QueueAsync(WorkItemKind.Review),
            await QueueAsync(WorkItemKind.Question),
            await QueueAsync(WorkItemKind.Chat),
            await CountAsync(new InboxFilter { Reply = ReplyState.Rejected }),
            await CountAsync(new InboxFilter { Reply = ReplyState.Failed }),
            await CountAsync(InboxFilter.Default),
            await CountAsync(new InboxFilter { Due = InboxDue.Over }),
            urgent,
            new TodayMine(
                await CountAsync(new InboxFilter { Assignee = InboxAssignee.Mine }),
                await CountAsync(new InboxFilter { Assignee = InboxAssignee.Mine, Reply = ReplyState.Rejected }),
                await CountAsync(new InboxFilter { Assignee = InboxAssignee.Mine, Reply = ReplyState.Failed }),
                await CountAsync(new InboxFilter { Assignee = InboxAssignee.Mine, State = InboxState.Snoozed, Due = InboxDue.Back })),
            await CountAsync(new InboxFilter { Assignee = InboxAssignee.Nobody }),
            await CountAsync(new InboxFilter { State = InboxState.Answering }),
            new TodayRows(first, (await list.LoadAsync(Ask(first), null, Rows, cancel)).Rows),
            new TodayArrivals(
                await CountAsync(new InboxFilter { State = InboxState.All, Days = Day, Kind = WorkItemKind.Review }),
                await CountAsync(new InboxFilter { State = InboxState.All, Days = Day, Kind = WorkItemKind.Question }),
                await CountAsync(new InboxFilter { State = InboxState.All, Days = Day, Kind = WorkItemKind.Chat }),
                await CountAsync(new InboxFilter { State = InboxState.All, Days = Day, Reply = ReplyState.Published })),
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
            var all = new InboxFilter { Kind = kind };
            return new TodayQueue(
                await CountAsync(all), await CountAsync(all with { Ratings = LowRatings }), await CountAsync(all with { Due = InboxDue.Over }), await CountAsync(all with { Due = InboxDue.Today }));
        }
    }
}
