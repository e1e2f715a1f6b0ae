using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>Changes the trees of reasons and causes, and says what the marketplaces' words mean.</summary>
public sealed class SaveTree(ScopedDb database)
{
    /// <summary>A new branch, or an old one with new names, place and usual cause.</summary>
    public async Task NodeAsync(Actor actor, ComplaintTree tree, string code, string? parent, string nameRu, string nameEn, int position, string? usualCause, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        await RequireParentAsync(db, tree, code, parent, cancel);
        await TreeCheck.RequireAsync(db, null, usualCause, cancel);
        var node = await db.ComplaintTree.FirstOrDefaultAsync(n => n.Tree == tree && n.Code == code, cancel);
        if (node is null)
        {
            db.Add(TreeNode.Of(tree, code, parent, nameRu, nameEn, position, usualCause));
        }
        else
        {
            node.Rename(nameRu, nameEn);
            node.Place(parent, position, usualCause);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>No longer offered, or offered again; cases that have it keep it.</summary>
    public async Task RetireAsync(Actor actor, ComplaintTree tree, string code, bool retired, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var node = await db.ComplaintTree.FirstOrDefaultAsync(n => n.Tree == tree && n.Code == code, cancel) ?? throw new RuleException("tree.unknown", code);
        node.Retire(retired);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What a marketplace's word means from now on; open cases that have it and no reason of a person take the reason, and its usual cause.</summary>
    public async Task WordAsync(Actor actor, Marketplace marketplace, string word, string? reason, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        await TreeCheck.RequireAsync(db, reason, null, cancel);
        var plain = word.Trim().ToLowerInvariant();
        var known = await db.ReasonWords.FirstOrDefaultAsync(w => w.Marketplace == marketplace && w.Word == plain, cancel) ?? throw new RuleException("tree.unknown", word);
        known.ReasonCode = reason;
        await db.SaveChangesAsync(cancel);
        if (reason is not null)
        {
            var name = marketplace.ToString();
            await db.Database.ExecuteSqlAsync($"""
                update complaints c set reason_code = {reason}, cause_code = coalesce(c.cause_code, n.usual_cause), cause_by = coalesce(c.cause_by, case when n.usual_cause is not null then 'Rule' end)
                from shops s, complaint_tree n
                where s.id = c.shop_id and s.marketplace = {name} and n.tree = 'Reason' and n.code = {reason} and c.stage <> 'Closed' and c.reason_code is null and lower(btrim(left(c.reason_raw, 300))) = {plain}
                """, cancel);
        }
    }

    /// <summary>A branch may not hang on itself, however many steps away.</summary>
    private static async Task RequireParentAsync(SellerDeskDb db, ComplaintTree tree, string code, string? parent, CancellationToken cancel)
    {
        if (parent is null)
        {
            return;
        }

        if ((await TreeCodes.BelowAsync(db, tree, code, cancel)).Contains(parent))
        {
            throw new RuleException("tree.circle");
        }

        if (!await db.ComplaintTree.AnyAsync(n => n.Tree == tree && n.Code == parent, cancel))
        {
            throw new RuleException("tree.unknown", parent);
        }
    }
}
