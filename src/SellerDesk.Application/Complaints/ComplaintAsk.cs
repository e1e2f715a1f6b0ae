using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>Which deadline narrows the list.</summary>
public enum ComplaintDue
{
    /// <summary>The marketplace's own is less than <see cref="ComplaintAsk.LineBefore"/> away, or over.</summary>
    Line,

    /// <summary>Ours is over.</summary>
    Over,

    /// <summary>Ours is before the end of the day.</summary>
    Today,
}

/// <summary>
/// What the page of complaints shows: the whole of it stands in the page's address (<see cref="ComplaintQuery"/> reads and writes it), so a view can be
/// sent to somebody. Whose "mine" is and when "today" ends is said only when it is asked.
/// </summary>
public sealed record ComplaintAsk
{
    public static readonly ComplaintAsk Default = new();

    /// <summary>From here on the marketplace's deadline is a red line.</summary>
    public static readonly TimeSpan LineBefore = TimeSpan.FromHours(4);

    public ComplaintState State { get; init; }

    public ComplaintStage? Stage { get; init; }

    public ShopId? Shop { get; init; }

    public Marketplace? Marketplace { get; init; }

    public ComplaintKind? Kind { get; init; }

    /// <summary>A code of the tree of causes; its branches count too.</summary>
    public string? Cause { get; init; }

    /// <summary>Only those whose cause nobody has named.</summary>
    public bool NoCause { get; init; }

    public InboxAssignee? Owner { get; init; }

    public BallHolder? Ball { get; init; }

    public ComplaintDue? Due { get; init; }

    public ProductId? Product { get; init; }

    public string? Order { get; init; }

    public string? Search { get; init; }

    /// <summary>Nothing but the state narrows the list.</summary>
    public bool IsPlain => this with { State = ComplaintState.Open, Stage = null } == Default;

    public ComplaintFilter ToFilter(PersonId? me, DateTimeOffset now, TimeZoneInfo zone) => new()
    {
        State = State,
        Stage = Stage,
        Shop = Shop,
        Marketplace = Marketplace,
        Kind = Kind,
        Cause = Cause,
        NoCause = NoCause,
        Owner = Owner switch { { Me: true } => me, { Person: { } person } => person, _ => null },
        NoOwner = Owner is { None: true },
        Ball = Ball,
        MarketplaceDueBefore = Due == ComplaintDue.Line ? now + LineBefore : null,
        DueBefore = Due switch { ComplaintDue.Over => now, ComplaintDue.Today => EndOfDay(now, zone), _ => null },
        Product = Product,
        OrderNumber = Order,
        Search = Search,
    };

    public bool Equals(ComplaintAsk? other) => other is not null && ComplaintQuery.Write(this) == ComplaintQuery.Write(other);

    public override int GetHashCode() => ComplaintQuery.Write(this).GetHashCode(StringComparison.Ordinal);

    private static DateTimeOffset EndOfDay(DateTimeOffset now, TimeZoneInfo zone)
    {
        var tomorrow = TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(1);
        return new DateTimeOffset(tomorrow, zone.GetUtcOffset(tomorrow)).ToUniversalTime();
    }
}
