using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Knowledge.Automation;

/// <summary>Saves proposals. One per question, whichever node is first; places within the hour's limit are given out under a lock that all nodes share.</summary>
public sealed class ProposalWriter(WholeDb database, TimeProvider time)
{
    private const long PlaceLock = 0x6175746F616E7377;

    /// <returns>False when another node was quicker.</returns>
    public async Task<bool> TryAddAsync(AutoProposal proposal, CancellationToken cancel)
    {
        await using var db = database.Open();
        db.Add(proposal);
        return await TrySaveAsync(db, cancel);
    }

    /// <summary>Counts it against the limit before it is written: two nodes never exceed it together. Also looks whether the pair is still live.</summary>
    /// <returns>False when a person has to answer, or another node was quicker.</returns>
    public async Task<bool> TryTakePlaceAsync(AutoProposal proposal, ArticleId pairId, AutomationSettings settings, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({PlaceLock})", cancel);
        var now = time.GetUtcNow();
        var live = await db.Articles.AnyAsync(a => a.Id == pairId && a.On && a.Mode == AnswerMode.Live, cancel);
        var free = await AutomationOptions.SentSinceAsync(db, now.AddHours(-1), cancel) < settings.PerHour;
        if (live && free)
        {
            proposal.Go(now);
        }
        else if (live)
        {
            proposal.HandOver(HandOver.Limit);
        }

        db.Add(proposal);
        var saved = await TrySaveAsync(db, cancel);
        if (saved)
        {
            await transaction.CommitAsync(cancel);
        }

        return saved && live && free;
    }

    public async Task SentAsync(AutoProposal proposal, OutgoingReplyId reply, CancellationToken cancel)
    {
        await using var db = database.Open();
        await db.AutoProposals.Where(p => p.WorkItemId == proposal.WorkItemId && p.ShopId == proposal.ShopId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ProposalState.Sent).SetProperty(p => p.ReplyId, reply), cancel);
        await db.Articles.Where(a => a.Id == proposal.ArticleId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Answered, a => a.Answered + 1), cancel);
    }

    public async Task RefusedAsync(AutoProposal proposal, string code, CancellationToken cancel)
    {
        await using var db = database.Open();
        await db.AutoProposals.Where(p => p.WorkItemId == proposal.WorkItemId && p.ShopId == proposal.ShopId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ProposalState.Refused).SetProperty(p => p.Reason, code), cancel);
    }

    private static async Task<bool> TrySaveAsync(SellerDeskDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}
