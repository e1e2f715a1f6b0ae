using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies;

/// <summary>Takes a template away. Nothing refers to it: what was deleted can be added again as it was.</summary>
public sealed class DeleteTemplate(WholeDb database, TemplateList list)
{
    public async Task ExecuteAsync(Actor actor, TemplateCard seen, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Remove(await SeenTemplate.LockAsync(db, seen, cancel));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        list.Forget();
    }
}
