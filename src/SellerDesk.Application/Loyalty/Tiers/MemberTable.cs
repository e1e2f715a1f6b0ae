using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>Which members.</summary>
/// <param name="Tier">Null with <paramref name="OfTier"/>: those without one.</param>
/// <param name="Falling">Only those who lose their tier if they buy nothing, the first to lose it first.</param>
public sealed record MemberFilter(bool OfTier, TierId? Tier, bool Falling)
{
    public static readonly MemberFilter Everybody = new(false, null, false);
}

/// <summary>The place after the last row of a slice.</summary>
public readonly record struct MemberPlace(DateTimeOffset At, BuyerId Buyer);

/// <param name="Name">A mask, or a name that the buyer shows and whoever asks may read.</param>
/// <param name="Spend">In the window; null where whoever asks does not see all shops.</param>
public sealed record MemberRow(
    BuyerId Buyer, long Number, string? Name, TierId? Tier, DateTimeOffset Since, DateTimeOffset JoinedAt, int Orders, IReadOnlyDictionary<string, decimal>? Spend, decimal Progress, DateOnly? FallsOn, DateOnly? ManualUntil);

/// <summary>Members, slice by slice: those whose tier changed last first. Whoever sees some shops sees the members who bought there.</summary>
public sealed class MemberTable(ScopedDb database)
{
    public async Task<(IReadOnlyList<MemberRow> Rows, MemberPlace? Next)> LoadAsync(MemberFilter filter, Role role, MemberPlace? after, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var members = db.LoyaltyMembers.AsNoTracking();
        if (!db.Scope.All)
        {
            members = members.Where(m => db.BuyerFigures.Any(f => f.BuyerId == m.BuyerId));
        }

        if (filter.OfTier)
        {
            members = members.Where(m => m.TierId == filter.Tier);
        }

        members = filter.Falling ? Falling(members, after) : Latest(members, after);
        var rows = await members.Take(take + 1).Join(db.Buyers, m => m.BuyerId, b => b.Id, (m, b) => new { b.Number, b.Name, b.NameIsShown, Member = m }).ToListAsync(cancel);
        var sorted = filter.Falling
            ? rows.OrderBy(one => one.Member.FallsOn).ThenBy(one => one.Member.BuyerId.Value).ToList()
            : rows.OrderByDescending(one => one.Member.TierSince).ThenByDescending(one => one.Member.BuyerId.Value).ToList();
        var shown = sorted.Take(take).Select(one => new MemberRow(
            one.Member.BuyerId, one.Number, BuyerTable.Name(one.Name, one.NameIsShown, role), one.Member.TierId, one.Member.TierSince, one.Member.JoinedAt, one.Member.Orders,
            db.Scope.All ? MemberCard.Money(one.Member.Spend) : null, one.Member.Progress, one.Member.FallsOn, one.Member.ManualUntil)).ToList();
        return (shown, rows.Count > take ? Place(shown[^1], filter) : null);
    }

    private static IQueryable<LoyaltyMember> Latest(IQueryable<LoyaltyMember> members, MemberPlace? after)
    {
        if (after is { } place)
        {
            members = members.Where(m => EF.Functions.LessThan(ValueTuple.Create(m.TierSince, m.BuyerId), ValueTuple.Create(place.At, place.Buyer)));
        }

        return members.OrderByDescending(m => m.TierSince).ThenByDescending(m => m.BuyerId);
    }

    private static IQueryable<LoyaltyMember> Falling(IQueryable<LoyaltyMember> members, MemberPlace? after)
    {
        members = members.Where(m => m.FallsOn != null);
        if (after is { } place)
        {
            DateOnly? day = DateOnly.FromDateTime(place.At.UtcDateTime);
            members = members.Where(m => EF.Functions.GreaterThan(ValueTuple.Create(m.FallsOn, m.BuyerId), ValueTuple.Create(day, place.Buyer)));
        }

        return members.OrderBy(m => m.FallsOn).ThenBy(m => m.BuyerId);
    }

    private static MemberPlace Place(MemberRow last, MemberFilter filter) =>
        new(filter.Falling ? new DateTimeOffset(last.FallsOn!.Value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : last.Since, last.Buyer);
}
