using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Loyalty.Points;

/// <content>What is spent, given back and ended.</content>
public sealed partial class PointBook
{
    /// <summary>Spends, the lot that ends first before the others.</summary>
    /// <exception cref="RuleException"><c>points.notEnough</c></exception>
    public PointTransaction? Burn(PointCause cause, long points, string key, DateTimeOffset now)
    {
        if (Knows(key))
        {
            return null;
        }

        RequireSome(points);
        return Write(PointMoveKind.Burned, key, cause, null, null, now, [.. TakeFirst(points, now), (PointPlace.Redeemed, null, points)]);
    }

    /// <summary>Gives back what a movement spent, to the lots that it came from; what is owed is paid first, and what finds its lot full begins a lot of its own.</summary>
    /// <param name="taken">The entries of the burn.</param>
    public PointTransaction? UndoBurn(PointCause cause, IReadOnlyList<PointEntry> taken, int livesDays, string key, DateTimeOffset now)
    {
        if (Knows(key))
        {
            return null;
        }

        var points = taken.Where(entry => entry.Place == PointPlace.Redeemed).Sum(entry => entry.Amount);
        var paid = Math.Min(Debt, points);
        List<(PointPlace, Guid?, long)> entries = [(PointPlace.Redeemed, null, -points), (PointPlace.Debt, null, paid)];
        var rest = points - paid;
        foreach (var entry in taken.Where(entry => entry.Place == PointPlace.Available && entry.LotId is not null))
        {
            if (lots.Find(lot => lot.Id == entry.LotId) is { State: LotState.Available } lot)
            {
                rest -= GiveBack(lot, Math.Min(rest, -entry.Amount), entries);
            }
        }

        AddRest(cause, rest, livesDays, entries, now);
        return Write(PointMoveKind.BurnUndone, key, cause, null, null, now, [.. entries]);
    }

    public PointTransaction? Expire(PointLot lot, DateTimeOffset now)
    {
        if (lot.State == LotState.Pending || lot.Remaining == 0 || lot.ExpiresAt > now)
        {
            return null;
        }

        var left = lot.Remaining;
        lot.Expire();

        // A lot can end twice: an undone burn brings points back whose time is over.
        return Write(PointMoveKind.Expired, null, CauseOf(lot), lot.RuleVersion, null, now, (PointPlace.Available, lot.Id, -left), (PointPlace.Expired, null, left));
    }

    /// <summary>From the lots that end first. One whose time is over is not spent any more, unless nothing else covers what was promised: it waits for its expiry.</summary>
    private List<(PointPlace, Guid?, long)> TakeFirst(long points, DateTimeOffset now)
    {
        var entries = new List<(PointPlace, Guid?, long)>();
        foreach (var lot in lots.Where(lot => lot is { State: LotState.Available, Remaining: > 0 }).OrderBy(lot => lot.ExpiresAt <= now).ThenBy(lot => lot.ExpiresAt).ThenBy(lot => lot.Id))
        {
            var part = Math.Min(points, lot.Remaining);
            if (part == 0)
            {
                break;
            }

            lot.Take(part);
            points -= part;
            entries.Add((PointPlace.Available, lot.Id, -part));
        }

        return points == 0 ? entries : throw new InvalidOperationException($"The lots hold {points} fewer than the balance.");
    }

    private static long GiveBack(PointLot lot, long points, List<(PointPlace, Guid?, long)> entries)
    {
        var part = Math.Min(points, lot.Earned - lot.Remaining);
        if (part > 0)
        {
            lot.Add(part);
            entries.Add((lot.Place, lot.Id, part));
        }

        return part;
    }

    private void AddRest(PointCause cause, long rest, int livesDays, List<(PointPlace, Guid?, long)> entries, DateTimeOffset now)
    {
        if (rest > 0)
        {
            var lot = NewLot(cause with { Kind = LotCause.Return, Id = null }, rest, LotState.Available, null, now, livesDays, "[]", now);
            entries.Add((PointPlace.Available, lot.Id, rest));
        }
    }
}
