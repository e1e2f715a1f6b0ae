using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Replies;

public readonly record struct OutgoingReplyId(Guid Value) : ITypedId<OutgoingReplyId>
{
    public static OutgoingReplyId New() => new(Guid.CreateVersion7());

    public static OutgoingReplyId From(Guid value) => new(value);
}

/// <summary>A reply on its way out. Nothing leaves the desk but through such a row, saved with what caused it.</summary>
public sealed partial class OutgoingReply
{
    /// <summary>How long a reply can be taken back.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(10);

    private OutgoingReply(OutgoingReplyId id, ShopId shopId, WorkItemId workItemId, WorkItemKind kind, string targetNumber, string text, bool isEdit,
        PersonId? authorId, DateTimeOffset createdAt, DateTimeOffset dueAt)
    {
        Id = id;
        ShopId = shopId;
        WorkItemId = workItemId;
        Kind = kind;
        TargetNumber = targetNumber;
        Text = text;
        IsEdit = isEdit;
        AuthorId = authorId;
        CreatedAt = createdAt;
        DueAt = dueAt;
    }

    public OutgoingReplyId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public WorkItemId WorkItemId { get; private set; }

    public WorkItemKind Kind { get; private set; }

    /// <summary>The marketplace's number of what is answered.</summary>
    public string TargetNumber { get; private set; }

    public string Text { get; private set; }

    /// <summary>True when it changes an answer that the marketplace already has.</summary>
    public bool IsEdit { get; private set; }

    /// <summary>Of a complaint: the decision that is carried to the marketplace, as JSON; <see cref="Text"/> is what is said with it.</summary>
    public string? Decision { get; private set; }

    /// <summary>Who wrote it; null for a program with a token.</summary>
    public PersonId? AuthorId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public ReplyOrigin Origin { get; private set; }

    /// <summary>The rule or the knowledge article that wrote it; null when a person did.</summary>
    public Guid? OriginId { get; private set; }

    public ReplyTemplateId? TemplateId { get; private set; }

    /// <summary>The template's text was changed before it was sent.</summary>
    public bool TemplateEdited { get; private set; }

    /// <summary>The text as it was handed in for approval; null when it needed none.</summary>
    public string? SubmittedText { get; private set; }

    public PersonId? ApproverId { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Soft findings of the reply rules that it was sent with.</summary>
    public int Warnings { get; private set; }

    /// <summary>Files that go with it (chats), as JSON: <c>[{"id", "name", "contentType"}]</c>.</summary>
    public string Files { get; private set; } = "[]";

    /// <summary>The marketplace's number of the message that came of it, where it gives one (chats).</summary>
    public string? MessageNumber { get; private set; }

    public OutgoingState State { get; private set; }

    /// <summary>When the delivering job has to touch it next: end of the hold, next try, next look-up.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Look-ups since the call that did not show the published answer yet; the pause between them grows with it.</summary>
    public int LookUps { get; private set; }

    /// <summary>When the last call began (UTC): an unknown outcome is not looked up before the call must have ended.</summary>
    public DateTimeOffset? CalledAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public string? ErrorCode { get; private set; }

    public string? ErrorDetail { get; private set; }

    public static OutgoingReply Write(WorkItem item, string targetNumber, string text, bool isEdit, PersonId? author, ReplySource source, DateTimeOffset now) =>
        new(OutgoingReplyId.New(), item.ShopId, item.Id, item.Kind, targetNumber, text, isEdit, author, now, now + (source.Hold ?? Hold))
        {
            Origin = source.Origin,
            OriginId = source.OriginId,
            TemplateId = source.Template,
            TemplateEdited = source.TemplateEdited,
        };

    /// <summary>Somebody has to read it first: it does not leave by itself.</summary>
    public void AwaitApproval()
    {
        if (State != OutgoingState.Held)
        {
            throw new RuleException("reply.alreadyLeft");
        }

        State = OutgoingState.AwaitsApproval;
        SubmittedText = Text;
    }

    /// <summary>It may leave, as it was handed in or as the approver changed it; from here on it is held like any other.</summary>
    public void Approve(PersonId approver, string text, DateTimeOffset now)
    {
        if (State != OutgoingState.AwaitsApproval)
        {
            throw new RuleException("reply.notAwaitingApproval");
        }

        (Text, ApproverId, ApprovedAt) = (text, approver, now);
        (State, DueAt) = (OutgoingState.Held, now + Hold);
    }

    /// <summary>Which files go with it, and which of them the marketplace already shows; see <see cref="CarriedFile"/>.</summary>
    public void Carry(string files) => Files = files;

    /// <summary>It carries a decision instead of words.</summary>
    public void Decide(string decision) => Decision = decision;

    /// <summary>The number that the marketplace gave the message that came of it.</summary>
    public void BecameMessage(string? number) => MessageNumber = number ?? MessageNumber;

    /// <summary>It is sent although the reply rules advise against so many places of it.</summary>
    public void Warned(int findings) => Warnings = findings;

    /// <summary>Undo: possible until the call is about to be made.</summary>
    public void Withdraw()
    {
        if (State is not (OutgoingState.Held or OutgoingState.Queued or OutgoingState.AwaitsApproval))
        {
            throw new RuleException("reply.alreadyLeft");
        }

        State = OutgoingState.Withdrawn;
    }
}
