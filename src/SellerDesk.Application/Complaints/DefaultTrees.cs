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

        await AddWordsAsync(db, cancel);
    }

    /// <summary>Words of marketplaces that came to be known after the desk was set up are added too; what people decided about a word, and reasons that they took out, stay as they are.</summary>
    private async Task AddWordsAsync(SellerDeskDb db, CancellationToken cancel)
    {
        var known = (await db.ReasonWords.Select(word => new { word.Marketplace, word.Word }).ToListAsync(cancel)).Select(word => (word.Marketplace, word.Word)).ToHashSet();
        var reasons = (await db.ComplaintTree.Where(node => node.Tree == ComplaintTree.Reason).Select(node => node.Code).ToListAsync(cancel)).ToHashSet();
        db.AddRange(ShippedTrees.Words(time.GetUtcNow()).Where(word => !known.Contains((word.Marketplace, word.Word)) && reasons.Contains(word.ReasonCode!)));
        await db.SaveChangesAsync(cancel);
    }

    private async Task WriteTreesAsync(SellerDeskDb db, CancellationToken cancel)
    {
        db.AddRange(ShippedTrees.Nodes());
        await db.SaveChangesAsync(cancel);
        var shipped = ShippedTrees.Words(time.GetUtcNow()).ToDictionary(word => (word.Marketplace, word.Word), word => word.ReasonCode);
        foreach (var seen in await db.ReasonWords.Where(word => word.ReasonCode == null).ToListAsync(cancel))
        {
            seen.ReasonCode = shipped.GetValueOrDefault((seen.Marketplace, seen.Word));
        }

        if (!await db.StageTemplates.AnyAsync(cancel))
        {
            db.AddRange(ShippedTellings.All());
        }

        await db.SaveChangesAsync(cancel);
    }
}
