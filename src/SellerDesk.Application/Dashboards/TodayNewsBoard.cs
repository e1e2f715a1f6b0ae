using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Orders;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Dashboards;

/// <summary>Cases, orders, the team, alerts and what comes: each from counters, rollups or a short slice that ends.</summary>
public sealed class TodayNewsBoard(
    ScopedDb database, ComplaintList cases, ComplaintCounts caseCounts, ComplaintFigures caseFigures, OrderCounting orders, OrderCounters owed, WorkBoard work, LeagueTable league, InboxCounts inbox, AlertList alerts, TodayWatch watch)
{
    private const int MostCases = 4;
    private const int MostShops = 4;
    private const int MostAlerts = 4;
    private const int MostPeople = 8;

    /// <param name="shop">Only of this one; null: of all that the person sees. Mentions and alerts are the person's own.</param>
    public async Task<TodayNews> LoadAsync(Actor actor, ShopId? shop, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return new TodayNews(
            await CasesAsync(actor, shop, now, zone, cancel),
            await OrdersAsync(shop, new OrderMoment(now, zone), cancel),
            await YesterdayAsync(actor, shop, today.AddDays(-1), cancel),
            await alerts.CountAsync(actor, AlertKind.Mention, cancel),
            await alerts.LoadAsync(actor, null, MostAlerts, unseen: true, cancel),
            await alerts.CountAsync(actor, cancel),
            await watch.FallingAsync(shop, now, today, cancel),
            await TopicsAsync(actor, shop, today, now, zone, cancel),
            await TeamAsync(actor, shop, today, now, zone, cancel),
            await watch.AheadAsync(shop, today, cancel));
    }

    private async Task<TodayCases> CasesAsync(Actor actor, ShopId? shop, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        var whole = ComplaintAsk.Default with { Shop = shop };
        var open = (await caseCounts.LoadAsync(whole.ToFilter(actor.PersonId, now, zone), cancel)).Where(pair => pair.Key != ComplaintStage.Closed).Sum(pair => pair.Value);
        var line = whole with { Due = ComplaintDue.Line };
        var stakes = (await caseFigures.LoadAsync(new ComplaintFilter(), cancel)).All.Where(one => (shop is null || one.Shop == shop) && one is { Stake: > 0, Currency: not null })
            .GroupBy(one => one.Currency!).Select(group => (Sum: group.Sum(one => one.Stake), Currency: group.Key)).OrderByDescending(stake => stake.Currency == "RUB").ThenBy(stake => stake.Currency, StringComparer.Ordinal).ToList();
        return new TodayCases(
            new TodayCaseCount(whole, open, false), await CountAsync(line), await CountAsync(whole with { Due = ComplaintDue.Over }), await CountAsync(whole with { Due = ComplaintDue.Today }),
            [.. (await cases.LoadAsync(line.ToFilter(actor.PersonId, now, zone), null, MostCases, cancel)).Rows.OrderBy(row => row.MarketplaceDueAt)], stakes);

        async Task<TodayCaseCount> CountAsync(ComplaintAsk ask)
        {
            await using var db = await database.OpenAsync(cancel);
            var found = await (await ComplaintWhere.MatchingAsync(db, ask.ToFilter(actor.PersonId, now, zone), cancel)).Select(c => c.Id).Take(ComplaintCounts.Most).CountAsync(cancel);
            return new TodayCaseCount(ask, found, found == ComplaintCounts.Most);
        }
    }

    private async Task<TodayOrders> OrdersAsync(ShopId? only, OrderMoment moment, CancellationToken cancel)
    {
        var whole = only is { } one ? OrderFilter.Default with { Shops = [one] } : OrderFilter.Default;
        var figures = await orders.LoadAsync(whole, moment, cancel);
        await using var db = await database.OpenAsync(cancel);
        var (after, until, _) = moment.Of(OrderQueue.Late);
        var late = (await owed.OwedAsync(cancel)).Where(order => order.ToShip && order.ActBy > after && order.ActBy <= until && db.Scope.Contains(order.Shop) && (only is null || order.Shop == only)).GroupBy(order => order.Shop)
            .Select(shop => new TodayLateOrders(shop.Key, new TodayOrderCount(new OrderFilter { Queue = OrderQueue.Late, Shops = [shop.Key] }, shop.Count(), figures.Capped), shop.Min(order => order.ActBy)))
            .OrderBy(shop => shop.Since).Take(MostShops).ToList();
        return new TodayOrders(Of(OrderQueue.Today), Of(OrderQueue.Late), Of(OrderQueue.Soon), late);

        TodayOrderCount Of(OrderQueue queue) => new(whole with { Queue = queue }, figures.Queues.GetValueOrDefault(queue), figures.Capped);
    }

    private async Task<TodayYesterday> YesterdayAsync(Actor actor, ShopId? shop, DateOnly day, CancellationToken cancel)
    {
        var rows = await work.LoadAsync(actor, new WorkFilter(day, day, shop, null), cancel);
        var sees = actor.Role >= Role.Manager;
        return new TodayYesterday(
            day, sees ? null : actor.PersonId, rows.Sum(row => row.FirstResponses), rows.Sum(row => row.FirstWithin), sees ? rows.Where(row => row.PersonId == WorkBoard.Automatic).Sum(row => row.Answers) : null);
    }

    /// <summary>Each with the reviews that a press on it lists.</summary>
    private async Task<IReadOnlyList<TodayTopic>> TopicsAsync(Actor actor, ShopId? shop, DateOnly today, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        var topics = new List<TodayTopic>();
        foreach (var (topic, usual) in await watch.BurstsAsync(shop, today, cancel))
        {
            var blamed = new InboxFilter { State = InboxState.All, Kind = WorkItemKind.Review, Topics = ["-" + topic], Days = RatingWatch.RecentDays, Shops = shop is { } one ? [one] : [] };
            var (count, capped) = await inbox.TotalAsync(new InboxAsk(blamed, actor.PersonId, now, zone), cancel);
            topics.Add(new TodayTopic(topic, new TodayCount(blamed, count, capped), usual));
        }

        return topics;
    }

    /// <summary>Those who did something today or have something to do, for those who may see others, where people are compared at all.</summary>
    private async Task<IReadOnlyList<TodayPerson>?> TeamAsync(Actor actor, ShopId? shop, DateOnly today, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        if (actor.Role < Role.Manager || !await league.IsOnAsync(cancel))
        {
            return null;
        }

        var done = (await work.LoadAsync(actor, new WorkFilter(today, today, shop, null), cancel)).Where(row => row.PersonId != WorkBoard.Automatic).ToDictionary(row => row.PersonId, row => row.Answers);
        await using var db = await database.OpenAsync(cancel);
        var people = new List<TodayPerson>();
        foreach (var person in await db.Users.AsNoTracking().Where(p => !p.Disabled && p.Role != Role.Viewer).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(cancel))
        {
            var theirs = new InboxFilter { Assignee = InboxAssignee.Of(new PersonId(person.Id)), Shops = shop is { } one ? [one] : [] };
            var (left, capped) = await inbox.TotalAsync(new InboxAsk(theirs, actor.PersonId, now, zone), cancel);
            people.Add(new TodayPerson(new PersonId(person.Id), person.Name, done.GetValueOrDefault(person.Id), new TodayCount(theirs, left, capped)));
        }

        return [.. people.Where(person => person.Done + person.Left.Count > 0).OrderByDescending(person => person.Done + person.Left.Count).Take(MostPeople)];
    }
}
