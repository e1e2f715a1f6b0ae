using SellerDesk.Domain.Buyers;

namespace SellerDesk.Domain.Loyalty.Points;

/// <content>What came back, and what turned out to be somebody else's.</content>
public sealed partial class PointBook
{
    /// <summary>
    /// Brings a lot to what of it may count: so much of it is taken back in all. Told the same again nothing happens; told less, the difference is given back. Own points
    /// go first, then those that had ended anyway; what was spent is taken from other lots, and what is not there is owed.
    /// </summary>
    public PointTransaction? Settle(PointLot lot, long reversed, int livesDays, DateTimeOffset now)
    {
        var target = Math.Clamp(reversed, 0, lot.Earned);
        return target > lot.Reversed ? Reverse(lot, target - lot.Reversed, now) : target < lot.Reversed ? Restore(lot, lot.Reversed - target, livesDays, now) : null;
    }

    /// <summary>The lot is of another record of the same person: everything left of it goes there, in a movement of each book.</summary>
    public void MoveTo(PointBook other, PointLot lot, DateTimeOffset now)
    {
        if (lot.Remaining is > 0 and var left)
        {
            Write(PointMoveKind.MovedOut, null, CauseOf(lot), lot.RuleVersion, null, now, (lot.Place, lot.Id, -left), (PointPlace.Moving, null, left));
            other.Write(PointMoveKind.MovedIn, null, CauseOf(lot), lot.RuleVersion, null, now, (PointPlace.Moving, null, -left), (lot.Place, lot.Id, left));
        }

        lots.Remove(lot);
        lot.Belong(other.Buyer);
        other.lots.Add(lot);
    }

    /// <summary>What is owed goes along.</summary>
    public void MoveDebt(PointBook other, DateTimeOffset now)
    {
        if (Debt is > 0 and var owed)
        {
            var cause = new PointCause(LotCause.Return);
            Write(PointMoveKind.MovedOut, null, cause, null, null, now, (PointPlace.Debt, null, owed), (PointPlace.Moving, null, -owed));
            other.Write(PointMoveKind.MovedIn, null, cause, null, null, now, (PointPlace.Debt, null, -owed), (PointPlace.Moving, null, owed));
        }
    }

    /// <summary>After records were put together: what one of them owed is paid by what the other one has.</summary>
    public PointTransaction? PayOwed(DateTimeOffset now)
    {
        var paid = Math.Min(Debt, Available);
        return paid == 0 ? null : Write(PointMoveKind.Paid, null, new PointCause(LotCause.Return), null, null, now, [.. TakeFirst(paid, now), (PointPlace.Debt, null, paid)]);
    }

    private PointTransaction Reverse(PointLot lot, long points, DateTimeOffset now)
    {
        var own = Math.Min(points, lot.Remaining);
        lot.Take(own);
        var ended = Math.Min(points - own, lot.Expired);
        var others = Math.Min(points - own - ended, OthersThan(lot));
        var owed = points - own - ended - others;
        lot.CountReversed(points, ended);
        return Write(PointMoveKind.Reversed, null, CauseOf(lot), lot.RuleVersion, owed > 0 ? new() { ["owed"] = Said(owed) } : null, now,
            [(lot.Place, lot.Id, -own), (PointPlace.Expired, null, -ended), .. others > 0 ? TakeFirst(others, now) : [], (PointPlace.Debt, null, -owed), (PointPlace.Issued, null, points)]);
    }

    private long OthersThan(PointLot lot) => lots.Where(one => one.State == LotState.Available && one.Id != lot.Id).Sum(one => one.Remaining);

    private PointTransaction Restore(PointLot lot, long points, int livesDays, DateTimeOffset now)
    {
        var paid = lot.State == LotState.Pending ? 0 : Math.Min(Debt, points);
        lot.CountReversed(-points, 0);
        List<(PointPlace, Guid?, long)> entries = [(PointPlace.Issued, null, -points), (PointPlace.Debt, null, paid)];
        var rest = points - paid;
        rest -= GiveBack(lot, rest, entries);
        AddRest(CauseOf(lot), rest, livesDays, entries, now);
        return Write(PointMoveKind.Restored, null, CauseOf(lot), lot.RuleVersion, null, now, [.. entries]);
    }

    private static string Said(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
