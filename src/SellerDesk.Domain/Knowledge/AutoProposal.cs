using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Knowledge;

/// <summary>What became of a proposal at the desk.</summary>
public enum ProposalState
{
    /// <summary>No pair is like the question.</summary>
    NoMatch,

    /// <summary>Proposed to nobody: it waits to be compared with what a person answers.</summary>
    Shadow,

    /// <summary>A pair fits, yet a person has to answer: <see cref="AutoProposal.Reason"/> says why.</summary>
    HandedOver,

    /// <summary>Counted against the limits, about to be written.</summary>
    Going,

    /// <summary>Written as a reply on its way.</summary>
    Sent,

    /// <summary>Taken back before it left.</summary>
    Stopped,

    /// <summary>The reply rules or the marketplace did not take it.</summary>
    Refused,
}

public enum ProposalOutcome
{
    /// <summary>A person answered the same, or said that it is right.</summary>
    Agreed,

    /// <summary>Partly the same.</summary>
    Changed,

    /// <summary>Something else was answered, or a person said that it is wrong.</summary>
    Rejected,
}

/// <summary>What the desk would have answered, or did answer, to one question; and what people made of it. One per question.</summary>
public sealed class AutoProposal
{
    private AutoProposal(WorkItemId workItemId, ShopId shopId, DateTimeOffset createdAt)
    {
        WorkItemId = workItemId;
        ShopId = shopId;
        CreatedAt = createdAt;
    }

    public WorkItemId WorkItemId { get; private set; }

    public ShopId ShopId { get; private set; }

    public ArticleId? ArticleId { get; private set; }

    /// <summary>Likeness of the questions, 0 to 1.</summary>
    public double Similarity { get; private set; }

    /// <summary>How probably it is right, learnt from judged proposals, 0 to 1.</summary>
    public double Confidence { get; private set; }

    public string Text { get; private set; } = "";

    public ProposalState State { get; private set; }

    /// <summary>A code: why a person has to answer, or why it was stopped or refused.</summary>
    public string? Reason { get; private set; }

    public OutgoingReplyId? ReplyId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was counted against the limits (UTC).</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public ProposalOutcome? Outcome { get; private set; }

    /// <summary>Null when it was judged by the answer that a person gave.</summary>
    public Guid? JudgedBy { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>Only what would have gone out tells how right a pair is.</summary>
    public bool Counts => State is ProposalState.Shadow or ProposalState.Sent or ProposalState.Going or ProposalState.Stopped;

    public static AutoProposal None(WorkItem item, DateTimeOffset now) => new(item.Id, item.ShopId, now) { State = ProposalState.NoMatch };

    public static AutoProposal Of(WorkItem item, ArticleId pair, double similarity, double confidence, string text, string? handOver, DateTimeOffset now) => new(item.Id, item.ShopId, now)
    {
        ArticleId = pair,
        Similarity = similarity,
        Confidence = confidence,
        Text = text,
        Reason = handOver,
        State = handOver is null ? ProposalState.Shadow : ProposalState.HandedOver,
    };

    public void Go(DateTimeOffset now) => (State, SentAt) = (ProposalState.Going, now);

    /// <summary>A person has to answer after all.</summary>
    public void HandOver(string reason) => (State, Reason) = (ProposalState.HandedOver, reason);

    public void Stop(string reason) => (State, Reason) = (ProposalState.Stopped, reason);

    /// <returns>What it was judged before.</returns>
    /// <exception cref="RuleException"><c>automation.nothingProposed</c> where there is no text to judge.</exception>
    public ProposalOutcome? Judge(ProposalOutcome outcome, PersonId? by, DateTimeOffset now)
    {
        if (ArticleId is null)
        {
            throw new RuleException("automation.nothingProposed");
        }

        var before = Outcome;
        (Outcome, JudgedBy, JudgedAt) = (outcome, by?.Value, now);
        return before;
    }
}
