using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>
/// Clocks of pulled things, many at once inside the batch's transaction. Everything is worked out here and written by one statement; staged work items
/// bring theirs in their staging table (<see cref="StartStaged"/>).
/// </summary>
internal static class ClockBatch
{
    /// <summary>Whoever begins a matter anew has the clock begin anew; the same beginning said twice changes nothing but the marketplace's own deadline.</summary>
    private const string Anew = """
        of = excluded.of, version_id = excluded.version_id, minutes = excluded.minutes, working = excluded.working, started_at = excluded.started_at,
        due_at = excluded.due_at, marketplace_due_at = excluded.marketplace_due_at, paused_at = null, held_minutes = 0, stopped_at = null, warned = 0,
        next_warning_at = excluded.next_warning_at, recount = false, tier_id = null
        """;

    private const string Columns =
        "id, shop_id, subject, subject_id, kind, of, version_id, minutes, working, started_at, due_at, marketplace_due_at, held_minutes, warned, next_warning_at, recount";

    private const string OnePerKind = "on conflict (shop_id, subject_id, kind) where kind <> 'ComplaintStage'";

    private const string OnePerStage = "on conflict (shop_id, subject_id, kind, of) where kind = 'ComplaintStage'";

    private const string Listed = "unnest(@ids) as s(id)";

    private const string StartAll = """
        select gen_random_uuid(), @shop, @subject, s.id, @kind, s.of, s.version, s.minutes, s.working, s.started, s.due, s.marketplace, 0, 0, s.warn, false
        from unnest(@ids, @ofs, @versions, @minutes, @working, @started, @due, @marketplace, @warn)
          as s(id, of, version, minutes, working, started, due, marketplace, warn)
        """;

    /// <summary>
    /// Starts clocks of one kind; one of a subject that has begun at another moment begins anew. Those that the level promises no time for are left out. Work
    /// items of the same ids are the caller's to write, with <see cref="ShopPolicy.FirstResponse"/>.
    /// </summary>
    /// <returns>How many were started, or began anew.</returns>
    public static async Task<int> StartAsync(WriteBatch batch, ClockSubject subject, ClockKind kind, IReadOnlyCollection<ClockStart> starts, CancellationToken cancel)
    {
        var set = new List<(ClockStart Start, ClockSetting Setting)>();
        foreach (var level in starts.GroupBy(start => start.Level))
        {
            var policy = await PolicyReader.LoadAsync(batch, level.Key, cancel);
            set.AddRange(level.Select(start => (start, policy.Set(kind, start.Of, start.StartedAt)!)).Where(pair => pair.Item2 is not null));
        }

        if (set.Count == 0)
        {
            return 0;
        }

        var conflict = kind == ClockKind.ComplaintStage ? OnePerStage : OnePerKind;
        await using var command = batch.Command($"insert into clocks ({Columns}) {StartAll} {conflict} do update set {Anew} where clocks.started_at <> excluded.started_at");
        command.Parameters.AddWithValue("subject", subject.ToString());
        command.Parameters.AddWithValue("kind", kind.ToString());
        command.Parameters.AddWithValue("ids", set.ConvertAll(c => c.Start.SubjectId));
        command.Parameters.AddWithValue("ofs", set.ConvertAll(c => c.Start.Of));
        command.Parameters.AddWithValue("versions", set.ConvertAll(c => c.Setting.VersionId.Value));
        command.Parameters.AddWithValue("minutes", set.ConvertAll(c => c.Setting.Minutes));
        command.Parameters.AddWithValue("working", set.ConvertAll(c => c.Setting.Working));
        command.Parameters.AddWithValue("started", set.ConvertAll(c => c.Start.StartedAt.UtcDateTime));
        command.Parameters.AddWithValue("due", set.ConvertAll(c => c.Setting.DueAt.UtcDateTime));
        command.Parameters.AddWithValue("marketplace", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, set.ConvertAll(c => c.Start.MarketplaceDueAt?.UtcDateTime).ToArray());
        command.Parameters.AddWithValue("warn", set.ConvertAll(c => c.Setting.WarnAt.UtcDateTime));
        var started = await command.ExecuteNonQueryAsync(cancel);
        foreach (var level in set.GroupBy(one => one.Setting.FirstInLine))
        {
            await PlaceAsync(batch, level.Key, Listed, [.. level.Select(one => one.Start.SubjectId)], cancel);
        }

        await TierClocks.TakeAsync(batch, Listed, [.. set.Where(one => one.Start.Level is null).Select(one => one.Start.SubjectId)], cancel);

        return started;
    }

    /// <summary>Items whose clocks begin stand in line as the level says, and those of buyers whose tier gives a higher level take its times.</summary>
    public static async Task PlaceStagedAsync(WriteBatch batch, bool first, string staged, CancellationToken cancel)
    {
        await PlaceAsync(batch, first, $"{staged} s", null, cancel);
        await TierClocks.TakeAsync(batch, $"{staged} s", null, cancel);
    }

    private static async Task PlaceAsync(WriteBatch batch, bool first, string subjects, Guid[]? ids, CancellationToken cancel)
    {
        await using var place = batch.Command($"""
            update work_items w set first_in_line = {(first ? "true" : "false")} from {subjects} where w.shop_id = @shop and w.id = s.id and w.state <> 'Closed' and {(first ? "not w.first_in_line" : "w.first_in_line")}
            """);
        if (ids is not null)
        {
            place.Parameters.AddWithValue("ids", ids);
        }

        await place.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Stops clocks of one kind; each at the moment given for its subject.</summary>
    public static async Task<int> StopAsync(WriteBatch batch, ClockKind kind, IReadOnlyCollection<(Guid Subject, DateTimeOffset At)> stops, CancellationToken cancel)
    {
        if (stops.Count == 0)
        {
            return 0;
        }

        await using var command = batch.Command("""
            update clocks c set stopped_at = s.at, paused_at = null, next_warning_at = null, recount = false
            from unnest(@ids, @ats) as s(id, at) where c.subject_id = s.id and c.shop_id = @shop and c.kind = @kind and c.stopped_at is null
            """);
        command.Parameters.AddWithValue("kind", kind.ToString());
        command.Parameters.AddWithValue("ids", stops.Select(stop => stop.Subject).ToArray());
        command.Parameters.AddWithValue("ats", stops.Select(stop => stop.At.UtcDateTime).ToArray());
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// Clocks of first responses of staged work items: of those that are new and open, and of those that were opened again because the buyer
    /// changed what they said. Runs last, when the items are what they will be.
    /// </summary>
    public static string StartStaged(string staged) => $"""
        insert into clocks ({Columns})
        select gen_random_uuid(), @shop, 'WorkItem', s.id, 'FirstResponse', s.clock_of, s.clock_version, s.clock_minutes, s.clock_working,
          case when s.is_new then s.created_at else @now end, case when s.is_new then s.due_at else s.due_again end, w.marketplace_due_at, 0, 0,
          case when s.is_new then s.warn_at else s.warn_again end, false
        from {staged} s join work_items w on w.id = s.id and w.shop_id = @shop
        where w.state = 'Open' and (s.is_new or (s.text_changed and w.due_at = s.due_again))
        {OnePerKind} do update set {Anew}
        """;

    /// <summary>The same for chats: the clock begins with the first message that the buyer waits for, and anew with every turn.</summary>
    public static string StartChats(string staged) => $"""
        insert into clocks ({Columns})
        select gen_random_uuid(), @shop, 'WorkItem', s.id, 'FirstResponse', s.clock_of, s.clock_version, s.clock_minutes, s.clock_working,
          s.since, s.due_at, s.writable_until, 0, 0, s.warn_at, false
        from {staged} s join work_items w on w.id = s.id and w.shop_id = @shop
        where w.state <> 'Closed' and s.since is not null and w.created_at = s.since
        {OnePerKind} do update set {Anew} where clocks.started_at <> excluded.started_at
        """;
}
