using SellerDesk.Application.Complaints;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Complaints;

/// <summary>Every number of the page out of one reading of the open cases: columns, views and facets add up to each other.</summary>
public sealed class ComplaintSums(CountedCases open, ComplaintAsk ask, PersonId? me, DateTimeOffset now, TimeZoneInfo zone, TreeBook tree, NameBook names)
{
    public static readonly ComplaintSums None = new(CountedCases.None, ComplaintAsk.Default, null, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc, TreeBook.Empty, NameBook.Empty);

    public bool Capped => open.Capped;

    public bool Counted => !ReferenceEquals(open, CountedCases.None);

    /// <summary>All that is open and fits, whatever its stage.</summary>
    public StageSum Whole => Sum(ask with { Stage = null });

    public StageSum Of(ComplaintStage stage) => Sum(ask with { Stage = stage });

    public int AtLine => Sum(ComplaintAsk.Default with { Due = ComplaintDue.Line }).Count;

    public int All => open.All.Count;

    /// <summary>How many of the open ones a view would show.</summary>
    public int Count(ComplaintAsk view) => Sum(view).Count;

    /// <summary>How many there would be with this cause, the rest of the filter as it is.</summary>
    public int OfCause(string root) => Sum(ask with { Cause = root, NoCause = false }).Count;

    public int OfShop(ShopId shop) => Sum(ask with { Shop = shop, Marketplace = null }).Count;

    public int OfOwner(InboxAssignee owner) => Sum(ask with { Owner = owner }).Count;

    private StageSum Sum(ComplaintAsk wanted)
    {
        var filter = wanted.ToFilter(me, now, zone);
        var (count, line, money) = (0, 0, new SortedDictionary<string, decimal>(StringComparer.Ordinal));
        foreach (var one in open.All)
        {
            if (Fits(one, filter))
            {
                count++;
                line += IsAtLine(one.LineAt) ? 1 : 0;
                if (one is { Stake: > 0, Currency: { } currency })
                {
                    money[currency] = money.GetValueOrDefault(currency) + one.Stake;
                }
            }
        }

        return new StageSum(count, line, [.. money.OrderByDescending(pair => pair.Key == "RUB").Select(pair => (pair.Value, pair.Key))]);
    }

    private bool IsAtLine(DateTimeOffset? due) => due < now + ComplaintAsk.LineBefore;

    private bool Fits(CountedCase one, ComplaintFilter filter) =>
        (filter.Stage is not { } stage || one.Stage == stage)
        && filter.State != ComplaintState.Closed
        && (filter.Shop is not { } shop || one.Shop == shop)
        && (filter.Marketplace is not { } marketplace || (names.Shops.TryGetValue(one.Shop, out var face) && face.Marketplace == marketplace))
        && (filter.Kind is not { } kind || one.Kind == kind)
        && (!filter.NoCause || one.Cause is null)
        && (filter.Cause is not { } cause || tree.Path(ComplaintTree.Cause, one.Cause).Any(node => node.Code == cause))
        && (filter.Owner is not { } owner || one.Owner == owner)
        && (!filter.NoOwner || one.Owner is null)
        && (filter.Ball is not { } ball || one.Ball == ball)
        && (filter.MarketplaceDueBefore is not { } line || one.LineAt < line)
        && (filter.DueBefore is not { } due || one.DueAt < due);
}

/// <param name="Line">How many of them are at the marketplace's red line.</param>
/// <param name="Money">By currency; never added up over currencies.</param>
public sealed record StageSum(int Count, int Line, IReadOnlyList<(decimal Amount, string Currency)> Money);
