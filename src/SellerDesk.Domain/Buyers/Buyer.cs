using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Buyers;

public readonly record struct BuyerId(Guid Value) : ITypedId<BuyerId>
{
    public static BuyerId New() => new(Guid.CreateVersion7());

    public static BuyerId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>
/// Somebody who buys, recognised by what a marketplace gives and by nothing else. Belongs to the desk, not to one shop: the same person may buy in several. What
/// stands here of orders and money is a rollup over all shops (<see cref="BuyerFigures"/> has it shop by shop), re-made for the buyers that were touched.
/// </summary>
public sealed class Buyer
{
    public const int NameMaxLength = 120;

    private Buyer(BuyerId id, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedAt = createdAt;
    }

    public BuyerId Id { get; private set; }

    /// <summary>What people call them: a number that counts up over the whole desk.</summary>
    public long Number { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A mask of name and phone, or the display name of a chat; null where nothing of the kind may be kept.</summary>
    public string? Name { get; private set; }

    /// <summary>The name is one that the buyer shows in public or in a chat, not a mask.</summary>
    public bool NameIsShown { get; private set; }

    public string? Region { get; private set; }

    public string? City { get; private set; }

    /// <summary>Of its weakest link.</summary>
    public MatchQuality Quality { get; private set; }

    public int Orders { get; private set; }

    public int Delivered { get; private set; }

    public int Returned { get; private set; }

    public int Cancelled { get; private set; }

    /// <summary>Totals of delivered orders in <see cref="Currency"/>; <see cref="BuyerMoney"/> has the other currencies.</summary>
    public decimal Spent { get; private set; }

    /// <summary>The currency of most of the delivered orders.</summary>
    public string? Currency { get; private set; }

    public DateTimeOffset? FirstOrderAt { get; private set; }

    public DateTimeOffset? LastOrderAt { get; private set; }

    /// <summary>Between two orders one after the other; null without two at different times.</summary>
    public TimeSpan? ShortestGap { get; private set; }

    /// <summary>The last order or contact; null for one without any, whom no list shows.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    public int Reviews { get; private set; }

    /// <summary>Sum of the stars of <see cref="Reviews"/>.</summary>
    public int Stars { get; private set; }

    /// <summary>Reviews with one or two stars.</summary>
    public int BadReviews { get; private set; }

    public int Chats { get; private set; }

    public int Complaints { get; private set; }

    public int Returns { get; private set; }

    /// <summary>Somebody found that this is the same person as another one, who goes on.</summary>
    public BuyerId? MergedInto { get; private set; }

    /// <summary>What names the person is gone; figures stay.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }
}

/// <summary>How sure it is that a thing belongs to the buyer beside whom it stands.</summary>
public enum MatchQuality
{
    /// <summary>The marketplace says so: its own number of the buyer, or an order that is theirs.</summary>
    Certain,

    /// <summary>The same phone or e-mail address, which two people may share.</summary>
    Probable,
}
