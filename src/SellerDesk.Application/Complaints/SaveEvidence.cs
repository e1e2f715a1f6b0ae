using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>One list of proofs.</summary>
/// <param name="Marketplace">Null: the general list, for every marketplace that says nothing else.</param>
/// <param name="Ground">Null: what helps whatever is argued.</param>
public sealed record EvidenceListKey(Marketplace? Marketplace, string? Ground);

/// <summary>
/// Changes the lists of proofs. What a marketplace's list says otherwise than the general one becomes a row of its own; nothing is deleted, so that cases whose
/// ground was taken before keep the list that they had.
/// </summary>
public sealed class SaveEvidence(ScopedDb database, TimeProvider time)
{
    private const int CodeDigits = 10;

    public async Task<IReadOnlyList<EvidenceItem>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.EvidenceItems.AsNoTracking().OrderBy(item => item.Id).ToListAsync(cancel);
    }

    /// <summary>A further proof, last in the list. One that another list has by the same name is the same proof.</summary>
    public Task AddAsync(Actor actor, EvidenceListKey list, string nameRu, string nameEn, CancellationToken cancel) => ChangeAsync(actor, (db, all, now) =>
    {
        var whole = EvidenceLists.Whole(all, list.Marketplace, list.Ground);
        var name = nameRu.Trim();
        var same = all.FirstOrDefault(item => string.Equals(item.NameRu, name, StringComparison.OrdinalIgnoreCase));
        if (same is not null && whole.FirstOrDefault(item => item.Code == same.Code) is { } there)
        {
            if (there.RetiredAt is null)
            {
                throw new RuleException("evidence.twice", name);
            }

            Own(db, all, list, there.Code, now).Retire(false, now);
            return;
        }

        if (whole.Count >= EvidenceItem.MostOfList)
        {
            throw new RuleException("evidence.tooMany", EvidenceItem.MostOfList);
        }

        db.Add(EvidenceItem.Of(list.Marketplace, list.Ground, same?.Code ?? $"own.{Guid.NewGuid().ToString("N")[..CodeDigits]}", name, nameEn, whole.Select(item => item.Position).DefaultIfEmpty(-1).Max() + 1, now));
    }, cancel);

    public Task RenameAsync(Actor actor, EvidenceListKey list, string code, string nameRu, string nameEn, CancellationToken cancel) =>
        ChangeAsync(actor, (db, all, now) => Own(db, all, list, code, now).Rename(nameRu, nameEn), cancel);

    /// <summary>No longer asked for, or asked for again.</summary>
    public Task RetireAsync(Actor actor, EvidenceListKey list, string code, bool retired, CancellationToken cancel) =>
        ChangeAsync(actor, (db, all, now) => Own(db, all, list, code, now).Retire(retired, now), cancel);

    /// <summary>One place up or down in its list; at the end nothing happens.</summary>
    public Task MoveAsync(Actor actor, EvidenceListKey list, string code, bool up, CancellationToken cancel) => ChangeAsync(actor, (db, all, now) =>
    {
        var order = EvidenceLists.Whole(all, list.Marketplace, list.Ground).Select(item => item.Code).ToList();
        var (from, to) = (order.IndexOf(code), order.IndexOf(code) + (up ? -1 : 1));
        if (from < 0 || to < 0 || to >= order.Count)
        {
            return;
        }

        (order[from], order[to]) = (order[to], order[from]);
        foreach (var (item, place) in EvidenceLists.Whole(all, list.Marketplace, list.Ground).Select(item => (item, order.IndexOf(item.Code))).Where(pair => pair.item.Position != pair.Item2))
        {
            Own(db, all, list, item.Code, now).Place(place);
        }
    }, cancel);

    private async Task ChangeAsync(Actor actor, Action<SellerDeskDb, List<EvidenceItem>, DateTimeOffset> change, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        change(db, await db.EvidenceItems.OrderBy(item => item.Id).ToListAsync(cancel), time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The list's own row of a proof: a marketplace's list that changes a general one gets a row like it.</summary>
    private static EvidenceItem Own(SellerDeskDb db, List<EvidenceItem> all, EvidenceListKey list, string code, DateTimeOffset now)
    {
        var row = EvidenceLists.Whole(all, list.Marketplace, list.Ground).FirstOrDefault(item => item.Code == code) ?? throw new RuleException("complaint.unknownPoint", code);
        if (row.Marketplace == list.Marketplace)
        {
            return row;
        }

        var own = EvidenceItem.Of(list.Marketplace, list.Ground, code, row.NameRu, row.NameEn, row.Position, now);
        own.Retire(row.RetiredAt is not null, now);
        db.Add(own);
        return own;
    }
}
