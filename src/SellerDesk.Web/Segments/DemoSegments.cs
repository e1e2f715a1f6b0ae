using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Segments.Plays;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;

namespace SellerDesk.Web.Segments;

/// <summary>With the demo on, once buyers are there: a segment by what was done, a play that runs and one that waits, and sizes of the month before as the orders tell them. Written once.</summary>
internal sealed class DemoSegments(IConfiguration configuration, WholeDb database, SaveSegment save, PlanPlay plan, StartPlay start, TimeProvider time, ILogger<DemoSegments> log) : BackgroundService
{
    private const int FewestBuyers = 60;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private static readonly RuleGroup Disappointed = new(GroupKind.All, [new SequenceRule([new DeedStep(Deed.Ordered), new DeedStep(Deed.ReviewedBadly)], Deed.Ordered, 30)]);

    private static readonly RuleGroup Often = new(GroupKind.All, [new FigureRule(BuyerFigure.Orders, 2, null), new RuleGroup(GroupKind.None, [new FigureRule(BuyerFigure.Complaints, 1, null)])]);

    /// <summary>Sizes of the days before, by the orders that were there on each; who came and who left is not told by them.</summary>
    private const string Past = """
        insert into segment_days (segment_id, day, size, joined, "left")
        select s.id, d.day::date, count(*) filter (where case s.ready_made
          when 'new' then d.day - t.first <= interval '30 days' when 'active' then d.day - t.first > interval '30 days' and d.day - t.last <= interval '60 days'
          when 'atrisk' then d.day - t.last > interval '60 days' and d.day - t.last <= interval '120 days' when 'dormant' then d.day - t.last > interval '120 days' and d.day - t.last <= interval '365 days' end), 0, 0
        from generate_series(now() - interval '30 days', now() - interval '1 day', interval '1 day') d(day)
        cross join lateral (select l.buyer_id, min(l.at) as first, max(l.at) as last from buyer_links l where l.kind = 'Order' and l.at <= d.day group by l.buyer_id) t
        cross join segments s where s.ready_made in ('new', 'active', 'atrisk', 'dormant') group by s.id, d.day on conflict do nothing
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (configuration.GetValue<bool>("Demo:Enabled") && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await TryWriteAsync(stoppingToken))
                {
                    return;
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The demo's segments are not written yet: {Reason}", failed.Message);
            }

            await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>False while there are hardly any buyers, or nobody has been counted.</returns>
    private async Task<bool> TryWriteAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await db.Plays.AnyAsync(cancel))
        {
            return true;
        }

        if (!await db.Segments.AnyAsync(s => s.Name == "Разочарованные", cancel))
        {
            await save.ExecuteAsync(Actor.Desk, null, new SegmentForm("Разочарованные", "Купили, поставили одну-две звезды и больше месяца не заказывали: позвонить и разобраться.", Disappointed, true), cancel);
            await save.ExecuteAsync(Actor.Desk, null, new SegmentForm("Покупают снова, без жалоб", "Кому предложить программу лояльности.", Often, true), cancel);
        }

        // Those who have bought lately are the ones of whom the demo will have another order soon.
        var crowd = await db.Segments.Where(s => s.ReadyMade != null && s.Size >= FewestBuyers).OrderByDescending(s => s.ReadyMade == "active").ThenByDescending(s => s.Size).FirstOrDefaultAsync(cancel);
        if (crowd is null || await db.Feeds.AnyAsync(f => f.Kind == Domain.Shops.FeedKind.Orders && !f.HistoryDone, cancel))
        {
            return false;
        }

        await db.Database.ExecuteSqlRawAsync(Past, cancel);
        var waiting = await db.Segments.Where(s => s.ReadyMade == "atrisk").Select(s => s.Id).FirstOrDefaultAsync(cancel);
        await plan.ExecuteAsync(Actor.Desk, new PlayForm("Скидка тем, кто давно не заказывал", waiting == default ? crowd.Id : waiting, PlayKind.Message, "Скидка 10 % на следующий заказ до конца месяца", 20, 30, false), cancel);
        var play = await plan.ExecuteAsync(Actor.Desk, new PlayForm("Звонок постоянным покупателям", crowd.Id, PlayKind.Call, "Спросить, всё ли устроило в последнем заказе, и рассказать о программе лояльности.", 30, 14, false), cancel);
        await start.ExecuteAsync(Actor.Desk, play, cancel);
        log.LogInformation("The demo's segments and plays are written");
        return true;
    }
}
