using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>
/// With the demo on, its people have worked here for eight weeks: whatever the simulated marketplaces show as answered was answered by one of them, through this desk, with the rows that an answer
/// leaves behind. Where a marketplace does not tell when, it was in working hours and mostly in time.
/// </summary>
public sealed class DemoWork(WholeDb database, NpgsqlDataSource source, TimeProvider time)
{
    private const int Weeks = 8;
    private const double Kept = 0.9;

    /// <summary>Who answers, by hundredths.</summary>
    private static readonly (Role Role, int Until)[] Hands = [(Role.Seller, 46), (Role.Support, 86), (Role.Manager, 100)];

    private const string Answered = """
        select w.id, w.kind, coalesce(w.rating, 0), w.has_text, w.created_at, coalesce(r.answered_at, q.answered_at, m.sent_at)
        from work_items w
        left join reviews r on w.kind = 'Review' and r.id = w.id and r.shop_id = w.shop_id
        left join questions q on w.kind = 'Question' and q.id = w.id and q.shop_id = w.shop_id
        left join lateral (
          select c.sent_at from chat_messages c where w.kind = 'Chat' and c.chat_id = w.id and c.shop_id = w.shop_id and c.sender = 'Seller' and c.text <> '' and c.sent_at >= w.created_at order by c.sent_at limit 1
        ) m on true
        where w.shop_id = @shop and w.kind in ('Review', 'Question', 'Chat') and w.state = 'Closed' and w.reply_state = 'Published' and w.created_at > @since
          and (w.kind <> 'Chat' or m.sent_at is not null) and not exists (select 1 from outgoing_replies o where o.shop_id = w.shop_id and o.work_item_id = w.id)
        """;

    /// <summary>What an answer leaves behind, in the order in which it does: read, written, left after its pause, shown.</summary>
    private const string Leave = """
        create temporary table demo_answers on commit drop as select a.id, a.at, a.person, gen_random_uuid() as reply from unnest(@ids, @ats, @people) as a(id, at, person);

        insert into outgoing_replies (id, shop_id, work_item_id, kind, target_number, text, is_edit, author_id, created_at, origin, template_id, template_edited, warnings, files, state, due_at, attempts, look_ups, called_at, confirmed_at)
        select a.reply, @shop, w.id, w.kind, coalesce(r.number, q.number, c.number), coalesce(r.answer_text, q.answer_text, m.text), false, a.person, a.at - interval '20 seconds', 'Person', t.id, t.id is not null, 0, '[]',
          'Confirmed', 'infinity', 1, 1, a.at - interval '8 seconds', a.at
        from demo_answers a join work_items w on w.id = a.id and w.shop_id = @shop
        left join reviews r on w.kind = 'Review' and r.id = w.id and r.shop_id = w.shop_id
        left join questions q on w.kind = 'Question' and q.id = w.id and q.shop_id = w.shop_id
        left join chats c on w.kind = 'Chat' and c.id = w.id and c.shop_id = w.shop_id
        left join lateral (select x.text from chat_messages x where x.chat_id = c.id and x.shop_id = c.shop_id and x.sender = 'Seller' and x.text <> '' and x.sent_at >= w.created_at order by x.sent_at limit 1) m on true
        left join lateral (
          select x.id from reply_templates x where abs(hashtext(w.id::text)) % 10 < 4 and x.kind = w.kind and x.marketplaces = '' and x.topics = '' and w.rating between x.min_rating and x.max_rating
          order by md5(x.id::text || w.id::text) limit 1
        ) t on true
        where coalesce(r.answer_text, q.answer_text, m.text) <> '';

        delete from demo_answers a where not exists (select 1 from outgoing_replies o where o.id = a.reply and o.shop_id = @shop);

        insert into item_events (shop_id, work_item_id, item_kind, kind, person_id, at, details)
        select @shop, w.id, w.kind, e.kind, a.person, a.at - e.before, case when e.kind = 'Opened' then '{}' else jsonb_build_object('reply', a.reply::text) end
        from demo_answers a join work_items w on w.id = a.id and w.shop_id = @shop
        cross join (values ('Opened', interval '3 minutes'), ('ReplyWritten', interval '20 seconds'), ('ReplyPublished', interval '0')) as e(kind, before)
        order by a.at - e.before;

        update work_items w set closed_at = a.at, first_answered_at = a.at, assignee_id = a.person from demo_answers a where w.id = a.id and w.shop_id = @shop;

        insert into touched_work_days (shop_id, day) select distinct s.id, (a.at at time zone s.time_zone)::date from demo_answers a join shops s on s.id = @shop;
        """;

    /// <returns>How many answers were given.</returns>
    public async Task<int> PlantAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var people = await PeopleAsync(db, cancel);
        var shops = await db.Shops.AsNoTracking().Select(s => s.Id).ToListAsync(cancel);
        var planted = 0;
        foreach (var shop in people.Count == Hands.Length ? shops : [])
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            planted += await PlantAsync(new WriteBatch(connection, transaction, shop, time.GetUtcNow()), people, cancel);
            await transaction.CommitAsync(cancel);
        }

        return planted;
    }

    /// <summary>The demo's people who answer, by role.</summary>
    internal static async Task<IReadOnlyDictionary<Role, Guid>> PeopleAsync(SellerDeskDb db, CancellationToken cancel)
    {
        var mails = DemoPeople.All.Where(person => Hands.Any(hand => hand.Role == person.Role)).Select(person => person.Email).ToList();
        return await db.Users.AsNoTracking().Where(p => p.Email != null && mails.Contains(p.Email)).ToDictionaryAsync(p => p.Role, p => p.Id, cancel);
    }

    /// <param name="chance">0 to 99.</param>
    internal static Guid Hand(IReadOnlyDictionary<Role, Guid> people, int chance) => people[Hands.First(hand => chance < hand.Until).Role];

    private static async Task<int> PlantAsync(WriteBatch batch, IReadOnlyDictionary<Role, Guid> people, CancellationToken cancel)
    {
        var policy = await PolicyReader.LoadAsync(batch, null, cancel);
        var answers = await LoadAsync(batch, policy, cancel);
        if (answers.Count == 0)
        {
            return 0;
        }

        await using (var leave = batch.Command(Leave))
        {
            leave.Parameters.AddWithValue("ids", answers.ConvertAll(answer => answer.Item));
            leave.Parameters.AddWithValue("ats", answers.ConvertAll(answer => answer.At.UtcDateTime));
            leave.Parameters.AddWithValue("people", answers.ConvertAll(answer => Hand(people, Chance(answer.Item, 100))));
            await leave.ExecuteNonQueryAsync(cancel);
        }

        await ClockBatch.StartAsync(batch, ClockSubject.WorkItem, ClockKind.FirstResponse, answers.ConvertAll(answer => new ClockStart(batch.ShopId, ClockSubject.WorkItem, answer.Item, ClockKind.FirstResponse, answer.Of, answer.Asked)), cancel);
        await ClockBatch.StopAsync(batch, ClockKind.FirstResponse, answers.ConvertAll(answer => (answer.Item, answer.At)), cancel);
        return answers.Count;
    }

    private static async Task<List<Given>> LoadAsync(WriteBatch batch, ShopPolicy policy, CancellationToken cancel)
    {
        await using var ask = batch.Command(Answered);
        ask.Parameters.AddWithValue("since", NpgsqlDbType.TimestampTz, batch.Now.AddDays(-7 * Weeks).UtcDateTime);
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        var found = new List<Given>();
        while (await reader.ReadAsync(cancel))
        {
            var (item, kind, asked) = (reader.GetGuid(0), Enum.Parse<WorkItemKind>(reader.GetString(1)), reader.GetFieldValue<DateTimeOffset>(4));
            var of = kind switch { WorkItemKind.Review => TimeOf.Review(reader.GetInt16(2), reader.GetBoolean(3)), WorkItemKind.Question => TimeOf.Question, _ => TimeOf.Chat };
            var at = reader.IsDBNull(5) ? Usual(item, asked, policy.FirstResponse(of, asked), policy) : reader.GetFieldValue<DateTimeOffset>(5);
            found.Add(new Given(item, of, asked, at < batch.Now ? at : asked + ((batch.Now - asked) * 0.8)));
        }

        return found;
    }

    /// <summary>Mostly early, nine times in ten before the deadline, else some hours after it.</summary>
    private static DateTimeOffset Usual(Guid item, DateTimeOffset asked, ClockSetting clock, ShopPolicy policy)
    {
        var luck = Chance(item, 10_000) / 10_000d;
        var share = luck < Kept ? 0.03 + (0.9 * Math.Pow(luck / Kept, 2)) : 1.03 + ((luck - Kept) * 8);
        return WorkClock.Add(asked, Math.Max(4, (int)(clock.Minutes * share)), policy.Schedule).AddSeconds(20 + Chance(item, 40));
    }

    internal static int Chance(Guid item, int most) => Math.Abs(BitConverter.ToInt32(item.ToByteArray(), 10) % most);

    private sealed record Given(Guid Item, string Of, DateTimeOffset Asked, DateTimeOffset At);
}
