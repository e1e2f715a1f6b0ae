using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.Data;

/// <summary>
/// What a desk begins with when it gets levels and calendars: the shipped ones, the holidays, a calendar for each shop that had hours of its own, and a
/// clock for every item that waits, due when the item already was. Part of a migration.
/// </summary>
internal static class ClocksUpgrade
{
    /// <summary>Runs while <c>shop_weeks</c> still stands.</summary>
    public static string Up => $"""
        insert into work_calendars (id, name, hours, country, is_default) values
          ('{ShippedLevels.CalendarId}', '09:00–21:00', '{WeekHours.Usual}', null, true),
          (gen_random_uuid(), 'RU · 5/2 · 09:00–18:00', '{Office}', 'RU', false),
          (gen_random_uuid(), 'KZ · 5/2 · 09:00–18:00', '{Office}', 'KZ', false);
        {Level(ShippedLevels.BasicId, "Basic", 1, ShippedLevels.Basic)}
        {Level(ShippedLevels.StandardId, "Standard", 2, ShippedLevels.Standard)}
        {Level(ShippedLevels.PremiumId, "Premium", 3, ShippedLevels.Premium)}
        {Holidays()}
        with own as (insert into work_calendars (id, name, hours, is_default) select s.id, s.name, w.hours, false from shop_weeks w join shops s on s.id = w.shop_id returning id)
        insert into shop_terms (shop_id, calendar_id) select id, id from own;
        insert into clocks (id, shop_id, subject, subject_id, kind, of, minutes, working, started_at, due_at, marketplace_due_at, held_minutes, warned, next_warning_at, recount)
        select gen_random_uuid(), w.shop_id, 'WorkItem', w.id, 'FirstResponse', case
            when w.kind = 'Question' then 'Question' when w.kind = 'Chat' then 'Chat'
            else case when w.rating <= 2 then 'Bad' when w.rating = 3 then 'Middle' else 'Good' end || case when w.has_text then 'Review' else 'Rating' end end,
          greatest(1, (extract(epoch from w.due_at - w.created_at) / 60)::int), false, w.created_at, w.due_at, w.marketplace_due_at, 0, 80, w.due_at, false
        from work_items w where w.state <> 'Closed';
        """;

    private static string Office => "1=09:00-18:00;2=09:00-18:00;3=09:00-18:00;4=09:00-18:00;5=09:00-18:00";

    private static string Level(ServiceLevelId id, string name, int position, LevelTerms terms) => $"""
        insert into service_levels (id, name, position, is_default) values ('{id}', '{name}', {position}, {(id == ShippedLevels.StandardId ? "true" : "false")});
        insert into service_level_versions (id, level_id, number, terms, created_at) values (gen_random_uuid(), '{id}', 1, '{TermsJson.Write(terms)}'::jsonb, now());
        """;

    private static string Holidays() => $"""
        insert into holidays (country, date, kind, name_ru, name_en, like_day) values
        {string.Join(",\n", HolidayFile.Read().Select(h => $"('{h.Country}', '{h.Date:yyyy-MM-dd}', '{h.Kind}', '{h.NameRu}', '{h.NameEn}', {(h.LikeDay is { } day ? $"'{day}'" : "null")})"))};
        """;
}
