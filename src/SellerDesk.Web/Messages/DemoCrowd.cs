using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Data;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Web.Messages;

/// <summary>
/// Buyers of the demo who gave a phone and agreed, some of whom changed their minds, and what they were told in the weeks before. Their phones are of no operator; the simulator's gateway takes
/// them, and does not reach some.
/// </summary>
internal sealed class DemoCrowd(WholeDb database, NpgsqlDataSource source, ContactWriter contacts, ChannelBook channels, TakeReceipt receipts, TimeProvider time)
{
    private const int Agreeing = 180;
    private const string Words = "форма на сайте";

    private static readonly ConsentPurpose[] Purposes = [ConsentPurpose.Loyalty, ConsentPurpose.Offers, ConsentPurpose.Reminders, ConsentPurpose.Surveys];

    /// <summary>Orders of the last weeks and what was said about them then, most of it heard.</summary>
    private const string Past = """
        with told as (
          select l.buyer_id, o.shop_id, o.id as order_id, o.number, d.at, abs(hashtext(o.id::text)) % 100 as fate
          from (select * from buyer_contacts where source = 'Import') c join buyer_links l on l.buyer_id = c.buyer_id and l.kind = 'Order' join orders o on o.id = l.thing_id and o.shop_id = l.shop_id
          cross join lateral (select coalesce(o.delivered_at, o.stage_at, o.ordered_at) + interval '1 hour' as at) d
          where o.stage = 'Delivered' and d.at between @now - interval '27 days' and @now - interval '3 days'
        ), happened as (
          insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at, taken_at)
          select buyer_id, shop_id, 'OrderDelivered', order_id::text, order_id, jsonb_build_object('order', number), at, at from told on conflict (buyer_id, kind, key) do nothing returning id, buyer_id, subject_id
        )
        insert into outgoing_messages (id, buyer_id, event_id, kind, rule_id, rule_version, template_id, shop_id, channel, way, purpose, state, reason, tries, language, text, address_mask, number, detail, created_at, sent_at, delivered_at)
        select gen_random_uuid(), t.buyer_id, h.id, 'OrderDelivered', r.id, r.version, r.template_id, t.shop_id, 'Sms', 1, 'Service',
          case when t.fate < 78 then 'Delivered' when t.fate < 86 then 'Sent' when t.fate < 92 then 'Dead' when t.fate < 97 then 'Skipped' else 'Dead' end,
          case when t.fate < 86 then null when t.fate < 92 then 'Refused' when t.fate < 97 then 'Cap' else 'Bounced' end, case when t.fate between 92 and 96 then 0 else 1 end, 'ru',
          case when t.fate between 92 and 96 then null else 'Здравствуйте! Заказ ' || t.number || ' у вас. Если что-то не так, напишите нам сюда: разберёмся. ' || s.name end,
          c.mask, 'demo-' || h.id, case when t.fate between 86 and 91 then '422 number is not in service' when t.fate >= 97 then 'undelivered' end,
          t.at, case when t.fate < 86 or t.fate >= 97 then t.at + interval '20 seconds' end, case when t.fate < 78 then t.at + interval '50 seconds' end
        from told t join happened h on h.subject_id = t.order_id and h.buyer_id = t.buyer_id join shops s on s.id = t.shop_id join buyer_contacts c on c.buyer_id = t.buyer_id and c.channel = 'Sms'
        join message_rules r on r.kind = 'OrderDelivered'
        on conflict (event_id, buyer_id, channel) do nothing
        """;

    private const string Offers = """
        insert into buyer_events (buyer_id, shop_id, kind, key, "values", at)
        select c.buyer_id, null, 'Offer', 'demo', jsonb_build_object('offer', 'Постоянным покупателям: минус 10 % на следующий заказ до конца недели.'), @now - interval '30 minutes'
        from (
          (select buyer_id from buyer_contacts where source = 'Import' order by buyer_id limit 60)
          union (select id from buyers where merged_into is null and erased_at is null and orders > 1 and id not in (select buyer_id from buyer_contacts) order by last_at desc nulls last limit 40)
        ) c on conflict (buyer_id, kind, key) do nothing
        """;

    /// <param name="simulator">Its address; null where there is none: then no channel is set up.</param>
    public async Task WriteAsync(string? simulator, CancellationToken cancel)
    {
        if (simulator is { Length: > 0 })
        {
            await SetUpAsync(simulator, cancel);
        }

        await using (var db = database.Open())
        {
            var buyers = await db.BuyerLinks.AsNoTracking().Where(l => l.Kind == BuyerThing.Order && db.Buyers.Any(b => b.Id == l.BuyerId && b.MergedInto == null && b.ErasedAt == null))
                .GroupBy(l => l.BuyerId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(Agreeing).Select(g => g.Key).ToListAsync(cancel);
            foreach (var (at, buyer) in buyers.Index())
            {
                await AgreeAsync(db, buyer, at, cancel);
            }

            await db.SaveChangesAsync(cancel);
        }

        foreach (var sql in new[] { Past, Offers })
        {
            await using var command = source.CreateCommand(sql);
            command.Parameters.AddWithValue("now", time.GetUtcNow().UtcDateTime);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private async Task AgreeAsync(SellerDeskDb db, BuyerId buyer, int at, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await contacts.PutAsync(db, buyer, MessageChannel.Sms, CleanContact.Of(MessageChannel.Sms, $"+7000{1_000_000 + (at * 37)}"), ContactSource.Import, null, cancel);
        foreach (var purpose in Purposes)
        {
            db.Add(BuyerConsent.Record(buyer, ConsentChannel.Sms, purpose, given: true, now.AddDays(-40 + (at % 9)), Words, "1", null, now));
            if (at % 9 == 4)
            {
                db.Add(BuyerConsent.Record(buyer, ConsentChannel.Sms, purpose, given: false, now.AddDays(-2), "ответ «стоп»", null, null, now));
            }
        }
    }

    private async Task SetUpAsync(string simulator, CancellationToken cancel)
    {
        var receipt = await receipts.AddressAsync(MessageChannel.Sms, cancel);
        await channels.SaveAsync(Actor.Desk, MessageChannel.Sms, true, new Dictionary<string, string>
        {
            ["method"] = "POST",
            ["url"] = $"{simulator}/gateway/sms",
            ["contentType"] = "application/json",
            ["body"] = $$"""{"phone": "{phone}", "text": "{text}", "id": "{id}", "receipt": "{{receipt}}"}""",
            ["numberPath"] = "id",
            ["errorPath"] = "error",
            ["okStatus"] = "200-299",
        }, cancel);
        await channels.SaveAsync(Actor.Desk, MessageChannel.Webhook, true, new Dictionary<string, string> { ["url"] = $"{simulator}/gateway/hook", ["secret"] = Guid.CreateVersion7().ToString("N") }, cancel);
    }
}
