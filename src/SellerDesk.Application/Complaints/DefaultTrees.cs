using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>Writes the trees, the marketplaces' words, the lists of proofs and the texts to buyers that a desk starts with; once, afterwards they are the desk's own.</summary>
public sealed class DefaultTrees(WholeDb database, TimeProvider time)
{
    public async Task WriteAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        if (!await db.EvidenceItems.AnyAsync(cancel))
        {
            db.AddRange(ShippedEvidence.All());
            await db.SaveChangesAsync(cancel);
        }

        if (!await db.ComplaintTree.AnyAsync(cancel))
        {
            await WriteTreesAsync(db, cancel);
        }
    }

    private async Task WriteTreesAsync(SellerDeskDb db, CancellationToken cancel)
    {
        db.AddRange(ShippedTrees.Nodes());
        await db.SaveChangesAsync(cancel);
        var known = await db.ReasonWords.ToDictionaryAsync(word => (word.Marketplace, word.Word), cancel);
        foreach (var word in ShippedTrees.Words(time.GetUtcNow()))
        {
            if (known.TryGetValue((word.Marketplace, word.Word), out var seen))
            {
                seen.ReasonCode ??= word.ReasonCode;
            }
            else
            {
                db.Add(word);
            }
        }

        if (!await db.StageTemplates.AnyAsync(cancel))
        {
            db.AddRange(ShippedTellings.All());
        }

        await db.SaveChangesAsync(cancel);
    }
}
