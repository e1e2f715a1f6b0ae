using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>Which of those whom nobody could tell a list shows.</summary>
/// <param name="From">Rules looked at it on this day (UTC) or later.</param>
public sealed record UntoldFilter(MessageRuleId? Rule = null, MessageReason? Reason = null, DateOnly? From = null, DateOnly? Until = null);

/// <summary>The place in the list after which it goes on.</summary>
public sealed record UntoldPlace(DateTimeOffset At, long Id);

/// <summary>Something that happened to a buyer to whom no channel of these rules led.</summary>
/// <param name="Why">By rule.</param>
public sealed record UntoldRow(long Id, DateTimeOffset At, BuyerEventKind Kind, IReadOnlyList<(MessageRuleId Rule, MessageReason Reason)> Why, BuyerId Buyer, long BuyerNumber, string? ShopName);

/// <summary>Events of which nobody could be told, the newest first, slice by slice; how many there are is a sum of the days.</summary>
public sealed class UntoldList(ScopedDb database)
{
    public async Task<(IReadOnlyList<UntoldRow> Rows, UntoldPlace? Next)> LoadAsync(UntoldFilter filter, UntoldPlace? after, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var (every, shops) = (db.Scope.All, db.Scope.Shops.Select(shop => shop.Value).ToArray());
        var kind = filter.Rule is { } id ? await db.MessageRules.Where(r => r.Id == id).Select(r => r.Kind.ToString()).FirstOrDefaultAsync(cancel) : null;
        var (rule, reason) = (filter.Rule?.ToString(), filter.Reason is { } why ? $"%\"{why}\"%" : null);
        var (from, until) = (Start(filter.From), Start(filter.Until?.AddDays(1)));
        var (at, last) = (after?.At.UtcDateTime, after?.Id ?? 0);
        var found = await db.Database.SqlQuery<Found>($"""
            select e.id as "Id", e.taken_at as "At", e.kind as "Kind", e.untold::text as "Why", e.buyer_id as "Buyer", b.number as "Number", s.name as "Shop"
            from (
              select * from buyer_events e where e.untold is not null and ({every} or e.shop_id is null or e.shop_id = any({shops}))
                and ({kind}::text is null or e.kind = {kind}) and ({from}::timestamptz is null or e.taken_at >= {from}) and ({until}::timestamptz is null or e.taken_at < {until})
                and ({rule}::text is null or jsonb_exists(e.untold, {rule})) and ({reason}::text is null or coalesce('"' || (e.untold ->> {rule}) || '"', e.untold::text) like {reason})
                and ({at}::timestamptz is null or (e.taken_at, e.id) < ({at}, {last}))
              order by e.taken_at desc, e.id desc limit {take + 1}
            ) as e join buyers b on b.id = e.buyer_id left join shops s on s.id = e.shop_id
            order by e.taken_at desc, e.id desc
            """).ToListAsync(cancel);
        var rows = found.Take(take).Select(Row).ToList();
        return (rows, found.Count > take ? new UntoldPlace(rows[^1].At, rows[^1].Id) : null);
    }

    private static UntoldRow Row(Found found) => new(found.Id, found.At, Enum.Parse<BuyerEventKind>(found.Kind),
        [.. JsonSerializer.Deserialize<Dictionary<Guid, string>>(found.Why)!.Select(one => (new MessageRuleId(one.Key), Enum.Parse<MessageReason>(one.Value)))],
        new BuyerId(found.Buyer), found.Number, found.Shop);

    private static DateTime? Start(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private sealed record Found(long Id, DateTimeOffset At, string Kind, string Why, Guid Buyer, long Number, string? Shop);
}
