using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>A clock with how its deadline came about.</summary>
/// <param name="Level">Name of the level that set it; null: begun before there were levels.</param>
/// <param name="Version">Of the level.</param>
/// <param name="Line">From the beginning to the deadline; while the clock stands before it, to now.</param>
/// <param name="Zone">The shop's own: in it the calendar opens and closes.</param>
public sealed record ClockDetails(
    ClockId Id, ShopId ShopId, ClockKind Kind, string Of, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset? MarketplaceDueAt, int Minutes, bool Working,
    DateTimeOffset? PausedAt, int HeldMinutes, DateTimeOffset? StoppedAt, string? Level, int? Version, string Calendar, TimeZoneInfo Zone, IReadOnlyList<LinePart> Line,
    IReadOnlyList<HoldRow> Holds)
{
    /// <summary>The level that set it puts its item before others that are due at the same hour.</summary>
    public bool FirstInLine { get; init; }

    /// <summary>Name of the buyer's tier by which it has its level; null: the shop's own.</summary>
    public string? Tier { get; init; }

    /// <summary>Minutes of one kind of the line.</summary>
    public int Sum(LineKind kind) => Line.Where(part => part.Kind == kind).Sum(part => part.Minutes);
}

/// <param name="Who">Null: a rule.</param>
public sealed record HoldRow(HoldReason Reason, DateTimeOffset From, DateTimeOffset? Until, string? Who, string? Note);

/// <summary>The clocks of one work item, complaint or order, the first due first, each explained to the minute.</summary>
public sealed class ClockCard(ScopedDb database, TimeProvider time)
{
    public async Task<IReadOnlyList<ClockDetails>> LoadAsync(Guid subject, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var clocks = await db.Clocks.AsNoTracking().Where(c => c.SubjectId == subject).OrderBy(c => c.StoppedAt != null).ThenBy(c => c.DueAt).ToListAsync(cancel);
        if (clocks.Count == 0)
        {
            return [];
        }

        var shop = clocks[0].ShopId;
        var schedule = (await PolicyReader.LoadAsync(db, shop, null, cancel)).Schedule;
        var calendar = await db.WorkCalendars.Where(c => db.ShopTerms.Any(t => t.ShopId == shop && t.CalendarId == c.Id)).Select(c => c.Name).FirstOrDefaultAsync(cancel)
            ?? await db.WorkCalendars.Where(c => c.IsDefault).Select(c => c.Name).FirstAsync(cancel);
        var ids = clocks.ConvertAll(clock => clock.Id);
        var holds = (await db.ClockHolds.AsNoTracking().Where(h => h.ShopId == shop && ids.Contains(h.ClockId)).OrderBy(h => h.From).ThenBy(h => h.Id).ToListAsync(cancel)).ToLookup(hold => hold.ClockId);
        var names = await PersonNames.LoadAsync(db, holds.SelectMany(group => group).Select(hold => hold.PersonId), cancel);
        var versions = clocks.Select(clock => clock.VersionId).OfType<LevelVersionId>().ToList();
        var levels = await (from v in db.ServiceLevelVersions.Where(v => versions.Contains(v.Id))
                            join l in db.ServiceLevels on v.LevelId equals l.Id
                            select new { v.Id, l.Name, v.Number, v.Terms }).ToDictionaryAsync(row => row.Id, cancel);
        var given = clocks.Select(clock => clock.TierId).OfType<Guid>().Select(id => new TierId(id)).ToList();
        var tiers = given.Count == 0 ? [] : await db.LoyaltyTiers.AsNoTracking().Where(t => given.Contains(t.Id)).ToDictionaryAsync(t => t.Id.Value, t => t.Name, cancel);
        var now = time.GetUtcNow();
        return clocks.ConvertAll(clock =>
        {
            var level = clock.VersionId is { } version ? levels.GetValueOrDefault(version) : null;
            var own = holds[clock.Id].Where(hold => hold.From >= clock.StartedAt).ToList();
            var line = DeadlineLine.Of(clock.StartedAt, EndOf(clock, now), clock.Working ? schedule : null,
                [.. own.Select(hold => new NamedHold(hold.Held, hold.Reason))]);
            return new ClockDetails(clock.Id, clock.ShopId, clock.Kind, clock.Of, clock.StartedAt, clock.DueAt, clock.MarketplaceDueAt, clock.Minutes, clock.Working, clock.PausedAt,
                clock.HeldMinutes, clock.StoppedAt, level?.Name, level?.Number, calendar, schedule.Zone, line,
                own.ConvertAll(hold => new HoldRow(hold.Reason, hold.From, hold.Until, hold.PersonId is { } who ? names.GetValueOrDefault(who) : null, hold.Note)))
            { FirstInLine = level?.Terms.FirstInLine == true, Tier = clock.TierId is { } tier ? tiers.GetValueOrDefault(tier) : null };
        });
    }

    /// <summary>A clock that stands has no deadline yet, unless that was past when it was stopped: its line ends now.</summary>
    private static DateTimeOffset EndOf(Clock clock, DateTimeOffset now) => clock.PausedAt is { } since && since < clock.DueAt ? now : clock.DueAt;
}
