using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>One item with everything that is needed to answer it.</summary>
/// <param name="Chat">Of a chat: its head. What was said in it is read apart, message by message.</param>
/// <param name="NoAnswers">Why the marketplace takes no answer to it from here; null when it does, as far as is known.</param>
public sealed record ItemDetails(
    InboxRow Item, DateTimeOffset? ClosedAt, ShopFace Shop, BuyerWords Words, ShownAnswer? Answer, ProductFace? Product, ReplyForm Form,
    IReadOnlyList<ReplyStory> Replies, DraftDetails? Draft, IReadOnlyList<DraftDetails> OtherDrafts, IReadOnlyList<EarlierAnswer> Earlier,
    AbilityFact? NoAnswers = null, ChatFace? Chat = null)
{
    public ItemTeam Team { get; init; } = ItemTeam.None;

    /// <summary>The reply that is on its way now.</summary>
    public ReplyStory? OnTheWay => Item.State == WorkItemState.Answering && Replies is [var first, ..] ? first : null;

    /// <summary>The newest reply, when it came back or was given up.</summary>
    public ReplyStory? CameBack => Item.State == WorkItemState.Open && Replies is [{ State: OutgoingState.Rejected or OutgoingState.Dead } last, ..] ? last : null;

    /// <summary>What templates are filled with for this item.</summary>
    public ReplyFacts Facts(string? person) =>
        new(Item.Author, Product?.Name ?? Item.ProductName, Shop.Name, Words.OrderNumber, Product?.Article, Product?.Brand, person);

    /// <summary>How often the answer may still be changed, as far as it was changed from here.</summary>
    public int EditsLeft => Math.Max(0, Form.Edits - Replies.Count(reply => reply.IsEdit && reply.State is not (OutgoingState.Rejected or OutgoingState.Dead)));

    /// <summary>May the answer that is shown still be changed?</summary>
    public bool Editable(DateTimeOffset now) =>
        Answer is { Editable: true, State: not AnswerState.Rejected } answer && EditsLeft > 0 && Item.State != WorkItemState.Answering && now - (answer.At ?? now) <= Form.EditableFor;
}

/// <summary>The head of a chat.</summary>
/// <param name="WritableUntil">Until when the marketplace takes a message; null: no end is known.</param>
public sealed record ChatFace(ChatKind Kind, string? StatusRaw, DateTimeOffset? WritableUntil, string? ReturnNumber, DateTimeOffset? StartedAt)
{
    /// <summary>The marketplace has closed it for good.</summary>
    public bool IsOver => Domain.Conversations.Chat.IsOver(StatusRaw);

    public bool IsShutAt(DateTimeOffset now) => IsOver || WritableUntil <= now;
}

/// <summary>What the buyer wrote, as it was written. <paramref name="Length"/> tells when <paramref name="Text"/> is only its beginning.</summary>
public sealed record BuyerWords(
    string Number, string? Title, string Text, int Length, string? Pros, string? Cons, string? OrderNumber, IReadOnlyList<string> Photos, string? Video,
    IReadOnlyDictionary<string, string> Facts, DateTimeOffset ReceivedAt);

/// <summary>Our answer as the marketplace shows it.</summary>
public sealed record ShownAnswer(string Text, AnswerState State, string? StateRaw, bool Editable, DateTimeOffset? At);

public sealed record ProductFace(ProductId Id, string Number, string Name, string? Article, string? Brand, string? Category);

/// <summary>A reply from here and what became of it, newest attempt last.</summary>
public sealed record ReplyStory(
    OutgoingReplyId Id, OutgoingState State, string Text, bool IsEdit, PersonId? Author, DateTimeOffset CreatedAt, DateTimeOffset DueAt, int LookUps, DateTimeOffset? ConfirmedAt,
    string? ErrorCode, string? ErrorDetail, IReadOnlyList<AttemptDetails> Attempts)
{
    /// <summary>What goes or went with it.</summary>
    public IReadOnlyList<CarriedFile> Files { get; init; } = [];
}

public sealed record AttemptDetails(int Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Outcome, string? Detail);

public sealed record DraftDetails(PersonId Person, string Text, DateTimeOffset SavedAt);

/// <summary>How the same product was answered before.</summary>
public sealed record EarlierAnswer(WorkItemId Item, short? Rating, string Text, DateTimeOffset? At);
