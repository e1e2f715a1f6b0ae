using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Knowledge;

/// <summary>Notes that somebody took an article's words into an answer: how often it helps is told by that.</summary>
public sealed class UseArticle(ScopedDb database, TimeProvider time)
{
    public async Task ExecuteAsync(Actor actor, ArticleId id, WorkItemId itemId, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == itemId, cancel) ?? throw new RuleException("workItem.unknown");
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(new ArticleUse { ShopId = item.ShopId, ArticleId = id, WorkItemId = itemId, PersonId = actor.PersonId?.Value, At = time.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        using var rest = Hand.Rest();
        await db.Articles.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Uses, a => a.Uses + 1), cancel);
        await transaction.CommitAsync(cancel);
    }
}
