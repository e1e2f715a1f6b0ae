using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>First responses and ends of items, with the working minutes that <see cref="WorkDayMaker"/> counted.</summary>
internal static class TimedSources
{
    public static IReadOnlyList<FigureSource> All { get; } =
    [
        Of(FigureOf.Answer, TimedEnd.Answer, Measure.FirstResponses, Measure.FirstMinutes), Of(FigureOf.Resolution, TimedEnd.Resolution, Measure.Resolved, Measure.ResolvedMinutes),
    ];

    /// <summary>By the day that the row was made for, not by its moment: while a shop moves to another zone an item has a row on either day.</summary>
    private static FigureSource Of(FigureOf of, TimedEnd end, Measure count, Measure minutes) => new(of, FigureThing.WorkItem, "touched_work_days",
        $"""
        select t.work_item_id as id, t.shop_id, t.day, t.at, '' as currency, t.minutes, t.kind, case when t.person_id = '00000000-0000-0000-0000-000000000000' then '' else t.person_id::text end as person
        from timed_items t join shops s on s.id = t.shop_id
        where t.shop_id = $shop and t.day >= ($from at time zone s.time_zone)::date and t.day < ($to at time zone s.time_zone)::date and t."end" = '{end}'
        """,
        [new FigureCount(count, "1"), new FigureCount(minutes, "f.minutes")],
        [new FigureCut(FigureDimension.Whole, "''"), new FigureCut(FigureDimension.Kind, "f.kind"), new FigureCut(FigureDimension.Person, "f.person")])
    {
        Day = "f.day",
    };
}
