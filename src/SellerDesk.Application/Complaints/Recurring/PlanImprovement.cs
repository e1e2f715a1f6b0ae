using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>Makes an improvement out of a product and a cause; the open recurring cause of the two, if there is one, becomes part of it.</summary>
public sealed class PlanImprovement(ScopedDb database, TimeProvider time)
{
    /// <returns>Its number.</returns>
    public async Task<long> ExecuteAsync(Actor actor, ShopId shop, Guid product, string cause, string action, PersonId? owner, DateOnly dueOn, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        actor.RequireShop(shop);
        await using var db = await database.OpenAsync(cancel);
        if (!await db.Products.AnyAsync(p => p.Id == ProductId.From(product) && p.ShopId == shop, cancel))
        {
            throw new RuleException("improvement.product");
        }

        var improvement = Improvement.Plan(shop, ProductId.From(product), cause, action, owner, dueOn, time.GetUtcNow());
        db.Add(improvement);
        var recurring = await db.RecurringCauses.FirstOrDefaultAsync(c => c.ShopId == shop && c.ProductId == improvement.ProductId && c.CauseCode == cause && c.EndedOn == null, cancel);
        if (recurring is { ImprovementId: null })
        {
            recurring.TakeUp(improvement);
        }

        await db.SaveChangesAsync(cancel);
        return improvement.Number;
    }
}
