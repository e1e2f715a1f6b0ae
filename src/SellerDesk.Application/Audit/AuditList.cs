using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Audit;

/// <param name="From">The first moment of the period (UTC).</param>
/// <param name="Until">The moment after it.</param>
/// <param name="Text">Stands in the key or in what was before and after.</param>
public sealed record AuditFilter(Guid? By = null, string? Kind = null, AuditDeed? Deed = null, string? Thing = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Text = null);

public sealed record AuditRow(
    long Id, DateTimeOffset At, HandKind Hand, Guid? HandId, string? Name, AuditDeed Deed, string Kind, string? Thing, ShopId? Shop, AuditDetails? Details, long? Place, string? Hash);

/// <param name="Next">Where to go on; null: there is nothing older.</param>
/// <param name="LookedTo">So far back was looked without filling the slice; null: it is full, or it was looked to the end.</param>
public sealed record AuditSlice(IReadOnlyList<AuditRow> Rows, long? Next, DateTimeOffset? LookedTo);

/// <summary>Deeds, newest first. Managers see the desk's and those of their shops; whoever does not see every shop sees only the latter.</summary>
public sealed class AuditList(WholeDb database)
{
    public const int Most = 1_000;

    /// <summary>How many entries are looked through for one slice where no index leads to those that are wanted: a rare word costs no more than this.</summary>
    public const int Looked = LookedAtOnce * Looks;

    private const int LookedAtOnce = 20_000;
    private const int Looks = 5;

    /// <summary>Entries get their number a moment before their time, side by side: a period's end reaches so far beyond its last one.</summary>
    private const int Beside = 1_000;

    public async Task<AuditSlice> LoadAsync(Actor actor, AuditFilter filter, long? after, int limit, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var wanted = Narrow(db.AuditEntries.AsNoTracking(), actor, filter);
        var (first, top) = await SpanAsync(db, filter, after, cancel);
        var atOnce = filter.By is not null || filter is { Kind: not null, Thing: not null } ? long.MaxValue : LookedAtOnce;
        var rows = new List<AuditRow>();
        for (var look = 0; look < Looks && top > first && rows.Count <= limit; look++)
        {
            var bottom = Math.Max(first, top - Math.Min(atOnce, top));
            rows.AddRange(await RowsAsync(db, wanted.Where(e => e.Id >= bottom && e.Id < top), limit + 1 - rows.Count, cancel));
            top = bottom;
        }

        if (rows.Count > limit)
        {
            rows.RemoveRange(limit, rows.Count - limit);
            return new AuditSlice(rows, rows[^1].Id, null);
        }

        return top <= first ? new AuditSlice(rows, null, null)
            : new AuditSlice(rows, top, await db.AuditEntries.AsNoTracking().Where(e => e.Id >= top).OrderBy(e => e.Id).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancel));
    }

    /// <summary>The first number that can be wanted, and the one after the last.</summary>
    private static async Task<(long First, long Top)> SpanAsync(SellerDeskDb db, AuditFilter filter, long? after, CancellationToken cancel)
    {
        var entries = db.AuditEntries.AsNoTracking();
        var first = filter.From is { } from ? await entries.Where(e => e.At >= from).OrderBy(e => e.At).Select(e => (long?)e.Id).FirstOrDefaultAsync(cancel) - Beside : 1;
        var last = filter.Until is { } until ? await entries.Where(e => e.At < until).OrderByDescending(e => e.At).Select(e => (long?)e.Id).FirstOrDefaultAsync(cancel) + Beside : await entries.MaxAsync(e => (long?)e.Id, cancel);
        return (Math.Max(1, first ?? long.MaxValue), Math.Min(after ?? long.MaxValue, (last ?? 0) + 1));
    }

    private static async Task<IEnumerable<AuditRow>> RowsAsync(SellerDeskDb db, IQueryable<AuditEntry> wanted, int most, CancellationToken cancel)
    {
        var rows = await wanted.OrderByDescending(e => e.Id).Take(most)
            .Select(e => new
            {
                e.Id,
                e.At,
                e.Hand,
                e.HandId,
                e.Deed,
                e.Kind,
                e.Thing,
                e.ShopId,
                e.Details,
                e.Place,
                e.Hash,
                Name = db.Users.Where(p => p.Id == e.HandId).Select(p => p.Name).FirstOrDefault() ?? db.ApiTokens.Where(t => (Guid?)(object)t.Id == e.HandId).Select(t => t.Name).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return rows.Select(e => new AuditRow(e.Id, e.At, e.Hand, e.HandId, e.Name, e.Deed, e.Kind, e.Thing, e.ShopId is { } shop ? new ShopId(shop) : null, AuditDetails.Read(e.Details), e.Place,
            e.Hash is null ? null : Convert.ToHexStringLower(e.Hash)));
    }

    /// <summary>Kinds that occur, and who did something: what the filters offer. Read from the newest part alone, so that it costs the same at any size.</summary>
    public async Task<(IReadOnlyList<string> Kinds, IReadOnlyList<(Guid Id, string Name)> Hands)> ChoicesAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var newest = Narrow(db.AuditEntries.AsNoTracking(), actor, new AuditFilter()).OrderByDescending(e => e.Id).Take(20_000);
        var kinds = await newest.Select(e => e.Kind).Distinct().ToListAsync(cancel);
        var people = await db.Users.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
        var tokens = await db.ApiTokens.AsNoTracking().OrderBy(t => t.Name).Select(t => new { t.Id, t.Name }).ToListAsync(cancel);
        return ([.. kinds.Order(StringComparer.Ordinal)], [.. people.Select(p => (p.Id, p.Name)), .. tokens.Select(t => (t.Id.Value, t.Name))]);
    }

    public async Task<(AuditProof? Latest, string Head)> ProofAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var head = await db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(cancel);
        return (await db.AuditProofs.AsNoTracking().OrderByDescending(p => p.Id).FirstOrDefaultAsync(cancel), head is null ? "" : AuditChain.Said(head.Place, head.Hash));
    }

    private static IQueryable<AuditEntry> Narrow(IQueryable<AuditEntry> entries, Actor actor, AuditFilter filter)
    {
        if (!actor.Scope.All)
        {
            var shops = actor.Scope.Shops.Select(shop => (Guid?)shop.Value).ToArray();
            entries = entries.Where(e => shops.Contains(e.ShopId));
        }

        entries = filter.By is { } by ? entries.Where(e => e.HandId == by) : entries;
        entries = filter.Kind is { } kind ? entries.Where(e => e.Kind == kind) : entries;
        entries = filter.Deed is { } deed ? entries.Where(e => e.Deed == deed) : entries;
        entries = filter.Thing is { } thing ? entries.Where(e => e.Thing == thing) : entries;
        entries = filter.From is { } from ? entries.Where(e => e.At >= from) : entries;
        entries = filter.Until is { } until ? entries.Where(e => e.At < until) : entries;
        if (filter.Text is { Length: > 0 } text)
        {
            var like = "%" + text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";
            entries = entries.Where(e => EF.Functions.ILike(e.Details!, like, @"\") || EF.Functions.ILike(e.Thing!, like, @"\"));
        }

        return entries;
    }
}
