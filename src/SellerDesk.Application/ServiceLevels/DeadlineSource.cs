using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>
/// Deadlines of the service level, by the day on which they fell, and whether they were kept: whatever ran on past its deadline was not. What stands (paused) has no
/// deadline until it goes on. Those that fell up to <see cref="RemakeDeadlineDaysJob.Mark"/> count, so that a sum and the rows behind it are of the same moment.
/// </summary>
internal static class DeadlineSource
{
    public const string TouchedDays = "touched_deadline_days";

    public static readonly FigureSource Fell = new(FigureOf.Deadline, FigureThing.Clock, TouchedDays,
        $"""
        select c.id, c.shop_id, c.due_at as at, '' as currency, coalesce(c.stopped_at <= c.due_at, false) as kept, case c.subject when 'WorkItem' then coalesce(w.kind, '') else c.subject end as kind
        from clocks c left join work_items w on c.subject = 'WorkItem' and w.id = c.subject_id and w.shop_id = c.shop_id
        where c.shop_id = $shop and c.due_at >= $from and c.due_at < $to and (c.stopped_at is not null or c.paused_at is null)
          and c.due_at < (select (value #>> array[]::text[])::timestamptz from desk_options where name = '{RemakeDeadlineDaysJob.Mark}')
        """,
        [new FigureCount(Measure.Deadlines, "1"), new FigureCount(Measure.Kept, "f.kept::int")],
        [new FigureCut(FigureDimension.Whole, "''"), new FigureCut(FigureDimension.Kind, "f.kind")]);
}
