using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

public sealed record StageTemplateRow(ShopId? Shop, ComplaintStage Stage, bool On, string Text);

/// <summary>What buyers are told at each stage: for the whole desk, and for a shop that says it in its own way or not at all.</summary>
public sealed class SaveStageTemplate(ScopedDb database)
{
    public async Task<IReadOnlyList<StageTemplateRow>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var (all, shops) = (db.Scope.All, db.Scope.Shops.Select(shop => (ShopId?)shop).ToList());
        return await db.StageTemplates.AsNoTracking().Where(t => all || t.ShopId == null || shops.Contains(t.ShopId)).OrderBy(t => t.ShopId).ThenBy(t => t.Id).Select(t => new StageTemplateRow(t.ShopId, t.Stage, t.On, t.Text)).ToListAsync(cancel);
    }

    public async Task ExecuteAsync(Actor actor, StageTemplateRow wanted, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        if (wanted.Shop is { } shop)
        {
            actor.RequireShop(shop);
        }

        if (wanted.Text.Trim().Length is 0 or > StageTemplate.TextMaxLength)
        {
            throw new RuleException("complaint.template", StageTemplate.TextMaxLength);
        }

        await using var db = await database.OpenAsync(cancel);
        var template = await db.StageTemplates.FirstOrDefaultAsync(t => t.ShopId == wanted.Shop && t.Stage == wanted.Stage, cancel);
        if (template is null)
        {
            db.Add(template = new StageTemplate { ShopId = wanted.Shop, Stage = wanted.Stage });
        }

        (template.On, template.Text) = (wanted.On, wanted.Text.Trim());
        await db.SaveChangesAsync(cancel);
    }
}
