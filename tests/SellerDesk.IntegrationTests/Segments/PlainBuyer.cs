using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Shops;

namespace SellerDesk.IntegrationTests.Segments;

/// <summary>A buyer as lists in memory, and rules held against them one by one: what the statement in the database must agree with.</summary>
internal sealed record PlainBuyer(
    Guid Id, IReadOnlyDictionary<BuyerFigure, decimal?> Figures, string? Currency, IReadOnlyDictionary<BuyerTrait, IReadOnlyList<string>> Traits,
    IReadOnlyList<(BuyerThing Kind, DateTimeOffset At, int Stars)> Deeds, IReadOnlySet<(ConsentChannel, ConsentPurpose)> Consents)
{
    public bool Meets(SegmentRule rule, DateTimeOffset now) => rule switch
    {
        RuleGroup { Kind: GroupKind.All } all => all.Rules.All(one => Meets(one, now)),
        RuleGroup { Kind: GroupKind.Any } any => any.Rules.Any(one => Meets(one, now)),
        RuleGroup none => !none.Rules.Any(one => Meets(one, now)),
        FigureRule figure => Figures.GetValueOrDefault(figure.Figure) is { } value && (figure.Currency is null || figure.Currency == Currency) && value >= (figure.From ?? decimal.MinValue) && value <= (figure.To ?? decimal.MaxValue),
        TraitRule trait => Traits[trait.Trait].Intersect(trait.Values).Any(),
        ConsentRule consent => Consents.Contains((consent.Channel, consent.Purpose)),
        SequenceRule sequence => Ends(sequence, 0, null).Any(end => sequence.Silence is null
            || (end <= now.AddDays(-sequence.SilentDays!.Value) && !Deeds.Any(deed => Is(deed, sequence.Silence.Value) && deed.At > end))),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Every way through the steps, by when the last one was.</summary>
    private IEnumerable<DateTimeOffset> Ends(SequenceRule sequence, int step, DateTimeOffset? before)
    {
        foreach (var deed in Deeds.Where(deed => Is(deed, sequence.Steps[step].Deed) && (before is null || deed.At > before)
            && (sequence.Steps[step].WithinDays is not { } days || deed.At <= before!.Value.AddDays(days))))
        {
            if (step == sequence.Steps.Count - 1)
            {
                yield return deed.At;
                continue;
            }

            foreach (var end in Ends(sequence, step + 1, deed.At))
            {
                yield return end;
            }
        }
    }

    private static bool Is((BuyerThing Kind, DateTimeOffset At, int Stars) deed, Deed asked) => asked switch
    {
        Deed.Ordered => deed.Kind == BuyerThing.Order,
        Deed.Reviewed => deed.Kind == BuyerThing.Review,
        Deed.ReviewedBadly => deed.Kind == BuyerThing.Review && deed.Stars <= 2,
        Deed.ReviewedWell => deed.Kind == BuyerThing.Review && deed.Stars >= 4,
        Deed.Complained => deed.Kind == BuyerThing.Complaint,
        Deed.Returned => deed.Kind == BuyerThing.Return,
        _ => deed.Kind == BuyerThing.Chat,
    };

    /// <summary>All living buyers, with what they did in these shops (all where none is given).</summary>
    public static async Task<IReadOnlyList<PlainBuyer>> ReadAsync(WholeDb data, IReadOnlyList<Shop> shops, DateTimeOffset now)
    {
        await using var db = data.Open();
        var seen = shops.Select(shop => shop.Id).ToList();
        bool Sees(ShopId shop) => seen.Count == 0 || seen.Contains(shop);
        var figures = (await db.BuyerFigures.AsNoTracking().ToListAsync()).Where(f => Sees(f.ShopId)).ToLookup(f => f.BuyerId);
        var money = (await db.BuyerMoney.AsNoTracking().ToListAsync()).Where(m => Sees(m.ShopId)).ToLookup(m => m.BuyerId);
        var lives = (await db.BuyerLifetimes.AsNoTracking().ToListAsync()).Where(l => Sees(l.ShopId)).ToLookup(l => l.BuyerId);
        var categories = (await db.BuyerCategories.AsNoTracking().ToListAsync()).Where(c => Sees(c.ShopId)).ToLookup(c => c.BuyerId);
        var links = (await db.BuyerLinks.AsNoTracking().ToListAsync()).Where(l => Sees(l.ShopId)).ToLookup(l => l.BuyerId);
        var stars = await db.Reviews.AsNoTracking().ToDictionaryAsync(r => r.Id.Value, r => (int)r.Rating);
        var fifths = await db.BuyerRfm.AsNoTracking().ToDictionaryAsync(r => r.BuyerId);
        var points = await db.PointAccounts.AsNoTracking().ToDictionaryAsync(a => a.BuyerId, a => (decimal)a.Available);
        var marketplaces = await db.Shops.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Marketplace.ToString());
        var consents = (await db.BuyerConsents.AsNoTracking().ToListAsync()).GroupBy(c => (c.BuyerId, c.Channel, c.Purpose)).Select(group => (group.Key, Last: group.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).First()))
            .Where(one => one.Last.Given).ToLookup(one => one.Key.BuyerId, one => (one.Key.Channel, one.Key.Purpose));
        var buyers = await db.Buyers.AsNoTracking().Where(b => b.MergedInto == null && b.ErasedAt == null && b.LastAt != null).ToListAsync();
        return [.. buyers.Where(b => figures[b.Id].Any()).Select(b => new PlainBuyer(
            b.Id.Value, Numbers(b, [.. figures[b.Id]], Mostly([.. money[b.Id]]), [.. lives[b.Id]], fifths.GetValueOrDefault(b.Id), points.TryGetValue(b.Id, out var available) ? available : null, now), Mostly([.. money[b.Id]]).Currency,
            new Dictionary<BuyerTrait, IReadOnlyList<string>>
            {
                [BuyerTrait.Region] = seen.Count == 0 ? b.Region is { } region ? [region] : [] : [.. figures[b.Id].Where(f => f.Region is not null).OrderByDescending(f => f.LastAt).Take(1).Select(f => f.Region!)],
                [BuyerTrait.City] = b.City is { } city ? [city] : [],
                [BuyerTrait.Shop] = [.. figures[b.Id].Select(f => f.ShopId.Value.ToString())],
                [BuyerTrait.Marketplace] = [.. figures[b.Id].Select(f => marketplaces[f.ShopId])],
                [BuyerTrait.Category] = [.. categories[b.Id].Select(c => c.Category)],
            },
            [.. links[b.Id].Select(l => (l.Kind, l.At, l.Kind == BuyerThing.Review ? stars.GetValueOrDefault(l.ThingId) : 0))], consents[b.Id].ToHashSet()))];
    }

    private static (string? Currency, decimal Spent) Mostly(List<BuyerMoney> money) => money.GroupBy(m => m.Currency).OrderByDescending(group => group.Sum(m => m.Delivered)).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => ((string?)group.Key, group.Sum(m => m.Spent))).FirstOrDefault();

    private static Dictionary<BuyerFigure, decimal?> Numbers(Buyer buyer, List<BuyerFigures> figures, (string? Currency, decimal Spent) money, List<Domain.Buyers.Lifetimes.BuyerLifetime> lives, BuyerRfm? fifths, decimal? points, DateTimeOffset now)
    {
        var (delivered, reviews) = (figures.Sum(f => f.Delivered), figures.Sum(f => f.Reviews));
        decimal? Days(DateTimeOffset? at) => at is { } known ? Math.Floor((decimal)(now - known).TotalDays) : null;
        return new Dictionary<BuyerFigure, decimal?>
        {
            [BuyerFigure.Orders] = figures.Sum(f => f.Orders),
            [BuyerFigure.Delivered] = delivered,
            [BuyerFigure.Returned] = figures.Sum(f => f.Returned),
            [BuyerFigure.Cancelled] = figures.Sum(f => f.Cancelled),
            [BuyerFigure.Spent] = money.Currency is null ? null : money.Spent,
            [BuyerFigure.AverageOrder] = money.Currency is null || delivered == 0 ? null : money.Spent / delivered,
            [BuyerFigure.FirstOrderDays] = Days(figures.Min(f => f.FirstOrderAt)),
            [BuyerFigure.LastOrderDays] = Days(figures.Max(f => f.LastOrderAt)),
            [BuyerFigure.LastContactDays] = Days(figures.Max(f => f.LastAt)),
            [BuyerFigure.Reviews] = reviews,
            [BuyerFigure.AverageStars] = reviews == 0 ? null : (decimal)figures.Sum(f => f.Stars) / reviews,
            [BuyerFigure.BadReviews] = figures.Sum(f => f.BadReviews),
            [BuyerFigure.Chats] = figures.Sum(f => f.Chats),
            [BuyerFigure.Complaints] = figures.Sum(f => f.Complaints),
            [BuyerFigure.Returns] = figures.Sum(f => f.Returns),
            [BuyerFigure.Alive] = (decimal?)lives.Max(l => l.Alive) * 100,
            [BuyerFigure.ExpectedOrders] = lives.Any(l => l.Expected is not null) ? (decimal)lives.Sum(l => l.Expected ?? 0) : null,
            [BuyerFigure.RecencyScore] = fifths?.Recency,
            [BuyerFigure.FrequencyScore] = fifths?.Frequency,
            [BuyerFigure.MoneyScore] = fifths?.Money,
            [BuyerFigure.Points] = points,
        };
    }
}
