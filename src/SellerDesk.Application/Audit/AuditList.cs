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

/// <summary>Deeds, newest first. Managers see the desk's and those of their shops; whoever does not see every shop sees only the latter.</summary>
public sealed class AuditList(WholeDb database)
{
    public const int Most = 1_000;

    public async Task<(IReadOnlyList<AuditRow> Rows, long? Next)> LoadAsync(Actor actor, AuditFilter filter, long? after, int limit, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var wanted = Narrow(db.AuditEntries.AsNoTracking(), actor, filter);
        var rows = await (after is { } place ? wanted.Where(e => e.Id < place) : wanted).OrderByDescending(e => e.Id).Take(limit + 1)
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
        var shown = rows.Take(limit).Select(e => new AuditRow(e.Id, e.At, e.Hand, e.HandId, e.Name, e.Deed, e.Kind, e.Thing, e.ShopId is { } shop ? new ShopId(shop) : null, AuditDetails.Read(e.Details), e.Place,
            e.Hash is null ? null : Convert.ToHexStringLower(e.Hash))).ToList();
        return (shown, rows.Count > limit ? shown[^1].Id : null);
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
