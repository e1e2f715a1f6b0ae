using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Orders;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Dashboards;

/// <summary>Cases, orders, the team, alerts and what comes: each from counters, rollups or a short slice that ends.</summary>
public sealed class TodayNewsBoard(
    ScopedDb database, ComplaintList cases, ComplaintCounts caseCounts, OrderCounting orders, OrderCounters owed, WorkBoard work, LeagueTable league, InboxCounts inbox, AlertList alerts, TodayWatch watch)
{
    private const int MostCases = 4;
    private const int MostShops = 4;
    private const int MostAlerts = 4;
    private const int MostPeople = 8;

    public async Task<TodayNews> LoadAsync(Actor actor, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return new TodayNews(
            await CasesAsync(actor, now, zone, cancel),
            await OrdersAsync(new OrderMoment(now, zone), cancel),
            await YesterdayAsync(actor, today.AddDays(-1), cancel),
            await alerts.CountAsync(actor, AlertKind.Mention, cancel),
            await alerts.LoadAsync(actor, null, MostAlerts, unseen: true, cancel),
            await alerts.CountAsync(actor, cancel),
            await watch.FallingAsync(now, today, cancel),
            await TeamAsync(actor, today, now, zone, cancel),
            await watch.AheadAsync(today, cancel));
    }

    private async Task<TodayCases> CasesAsync(Actor actor, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        var open = (await caseCounts.LoadAsync(new ComplaintFilter(), cancel)).Where(pair => pair.Key != ComplaintStage.Closed).Sum(pair => pair.Value);
        var line = new ComplaintAsk { Due = ComplaintDue.Line };
        return new TodayCases(
            new TodayCaseCount(ComplaintAsk.Default, open, false), await CountAsync(line), await CountAsync(new ComplaintAsk { Due = ComplaintDue.Over }), await CountAsync(new ComplaintAsk { Due = ComplaintDue.Today }),
            [.. (await cases.LoadAsync(line.ToFilter(actor.PersonId, now, zone), null, MostCases, cancel)).Rows.OrderBy(row => row.MarketplaceDueAt)]);

        async Task<TodayCaseCount> CountAsync(ComplaintAsk ask)
        {
            await using var db = await database.OpenAsync(cancel);
            var found = await (await ComplaintWhere.MatchingAsync(db, ask.ToFilter(actor.PersonId, now, zone), cancel)).Select(c => c.Id).Take(ComplaintCounts.Most).CountAsync(cancel);
            return new TodayCaseCount(ask, found, found == ComplaintCounts.Most);
        }
    }

    private async Task<TodayOrders> OrdersAsync(OrderMoment moment, CancellationToken cancel)
    {
        var figures = await orders.LoadAsync(OrderFilter.Default, moment, cancel);
        await using var db = await database.OpenAsync(cancel);
        var (after, until, _) = moment.Of(OrderQueue.Late);
        var late = (await owed.OwedAsync(cancel)).Where(order => order.ToShip && order.ActBy > after && order.ActBy <= until && db.Scope.Contains(order.Shop)).GroupBy(order => order.Shop)
            .Select(shop => new TodayLateOrders(shop.Key, new TodayOrderCount(new OrderFilter { Queue = OrderQueue.Late, Shops = [shop.Key] }, shop.Count(), figures.Capped), shop.Min(order => order.ActBy)))
            .OrderBy(shop => shop.Since).Take(MostShops).ToList();
        return new TodayOrders(Of(OrderQueue.Today), Of(OrderQueue.Late), Of(OrderQueue.Soon), late);

        TodayOrderCount Of(OrderQueue queue) => new(new OrderFilter { Queue = queue }, figures.Queues.GetValueOrDefault(queue), figures.Capped);
    }

    private async Task<TodayYesterday> YesterdayAsync(Actor actor, DateOnly day, CancellationToken cancel)
    {
        var rows = await work.LoadAsync(actor, new WorkFilter(day, day, null, null), cancel);
        var sees = actor.Role >= Role.Manager;
        return new TodayYesterday(
            day, sees ? null : actor.PersonId, rows.Sum(row => row.FirstResponses), rows.Sum(row => row.FirstWithin), sees ? rows.Where(row => row.PersonId == WorkBoard.Automatic).Sum(row => row.Answers) : null);
    }

    /// <summary>Those who did something today or have something to do, for those who may see others, where people are compared at all.</summary>
    private async Task<IReadOnlyList<TodayPerson>?> TeamAsync(Actor actor, DateOnly today, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancel)
    {
        if (actor.Role < Role.Manager || !await league.IsOnAsync(cancel))
        {
            return null;
        }

        var done = (await work.LoadAsync(actor, new WorkFilter(today, today, null, null), cancel)).Where(row => row.PersonId != WorkBoard.Automatic).ToDictionary(row => row.PersonId, row => row.Answers + row.Closed);
        await using var db = await database.OpenAsync(cancel);
        var people = new List<TodayPerson>();
        foreach (var person in await db.Users.AsNoTracking().Where(p => !p.Disabled && p.Role != Role.Viewer).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(cancel))
        {
            var theirs = new InboxFilter { Assignee = InboxAssignee.Of(new PersonId(person.Id)) };
            var (left, capped) = await inbox.TotalAsync(new InboxAsk(theirs, actor.PersonId, now, zone), cancel);
            people.Add(new TodayPerson(new PersonId(person.Id), person.Name, done.GetValueOrDefault(person.Id), new TodayCount(theirs, left, capped)));
        }

        return [.. people.Where(person => person.Done + person.Left.Count > 0).OrderByDescending(person => person.Done + person.Left.Count).Take(MostPeople)];
    }
}
