using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Knowledge.Automation;

/// <summary>A pair that proposes or answers, with its measure.</summary>
public sealed record PairRow(ArticleId Id, string Title, AnswerMode Mode, string? PausedBecause, WilsonInterval Precision, int Agreed, int Answered);

/// <summary>A proposal beside the question that it is for.</summary>
public sealed record ProposalRow(
    WorkItemId Item, ShopId Shop, WorkItemKind Kind, string Question, string? Product, ArticleId? Pair, string? PairTitle, string Text, double Similarity, double Confidence, ProposalState State, string? Reason,
    ProposalOutcome? Outcome, Guid? JudgedBy, ReplyState Reply, DateTimeOffset CreatedAt);

public enum ProposalView
{
    /// <summary>Everything that a pair was found for.</summary>
    All,

    /// <summary>What went out by itself.</summary>
    Sent,

    /// <summary>Not judged yet.</summary>
    Unjudged,

    /// <summary>Judged wrong.</summary>
    Wrong,
}

/// <param name="Next">Hand it in to go on; null at the end.</param>
public sealed record ProposalSlice(IReadOnlyList<ProposalRow> Rows, (DateTimeOffset CreatedAt, WorkItemId Item)? Next);

/// <summary>What the desk proposes and answers by itself, to be looked at and judged.</summary>
public sealed class AutomaticBoard(ScopedDb database)
{
    public const int SliceSize = 30;

    private const int PairsShown = 200;

    /// <summary>Live ones first, then those that are nearest to it.</summary>
    public async Task<IReadOnlyList<PairRow>> PairsAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var pairs = await ArticleReach.Seen(db).Where(a => a.Kind == ArticleKind.Pair && a.On && (a.Mode != AnswerMode.Off || a.Judged > 0))
            .OrderByDescending(a => a.Mode == AnswerMode.Live).ThenByDescending(a => a.Judged).ThenBy(a => a.Title).ThenBy(a => a.Id).Take(PairsShown)
            .Select(a => new { a.Id, a.Title, a.Mode, a.PausedBecause, a.Agreed, a.Judged, a.Answered }).ToListAsync(cancel);
        return pairs.ConvertAll(a => new PairRow(a.Id, a.Title, a.Mode, a.PausedBecause, WilsonInterval.Of(a.Agreed, a.Judged), a.Agreed, a.Answered));
    }

    public async Task<ProposalSlice> ProposalsAsync(ProposalView view, ArticleId? pair, (DateTimeOffset CreatedAt, WorkItemId Item)? after, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var proposals = Narrowed(db.AutoProposals.AsNoTracking().Where(p => p.State != ProposalState.NoMatch), view);
        proposals = pair is { } one ? proposals.Where(p => p.ArticleId == one) : proposals;
        if (after is { } key)
        {
            proposals = proposals.Where(p => EF.Functions.LessThan(ValueTuple.Create(p.CreatedAt, p.WorkItemId), ValueTuple.Create(key.CreatedAt, key.Item)));
        }

        var rows = await proposals.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.WorkItemId).Take(SliceSize + 1)
            .Join(db.WorkItems, p => new { Id = p.WorkItemId, p.ShopId }, i => new { i.Id, i.ShopId }, (p, i) => new { p, i })
            .Select(both => new ProposalRow(both.p.WorkItemId, both.p.ShopId, both.i.Kind, both.i.Preview, both.i.ProductName, both.p.ArticleId,
                db.Articles.Where(a => a.Id == both.p.ArticleId).Select(a => a.Title).FirstOrDefault(), both.p.Text, both.p.Similarity, both.p.Confidence, both.p.State, both.p.Reason,
                both.p.Outcome, both.p.JudgedBy, both.i.ReplyState, both.p.CreatedAt))
            .ToListAsync(cancel);
        rows = [.. rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Item.Value)];
        if (rows.Count <= SliceSize)
        {
            return new ProposalSlice(rows, null);
        }

        rows.RemoveAt(SliceSize);
        return new ProposalSlice(rows, (rows[^1].CreatedAt, rows[^1].Item));
    }

    private static IQueryable<AutoProposal> Narrowed(IQueryable<AutoProposal> proposals, ProposalView view) => view switch
    {
        ProposalView.Sent => proposals.Where(p => p.SentAt != null),
        ProposalView.Unjudged => proposals.Where(p => p.Outcome == null && p.ArticleId != null),
        ProposalView.Wrong => proposals.Where(p => p.Outcome == ProposalOutcome.Rejected || p.Outcome == ProposalOutcome.Changed),
        _ => proposals,
    };
}
