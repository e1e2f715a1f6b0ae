using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>Ends a key for good; calls with it are refused at once, on every node.</summary>
public sealed class RevokeApiToken(WholeDb database)
{
    public async Task ExecuteAsync(Actor actor, ApiTokenId id, DateTimeOffset now, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id, cancel) ?? throw new RuleException("token.missing");
        if (token.Scope == ApiScope.Admin)
        {
            actor.RequireRole(Role.Owner);
        }

        token.Revoke(now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_notify({DeskChanges.TokenChannel}, {id.Value.ToString()})", cancel);
        await transaction.CommitAsync(cancel);
    }
}
