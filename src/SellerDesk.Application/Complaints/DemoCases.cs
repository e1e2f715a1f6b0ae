using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>With the demo on, its people have led cases here for eight weeks: what the simulated marketplaces decided in that time was decided by one of them, stage by stage, with its trail and clocks.</summary>
public sealed class DemoCases(WholeDb database, TimeProvider time)
{
    private const int Weeks = 8;
    private const double Kept = 0.91;

    private const string Ended = """
        select c.id, c.kind, c.opened_at, c.closed_at from complaints c
        where c.shop_id = @shop and c.stage = 'Closed' and c.close_reason = 'History' and c.resolution is not null and c.opened_at > @since and c.closed_at > c.opened_at and c.closed_at <= @now
        """;

    private const string Lead = """
        create temporary table demo_cases on commit drop as select t.id, t.person, t.seen, t.decided, c.opened_at, c.closed_at, c.resolution, abs(hashtext(t.id::text)) % 100 as mood
        from unnest(@ids, @people, @seen, @decided) as t(id, person, seen, decided) join complaints c on c.id = t.id and c.shop_id = @shop;

        update complaint_moves m set at = t.opened_at, from_stage = 'Collecting', to_stage = 'Collecting' from demo_cases t where m.complaint_id = t.id and m.shop_id = @shop and m.deed = 'Opened';

        insert into complaint_moves (shop_id, complaint_id, at, person_id, deed, from_stage, to_stage, details)
        select @shop, t.id, d.at, t.person, d.deed, d.from_stage, d.to_stage, d.details
        from demo_cases t cross join lateral (values
          (1, t.seen, 'Assigned', 'Collecting', 'Collecting', jsonb_build_object('to', t.person::text)),
          (2, t.seen, 'Moved', 'Collecting', 'Analysing', '{}'),
          (3, t.decided - interval '6 minutes', 'Moved', 'Analysing', 'Deciding', '{}'),
          (4, t.decided - interval '3 minutes', 'Resolved', 'Deciding', 'Deciding', jsonb_build_object('resolution', t.resolution)),
          (5, t.decided - interval '2 minutes', 'Moved', 'Deciding', 'CarryingOut', '{}'),
          (6, t.decided - interval '1 minute', 'CarriedOut', 'CarryingOut', 'CarryingOut', jsonb_build_object('how', 'Cabinet')),
          (7, t.decided, 'Moved', 'CarryingOut', 'FollowingUp', '{}'),
          (8, t.closed_at, 'Closed', 'FollowingUp', 'Closed', jsonb_build_object('reason', 'Done'))
        ) as d(place, at, deed, from_stage, to_stage, details) order by t.opened_at, t.id, d.place;

        update complaints c set resolved_by = t.person, resolved_at = t.decided - interval '3 minutes', carried_out = 'Cabinet', carried_out_at = t.decided, close_reason = 'Done',
          outcome = case when t.mood < 68 then 'Satisfied' when t.mood < 91 then 'Silent' else 'Unsatisfied' end
        from demo_cases t where c.id = t.id and c.shop_id = @shop;

        update work_items w set assignee_id = t.person, closed_at = t.closed_at from demo_cases t where w.id = t.id and w.shop_id = @shop;

        insert into item_events (shop_id, work_item_id, item_kind, kind, person_id, at, details)
        select @shop, t.id, 'Complaint', e.kind, t.person, e.at, '{}' from demo_cases t cross join lateral (values ('Opened', t.seen), ('Closed', t.closed_at)) as e(kind, at) order by e.at;

        insert into touched_work_days (shop_id, day) select distinct s.id, (t.closed_at at time zone s.time_zone)::date from demo_cases t join shops s on s.id = @shop;
        """;

    /// <returns>How many cases were led.</returns>
    public async Task<int> PlantAsync(CancellationToken cancel)
    {
        List<ShopId> shops;
        IReadOnlyDictionary<Role, Guid> people;
        await using (var db = database.Open())
        {
            people = await DemoWork.PeopleAsync(db, cancel);
            shops = await db.Shops.AsNoTracking().Select(s => s.Id).ToListAsync(cancel);
        }

        var planted = 0;
        foreach (var shop in people.Count == 0 ? [] : shops)
        {
            planted += await PlantAsync(shop, people, cancel);
        }

        return planted;
    }

    private async Task<int> PlantAsync(ShopId shop, IReadOnlyDictionary<Role, Guid> people, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var batch = new WriteBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction(), shop, time.GetUtcNow());
        var policy = await PolicyReader.LoadAsync(batch, null, cancel);
        var cases = await LoadAsync(batch, policy.Schedule, cancel);
        await using (var lead = batch.Command(Lead))
        {
            lead.Parameters.AddWithValue("ids", cases.ConvertAll(one => one.Id));
            lead.Parameters.AddWithValue("people", cases.ConvertAll(one => DemoWork.Hand(people, DemoWork.Chance(one.Id, 100))));
            lead.Parameters.AddWithValue("seen", cases.ConvertAll(one => one.Seen.UtcDateTime));
            lead.Parameters.AddWithValue("decided", cases.ConvertAll(one => one.Decided.UtcDateTime));
            await lead.ExecuteNonQueryAsync(cancel);
        }

        foreach (var one in cases)
        {
            Time(db, shop, one, policy, batch.Now);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return cases.Count;
    }

    private static async Task<List<Led>> LoadAsync(WriteBatch batch, WorkSchedule schedule, CancellationToken cancel)
    {
        await using var ask = batch.Command(Ended);
        ask.Parameters.AddWithValue("since", NpgsqlDbType.TimestampTz, batch.Now.AddDays(-7 * Weeks).UtcDateTime);
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        var found = new List<Led>();
        while (await reader.ReadAsync(cancel))
        {
            var (id, opened, closed) = (reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3));
            var luck = DemoWork.Chance(id, 1000) / 1000d;
            var decided = WorkClock.Add(opened, 90 + (int)(1_100 * (luck < Kept ? luck : 1.4 + luck)), schedule);
            var last = closed - TimeSpan.FromMinutes(1);
            decided = decided < last ? decided : last;
            var seen = WorkClock.Add(opened, 8 + (int)(luck * 190), schedule);
            found.Add(new Led(id, Enum.Parse<ComplaintKind>(reader.GetString(1)), opened, seen < decided ? seen : opened + ((decided - opened) / 2), decided, closed));
        }

        return found;
    }

    /// <summary>The clocks that such a case has had: to its first deed, and to its end, without the time in which the buyer was to say whether that was enough.</summary>
    private static void Time(SellerDeskDb db, ShopId shop, Led one, ShopPolicy policy, DateTimeOffset now)
    {
        if (Start(ClockKind.FirstResponse, CaseClocks.FirstOf(one.Kind)) is { } first)
        {
            first.Stop(one.Seen);
        }

        if (Start(ClockKind.ComplaintResolution, "") is { } whole)
        {
            var hold = whole.Pause(HoldReason.WaitsForBuyer, null, null, one.Decided);
            hold.End(one.Closed);
            db.Add(hold);
            whole.Resume(policy.Schedule, [hold.Held], one.Closed);
            whole.Stop(one.Closed);
        }

        Clock? Start(ClockKind kind, string of)
        {
            if (policy.Terms.TimeOf(kind, of) is not { } time)
            {
                return null;
            }

            var clock = Clock.Start(shop, ClockSubject.Complaint, one.Id, time, policy.VersionId, one.Opened, policy.Schedule, now);
            db.Add(clock);
            return clock;
        }
    }

    private sealed record Led(Guid Id, ComplaintKind Kind, DateTimeOffset Opened, DateTimeOffset Seen, DateTimeOffset Decided, DateTimeOffset Closed);
}
