using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Complaints;

/// <summary>A case has the id of the return that it was opened from, or one of its own; its work item has the same.</summary>
public readonly record struct ComplaintId(Guid Value) : ITypedId<ComplaintId>
{
    public static ComplaintId New() => new(Guid.CreateVersion7());

    public static ComplaintId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>
/// A complaint from its first word to its end. Owner and deadlines are its work item's, kept here a second time for the order of lists (the database sees
/// to it that they agree).
/// </summary>
public sealed partial class Complaint
{
    public const int WordsMaxLength = 4_000;
    public const int TextMaxLength = 2_000;
    public const int CodeMaxLength = 60;
    public const int BuyerMaxLength = 120;
    public const int MostLines = 100;

    private Complaint(ComplaintId id, ShopId shopId, ComplaintKind kind, ComplaintSource source, ComplaintStage stage, DateTimeOffset openedAt)
    {
        Id = id;
        ShopId = shopId;
        Kind = kind;
        Source = source;
        Stage = stage;
        OpenedAt = openedAt;
        StageSince = openedAt;
    }

    public ComplaintId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    /// <summary>What people call it: a number that counts up over the whole desk.</summary>
    public long Number { get; private set; }

    public ComplaintKind Kind { get; private set; }

    public ComplaintSource Source { get; private set; }

    /// <summary>The review, question or chat that it was opened from.</summary>
    public WorkItemId? SourceItemId { get; private set; }

    /// <summary>What the marketplace calls the matter; null for what it knows nothing of.</summary>
    public ReturnId? ReturnId { get; private set; }

    public string? OrderNumber { get; private set; }

    /// <summary>Null while no such order has come; see <see cref="OrderIsUnknown"/>.</summary>
    public OrderId? OrderId { get; private set; }

    public ProductId? ProductId { get; private set; }

    public string? Buyer { get; private set; }

    /// <summary>What the buyer said.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The marketplace's own word for the reason.</summary>
    public string? ReasonRaw { get; private set; }

    public string? ReasonCode { get; private set; }

    public string? CauseCode { get; private set; }

    public CauseBy? CauseBy { get; private set; }

    public ComplaintStage Stage { get; private set; }

    public DateTimeOffset StageSince { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Our own deadline (UTC).</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The marketplace's own, which nothing here moves; null where it has none.</summary>
    public DateTimeOffset? MarketplaceDueAt { get; private set; }

    /// <summary>Its level of service puts it before others that are due at the same hour.</summary>
    public bool FirstInLine { get; private set; }

    /// <summary>
    /// Its place in lists by deadline (UTC): our deadline or, while the seller is to act, the marketplace's where that is nearer; the beginning of that hour for
    /// what is <see cref="FirstInLine"/>. The database works it out.
    /// </summary>
    public DateTimeOffset LineAt { get; private set; }

    public PersonId? OwnerId { get; private set; }

    public BallHolder Ball { get; private set; }

    public ResolutionKind? Resolution { get; private set; }

    /// <summary>Code of the grounds of a rejection.</summary>
    public string? Grounds { get; private set; }

    /// <summary>What is said to the buyer with it.</summary>
    public string? ResolutionText { get; private set; }

    /// <summary>Points that a compensation gives.</summary>
    public int? Points { get; private set; }

    /// <summary>Discount that a compensation gives, 1 to 100.</summary>
    public decimal? DiscountPercent { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public PersonId? ResolvedBy { get; private set; }

    /// <summary>The outgoing row of a decision that is on its way; nothing moves until it has ended.</summary>
    public Guid? DecisionId { get; private set; }

    public CarryingOut? CarriedOut { get; private set; }

    public DateTimeOffset? CarriedOutAt { get; private set; }

    /// <summary>Code of what the seller argues with before the marketplace.</summary>
    public string? ArbitrationGround { get; private set; }

    public Verdict? Verdict { get; private set; }

    public ComplaintOutcome? Outcome { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public CloseReason? CloseReason { get; private set; }

    public ComplaintId? MergedInto { get; private set; }

    public ComplaintId? SplitFrom { get; private set; }

    /// <summary>How often it was opened again.</summary>
    public int Reopened { get; private set; }

    /// <summary>As of when its list of proofs is: the moment its ground was taken, so that a list that is edited later leaves it alone. Null: as the list is now.</summary>
    public DateTimeOffset? EvidenceAt { get; private set; }

    /// <summary>Points of the evidence list that are there: their codes, and when they were ticked.</summary>
    public Dictionary<string, string> Evidence { get; private set; } = [];

    public List<ComplaintLine> Lines { get; private set; } = [];

    public bool IsClosed => Stage == ComplaintStage.Closed;

    /// <summary>It names an order that the desk does not have (yet).</summary>
    public bool OrderIsUnknown => OrderNumber is not null && OrderId is null;

    /// <summary>Money that is given, over all lines.</summary>
    public decimal Amount => Lines.Sum(line => line.Amount);

    public static Complaint Open(ComplaintWish wish, DateTimeOffset now)
    {
        if (wish.Words.Trim().Length is 0 or > WordsMaxLength)
        {
            throw new RuleException("complaint.words", WordsMaxLength);
        }

        if (wish.Lines.Count > MostLines)
        {
            throw new RuleException("complaint.lines", MostLines);
        }

        var complaint = new Complaint(ComplaintId.New(), wish.Shop, wish.Kind, wish.Source, ComplaintStage.Collecting, now)
        {
            SourceItemId = wish.SourceItem,
            OrderNumber = Trimmed(wish.OrderNumber, MarketplaceRef.NumberMaxLength),
            OrderId = wish.Order,
            Buyer = Trimmed(wish.Buyer, BuyerMaxLength),
            Words = wish.Words.Trim(),
            ReasonRaw = Trimmed(wish.ReasonRaw, TextMaxLength),
            ProductId = wish.Product ?? wish.Lines.Select(line => line.Product ?? line.Bought?.Product).FirstOrDefault(product => product is not null),
            DueAt = wish.DueAt,
            OwnerId = wish.Owner,
        };
        complaint.Lines.AddRange(wish.Lines.Select((line, at) => ComplaintLine.Of(complaint, at + 1, line)));
        return complaint;
    }

    private static string? Trimmed(string? text, int most) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is var whole && whole.Length > most ? whole[..most] : whole;
}
