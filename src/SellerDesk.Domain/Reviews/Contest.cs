using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Reviews;

public readonly record struct ContestId(Guid Value) : ITypedId<ContestId>
{
    public static ContestId New() => new(Guid.CreateVersion7());

    public static ContestId From(Guid value) => new(value);
}

/// <summary>Why a review breaks the marketplace's own rules. "We see it differently" is no ground anywhere.</summary>
public enum ContestGround
{
    Profanity,
    Insult,
    OtherProduct,
    OtherShop,
    NotBought,
    Advertising,
    PersonalData,
    DeliveryOnly,
    Spam,
    Blackmail,
    ForeignPhoto,
}

public enum ContestState
{
    Prepared,
    Filed,
    Won,
    Lost,
    Withdrawn,
}

/// <summary>A complaint about a review to its marketplace. None takes it through its interface for programs: it is prepared here, filed by hand in the cabinet, and followed.</summary>
public sealed class Contest
{
    public const int TextMaxLength = 4_000;
    public const int NoteMaxLength = 1_000;

    private Contest(ContestId id, ShopId shopId, WorkItemId workItemId, ContestGround ground, PersonId? authorId, DateTimeOffset createdAt)
    {
        Id = id;
        ShopId = shopId;
        WorkItemId = workItemId;
        Ground = ground;
        AuthorId = authorId;
        CreatedAt = createdAt;
    }

    public ContestId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    /// <summary>The review's item.</summary>
    public WorkItemId WorkItemId { get; private set; }

    public ContestGround Ground { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Codes of the evidence that was put together.</summary>
    public string[] Evidence { get; private set; } = [];

    public ContestState State { get; private set; }

    public PersonId? AuthorId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? FiledAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What the marketplace said.</summary>
    public string? Note { get; private set; }

    public static Contest Prepare(WorkItem item, ContestGround ground, string text, IEnumerable<string> evidence, PersonId? author, DateTimeOffset now)
    {
        if (item.Kind != WorkItemKind.Review)
        {
            throw new RuleException("contest.onlyReviews");
        }

        var contest = new Contest(ContestId.New(), item.ShopId, item.Id, ground, author, now);
        contest.Write(ground, text, evidence);
        return contest;
    }

    public void Write(ContestGround ground, string text, IEnumerable<string> evidence)
    {
        Require(ContestState.Prepared);
        Ground = ground;
        Text = text.Trim().Length is > 0 and <= TextMaxLength ? text.Trim() : throw new RuleException("contest.text", TextMaxLength);
        Evidence = [.. evidence.Distinct()];
    }

    /// <summary>It was sent in by hand in the marketplace's cabinet.</summary>
    public void File(DateTimeOffset now)
    {
        Require(ContestState.Prepared);
        (State, FiledAt) = (ContestState.Filed, now);
    }

    public void Decide(bool won, string? note, DateTimeOffset now)
    {
        Require(ContestState.Filed);
        (State, DecidedAt) = (won ? ContestState.Won : ContestState.Lost, now);
        Note = note is { Length: > NoteMaxLength } ? note[..NoteMaxLength] : note;
    }

    public void Withdraw(DateTimeOffset now)
    {
        if (State is not (ContestState.Prepared or ContestState.Filed))
        {
            throw new RuleException("contest.decided");
        }

        (State, DecidedAt) = (ContestState.Withdrawn, now);
    }

    /// <summary>A step that was taken by mistake: one back.</summary>
    public void StepBack()
    {
        (State, FiledAt, DecidedAt) = State switch
        {
            ContestState.Won or ContestState.Lost => (ContestState.Filed, FiledAt, null),
            ContestState.Filed => (ContestState.Prepared, null, null),
            ContestState.Withdrawn => (FiledAt is null ? ContestState.Prepared : ContestState.Filed, FiledAt, (DateTimeOffset?)null),
            _ => throw new RuleException("contest.first"),
        };
    }

    private void Require(ContestState state)
    {
        if (State != state)
        {
            throw new RuleException("contest.state");
        }
    }
}
