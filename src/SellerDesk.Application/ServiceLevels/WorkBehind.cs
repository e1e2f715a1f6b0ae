using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>Which number of the page of work was pressed.</summary>
public enum WorkFigure
{
    Answers,
    First,
    Late,
    Closed,
    Resolved,
    Approved,
    Edited,
    Warnings,
    Blocks,
    Templates,
}

/// <param name="At">When it was done (UTC).</param>
public sealed record WorkBehindRow(Guid Item, WorkItemKind Kind, string? Author, string Preview, string? ProductName, DateTimeOffset At);

/// <summary>The items that a number of the page of work counts, newest first; each as often as it was counted.</summary>
public sealed class WorkBehind(ScopedDb database)
{
    public const int Most = 200;

    /// <param name="person">Null: everybody's. <see cref="WorkBoard.Automatic"/>: what nobody did by hand.</param>
    public async Task<IReadOnlyList<WorkBehindRow>> LoadAsync(Actor actor, WorkFilter filter, WorkFigure figure, Guid? person, CancellationToken cancel)
    {
        var whose = actor.Role >= Role.Manager ? person : actor.PersonId?.Value ?? throw new Domain.Common.RuleException("role.needed", Role.Manager);
        await using var db = await database.OpenReadingAsync(cancel);
        var (all, shops) = (filter.Shop is null && db.Scope.All, filter.Shop is { } one ? db.Scope.Contains(one) ? [one.Value] : [] : db.Scope.Shops.Select(s => s.Value).ToArray());
        var kind = filter.Kind?.ToString();
        return figure switch
        {
            WorkFigure.Closed or WorkFigure.Blocks => await EventsAsync(db, filter, all, shops, kind, whose, [figure == WorkFigure.Closed ? "Closed" : "Blocked"], cancel),
            WorkFigure.Resolved => await EventsAsync(db, filter, all, shops, kind, whose, ["Closed", "ReplyPublished"], cancel),
            _ => await RepliesAsync(db, filter, all, shops, kind, whose, figure, cancel),
        };
    }

    private static Task<List<WorkBehindRow>> EventsAsync(SellerDeskDb db, WorkFilter filter, bool all, Guid[] shops, string? kind, Guid? person, string[] kinds, CancellationToken cancel)
    {
        var ends = kinds.Length > 1;
        return RowsAsync(db.Database.SqlQuery<Row>($"""
            select w.id as "Item", w.kind as "Kind", w.author as "Author", w.preview as "Preview", w.product_name as "ProductName", e.at as "At"
            from item_events e join work_items w on w.id = e.work_item_id and w.shop_id = e.shop_id join shops s on s.id = e.shop_id
            where e.kind = any({kinds}) and ({all} or e.shop_id = any({shops})) and ({kind}::text is null or e.item_kind = {kind})
              and ({person}::uuid is null or coalesce(e.person_id, '00000000-0000-0000-0000-000000000000') = {person})
              and (e.at at time zone s.time_zone)::date between {filter.From} and {filter.To}
              and (not {ends} or (w.state = 'Closed' and (w.closed_at at time zone s.time_zone)::date = (e.at at time zone s.time_zone)::date
                and not exists (select 1 from item_events l where l.shop_id = e.shop_id and l.work_item_id = e.work_item_id and l.id > e.id and l.kind = any({kinds})
                  and (l.at at time zone s.time_zone)::date = (e.at at time zone s.time_zone)::date)))
            order by e.at desc, e.id desc limit {Most}
            """), cancel);
    }

    private static Task<List<WorkBehindRow>> RepliesAsync(SellerDeskDb db, WorkFilter filter, bool all, Guid[] shops, string? kind, Guid? person, WorkFigure figure, CancellationToken cancel)
    {
        var what = figure.ToString();
        return RowsAsync(db.Database.SqlQuery<Row>($"""
            select w.id as "Item", w.kind as "Kind", w.author as "Author", w.preview as "Preview", w.product_name as "ProductName", r.created_at as "At"
            from outgoing_replies r join work_items w on w.id = r.work_item_id and w.shop_id = r.shop_id join shops s on s.id = r.shop_id
            cross join lateral (select not exists (select 1 from outgoing_replies o where o.shop_id = r.shop_id and o.work_item_id = r.work_item_id and not o.is_edit
              and o.state not in ('Withdrawn', 'Rejected', 'Dead') and (o.created_at, o.id) < (r.created_at, r.id)) as is_first) f
            cross join lateral (select coalesce((select min((e.details ->> 'due')::timestamptz) from item_events e where e.shop_id = w.shop_id and e.work_item_id = w.id and e.kind = 'Woken'
              and e.details ? 'due'), w.due_at) as due) d
            where not r.is_edit and r.state not in ('Withdrawn', 'Rejected', 'Dead') and ({all} or r.shop_id = any({shops})) and ({kind}::text is null or r.kind = {kind})
              and ({person}::uuid is null or coalesce(r.author_id, '00000000-0000-0000-0000-000000000000') = {person})
              and (r.created_at at time zone s.time_zone)::date between {filter.From} and {filter.To}
              and case {what} when 'First' then f.is_first when 'Late' then f.is_first and r.created_at > d.due when 'Approved' then r.approver_id is not null
                when 'Edited' then r.approver_id is not null and r.submitted_text <> r.text when 'Warnings' then r.warnings > 0 when 'Templates' then r.template_id is not null else true end
            order by r.created_at desc, r.id desc limit {Most}
            """), cancel);
    }

    private static async Task<List<WorkBehindRow>> RowsAsync(IQueryable<Row> query, CancellationToken cancel) =>
        (await query.ToListAsync(cancel)).ConvertAll(row => new WorkBehindRow(row.Item, Enum.Parse<WorkItemKind>(row.Kind), row.Author, row.Preview, row.ProductName, row.At));

    private sealed record Row(Guid Item, string Kind, string? Author, string Preview, string? ProductName, DateTimeOffset At);
}
