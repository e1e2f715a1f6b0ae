using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Knowledge.Automation;

/// <summary>A person says whether a proposal, or an answer that went out by itself, is right.</summary>
public sealed class JudgeProposal(ScopedDb database, TimeProvider time)
{
    public async Task ExecuteAsync(Actor actor, WorkItemId item, ProposalOutcome outcome, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var proposal = await db.AutoProposals.FirstOrDefaultAsync(p => p.WorkItemId == item, cancel) ?? throw new RuleException("workItem.unknown");
        actor.RequireShop(proposal.ShopId);
        await ProposalVerdict.ApplyAsync(db, proposal, outcome, actor.PersonId, await AutomationOptions.SettingsAsync(db, cancel), time.GetUtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
    }
}
