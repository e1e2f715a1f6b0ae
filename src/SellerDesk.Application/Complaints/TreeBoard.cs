using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

public sealed record TreeRow(ComplaintTree Tree, string Code, string? Parent, string NameRu, string NameEn, int Position, bool Retired, string? UsualCause);

/// <param name="ReasonCode">Null: nobody has said what it means.</param>
public sealed record WordRow(Marketplace Marketplace, string Word, string? ReasonCode, DateTimeOffset FirstSeenAt);

/// <summary>The trees, and the marketplaces' words with what they mean; those that mean nothing yet come first.</summary>
public sealed class TreeBoard(ScopedDb database)
{
    private const int MostWords = 1_000;

    public async Task<IReadOnlyList<TreeRow>> LoadAsync(ComplaintTree tree, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.ComplaintTree.AsNoTracking().Where(n => n.Tree == tree).OrderBy(n => n.Position).ThenBy(n => n.Code)
            .Select(n => new TreeRow(n.Tree, n.Code, n.Parent, n.NameRu, n.NameEn, n.Position, n.Retired, n.UsualCause)).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<WordRow>> WordsAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.ReasonWords.AsNoTracking().OrderBy(w => w.ReasonCode != null).ThenByDescending(w => w.FirstSeenAt).ThenBy(w => w.Word).Take(MostWords)
            .Select(w => new WordRow(w.Marketplace, w.Word, w.ReasonCode, w.FirstSeenAt)).ToListAsync(cancel);
    }
}
