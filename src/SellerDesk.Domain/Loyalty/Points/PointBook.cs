using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Loyalty.Points;

/// <summary>What a movement is about.</summary>
public sealed record PointCause(LotCause Kind, Guid? Id = null, ShopId? Shop = null, OrderId? Order = null, Guid? Person = null);

/// <summary>
/// The account of one buyer, opened to be written in: what there is, and what is written down of every change. Each verb writes one movement whose entries add up to zero, or
/// nothing when its key was written before.
/// </summary>
public sealed partial class PointBook
{
    private readonly IReadOnlySet<string> known;
    private readonly HashSet<string> own = [];
    private readonly List<PointLot> lots;

    /// <param name="known">Keys of movements that were written before, of those that may come again.</param>
    public PointBook(PointAccount account, IEnumerable<PointLot> lots, IReadOnlySet<string> known)
    {
        (Buyer, Pending, Available, Debt) = (account.BuyerId, account.Pending, account.Available, account.Debt);
        this.lots = [.. lots];
        this.known = known;
    }

    public BuyerId Buyer { get; }

    public long Pending { get; private set; }

    public long Available { get; private set; }

    public long Debt { get; private set; }

    public IReadOnlyList<PointLot> Lots => lots;

    /// <summary>What was written since it was opened.</summary>
    public List<PointTransaction> Written { get; } = [];

    public bool Knows(string key) => known.Contains(key) || own.Contains(key);

    public PointLot? Of(LotCause cause, Guid id) => lots.Find(lot => lot.Cause == cause && lot.CauseId == id);

    /// <summary>For an order. The points wait until <paramref name="maturesAt"/>.</summary>
    /// <param name="earnedAt">When it was delivered: caps of a day and a month go by it.</param>
    public PointTransaction? Earn(PointCause cause, Earning earning, int ruleVersion, DateTimeOffset earnedAt, DateTimeOffset maturesAt, int livesDays, DateTimeOffset now)
    {
        if (earning.Points <= 0 || Knows(KeyOf("earn", cause)))
        {
            return null;
        }

        var lot = NewLot(cause, earning.Points, LotState.Pending, ruleVersion, maturesAt, livesDays, earning.Write(), now, earnedAt);
        return Write(PointMoveKind.Earned, KeyOf("earn", cause), cause, ruleVersion, earning.Details, now, (PointPlace.Issued, null, -earning.Points), (PointPlace.Pending, lot.Id, earning.Points));
    }

    /// <summary>Given at once; what is owed is paid out of it first.</summary>
    /// <param name="key">Empty: of the cause.</param>
    public PointTransaction? Grant(PointCause cause, long points, int? ruleVersion, int livesDays, string key, DateTimeOffset now)
    {
        var whole = key.Length > 0 ? key : KeyOf("grant", cause);
        if (points <= 0 || Knows(whole))
        {
            return null;
        }

        return Give(cause.Kind == LotCause.Adjustment ? PointMoveKind.Adjusted : PointMoveKind.Granted, whole, cause, points, ruleVersion, livesDays, now);
    }

    /// <summary>The time for sending goods back is over: the lot can be spent, less what is owed.</summary>
    public PointTransaction? Mature(PointLot lot, DateTimeOffset now)
    {
        if (lot.State == LotState.Available)
        {
            return null;
        }

        var whole = lot.Remaining;
        var paid = Math.Min(Debt, whole);
        lot.Take(paid);
        lot.Mature(now);
        return whole == 0 ? null : Write(PointMoveKind.Matured, $"mature:{lot.Id:N}", CauseOf(lot), lot.RuleVersion, null, now,
            (PointPlace.Pending, lot.Id, -whole), (PointPlace.Available, lot.Id, whole - paid), (PointPlace.Debt, null, paid));
    }

    /// <summary>By a person: more, or fewer.</summary>
    /// <exception cref="RuleException"><c>points.notEnough</c>, <c>points.none</c></exception>
    public PointTransaction? Adjust(long points, Guid? person, int livesDays, string key, DateTimeOffset now)
    {
        if (Knows(key))
        {
            return null;
        }

        var cause = new PointCause(LotCause.Adjustment, Person: person);
        if (points > 0)
        {
            return Give(PointMoveKind.Adjusted, key, cause, points, null, livesDays, now);
        }

        RequireSome(-points);
        return Write(PointMoveKind.Adjusted, key, cause, null, null, now, [.. TakeFirst(-points, now), (PointPlace.Adjusted, null, -points)]);
    }

    private PointTransaction Give(PointMoveKind kind, string key, PointCause cause, long points, int? ruleVersion, int livesDays, DateTimeOffset now)
    {
        var paid = Math.Min(Debt, points);
        var lot = NewLot(cause, points, LotState.Available, ruleVersion, now, livesDays, "[]", now);
        lot.Take(paid);
        return Write(kind, key, cause, ruleVersion, null, now, (kind == PointMoveKind.Adjusted ? PointPlace.Adjusted : PointPlace.Issued, null, -points), (PointPlace.Available, lot.Id, points - paid), (PointPlace.Debt, null, paid));
    }

    private void RequireSome(long points)
    {
        if (points <= 0)
        {
            throw new RuleException("points.none");
        }

        if (points > Available)
        {
            throw new RuleException("points.notEnough", Available, points);
        }
    }

    private PointLot NewLot(PointCause cause, long points, LotState state, int? ruleVersion, DateTimeOffset maturesAt, int livesDays, string parts, DateTimeOffset now, DateTimeOffset? earnedAt = null)
    {
        var lot = new PointLot(Guid.CreateVersion7(now), Buyer, Buyer, cause.Kind, cause.Id, cause.Shop, ruleVersion, LotState.Pending, points, points, 0, 0, earnedAt ?? now, maturesAt, null, livesDays, null, parts) { IsFresh = true };
        if (state == LotState.Available)
        {
            lot.Mature(now);
        }

        lots.Add(lot);
        return lot;
    }

    /// <param name="key">Null where the lot itself says that it was done: then no second one can come.</param>
    private PointTransaction Write(
        PointMoveKind kind, string? key, PointCause cause, int? ruleVersion, Dictionary<string, string>? details, DateTimeOffset now, params IReadOnlyList<(PointPlace Place, Guid? Lot, long Amount)> entries)
    {
        // What is written at one moment keeps its order by the ids.
        var id = Guid.CreateVersion7(now.AddMilliseconds(Written.Count));
        key ??= $"{kind.ToString().ToLowerInvariant()}:{id:N}";
        var move = new PointTransaction
        {
            Id = id,
            BuyerId = Buyer,
            Kind = kind,
            Key = key,
            RuleVersion = ruleVersion,
            ShopId = cause.Shop,
            OrderId = cause.Order,
            SubjectId = cause.Kind == LotCause.Order ? null : cause.Id,
            PersonId = cause.Person,
            At = now,
            Details = details ?? [],
            Entries = [.. entries.Where(entry => entry.Amount != 0).Select(entry => new PointEntry { TransactionId = id, Place = entry.Place, LotId = entry.Lot, Amount = entry.Amount })],
        };
        Pending += Sum(move, PointPlace.Pending);
        Available += Sum(move, PointPlace.Available);
        Debt -= Sum(move, PointPlace.Debt);
        own.Add(key);
        Written.Add(move);
        return move;
    }

    private static long Sum(PointTransaction move, PointPlace place) => move.Entries.Where(entry => entry.Place == place).Sum(entry => entry.Amount);

    private static PointCause CauseOf(PointLot lot) => new(lot.Cause, lot.CauseId, lot.ShopId, lot is { Cause: LotCause.Order, CauseId: { } order } ? new OrderId(order) : null);

    private static string KeyOf(string what, PointCause cause) => $"{what}:{cause.Kind}:{cause.Id:N}";
}
