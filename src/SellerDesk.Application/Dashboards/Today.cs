using SellerDesk.Application.Inbox;
using SellerDesk.Application.Shops;

namespace SellerDesk.Application.Dashboards;

/// <summary>A number with the filter that lists exactly what it counts.</summary>
/// <param name="Capped">Counting ended before the end: the number is "at least".</param>
public sealed record TodayCount(InboxFilter Filter, int Count, bool Capped);

/// <summary>One kind of work that waits.</summary>
/// <param name="Low">Of it, with one or two stars.</param>
/// <param name="Over">Of it, our deadline has passed.</param>
/// <param name="Due">Of it, our deadline has passed or passes before the day ends.</param>
public sealed record TodayQueue(TodayCount All, TodayCount Low, TodayCount Over, TodayCount Due)
{
    /// <summary>Not late yet, and due before the day ends.</summary>
    public int Soon => Math.Max(0, Due.Count - Over.Count);

    public int Rest => Math.Max(0, All.Count - Due.Count);
}

/// <summary>The rows to begin with, in the inbox's own order, and the filter whose first rows they are.</summary>
public sealed record TodayRows(InboxFilter Filter, IReadOnlyList<InboxRow> Rows);

/// <summary>What came in the last 24 hours and how much of it has an answer that the marketplace shows.</summary>
public sealed record TodayArrivals(TodayCount Reviews, TodayCount Questions, TodayCount Chats, TodayCount Answered);

/// <summary>What is somebody's own.</summary>
/// <param name="Rejected">Their answers that a marketplace refused.</param>
/// <param name="Failed">Their answers that did not get there.</param>
/// <param name="Back">Put off, and back before the day ends.</param>
public sealed record TodayMine(TodayCount All, TodayCount Rejected, TodayCount Failed, TodayCount Back);

/// <summary>What the page "Today" shows.</summary>
/// <param name="Waiting">Everything that waits for a person.</param>
/// <param name="Over">Of it, late.</param>
/// <param name="Urgent">Of it, late or due before the day ends.</param>
/// <param name="Rejected">Answers that the marketplace refused.</param>
/// <param name="Failed">Answers that did not get there.</param>
/// <param name="AnyShops">The desk has shops, though perhaps none that this person sees.</param>
public sealed record Today(
    TodayQueue Reviews, TodayQueue Questions, TodayQueue Chats, TodayCount Rejected, TodayCount Failed, TodayCount Waiting, TodayCount Over, TodayCount Urgent, TodayMine Mine, TodayCount Unassigned,
    TodayCount Answering, TodayRows First, TodayArrivals Arrivals, IReadOnlyList<SyncShop> Shops, bool AnyShops, NameBook Names)
{
    public IEnumerable<TodayCount> Counts =>
    [
        .. new[] { Reviews, Questions, Chats }.SelectMany(queue => new[] { queue.All, queue.Low, queue.Over, queue.Due }),
        Rejected, Failed, Waiting, Over, Urgent, Mine.All, Mine.Rejected, Mine.Failed, Mine.Back, Unassigned, Answering, Arrivals.Reviews, Arrivals.Questions, Arrivals.Chats, Arrivals.Answered,
    ];
}
