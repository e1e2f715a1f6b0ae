using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>What people do about one member: write in, strike off, give a tier until a day, take it back.</summary>
public sealed class ChangeMember(NpgsqlDataSource source, TimeProvider time)
{
    /// <exception cref="RuleException"><c>programme.off</c>, <c>member.already</c>, <c>buyer.unknown</c>; role is not enough.</exception>
    public Task JoinAsync(Actor actor, BuyerId buyer, CancellationToken cancel) => DoAsync(actor, Role.Support, buyer, async (desk, policy, now) =>
    {
        var joined = await desk.ListAsync("""
            with back as (delete from loyalty_exits where buyer_id = @buyer)
            insert into loyalty_members (buyer_id, joined_at, how, tier_since)
            select b.id, @now, 'Person', @now from buyers b where b.id = @buyer and b.merged_into is null and b.erased_at is null and not exists (select 1 from loyalty_members m where m.buyer_id = b.id) returning buyer_id
            """, cancel, TierDesk.Id(buyer), TierDesk.At(now));
        if (joined.Count == 0)
        {
            throw new RuleException("member.already");
        }

        await TierWriting.LookAsync(desk, policy, joined, new TierOccasion(now, Person: actor.PersonId?.Value), cancel, joined.ToDictionary(id => id, _ => TierMoveCause.Joined));
    }, cancel);

    /// <summary>No rule brings them back; somebody at the desk may.</summary>
    /// <exception cref="RuleException"><c>programme.off</c>, <c>member.none</c>; role is not enough.</exception>
    public Task LeaveAsync(Actor actor, BuyerId buyer, string? why, CancellationToken cancel) => DoAsync(actor, Role.Support, buyer, async (desk, _, now) =>
    {
        await MemberAsync(desk, buyer, cancel);
        await Enrolment.StrikeAsync(desk, [buyer.Value], ExitCause.Asked, actor.PersonId?.Value, Cut(why), now, cancel);
    }, cancel);

    /// <param name="until">The last day of it, in the programme's zone.</param>
    /// <exception cref="RuleException"><c>member.none</c>, <c>member.reason</c>, <c>member.until</c>, <c>member.higher</c>: holds that tier or a higher one by the rules; role is not enough.</exception>
    public Task GiveAsync(Actor actor, BuyerId buyer, TierId tier, DateOnly until, string reason, CancellationToken cancel) => DoAsync(actor, Role.Manager, buyer, async (desk, policy, now) =>
    {
        var held = await MemberAsync(desk, buyer, cancel);
        if (reason.Trim().Length is 0 or > LoyaltyMember.ReasonMaxLength)
        {
            throw new RuleException("member.reason", LoyaltyMember.ReasonMaxLength);
        }

        if (until < policy.Programme.Today(now) || until > policy.Programme.Today(now).AddYears(5))
        {
            throw new RuleException("member.until");
        }

        if (policy.Table.Place(tier) <= policy.Table.Place(held))
        {
            throw new RuleException("member.higher");
        }

        await desk.RunAsync("update loyalty_members set manual_tier_id = @tier, manual_until = @until, manual_reason = @reason, manual_by = @person where buyer_id = @buyer", cancel,
            TierDesk.Id(buyer), new NpgsqlParameter("tier", tier.Value), new NpgsqlParameter("until", NpgsqlDbType.Date) { Value = until }, new NpgsqlParameter("reason", reason.Trim()), TierDesk.Maybe("person", actor.PersonId?.Value));
        await TierWriting.LookAsync(desk, policy, [buyer.Value], new TierOccasion(now, TierMoveCause.ManualSet, Person: actor.PersonId?.Value, Reason: reason.Trim()), cancel);
    }, cancel);

    /// <exception cref="RuleException"><c>member.none</c>; role is not enough.</exception>
    public Task TakeBackAsync(Actor actor, BuyerId buyer, CancellationToken cancel) => DoAsync(actor, Role.Manager, buyer, async (desk, policy, now) =>
    {
        await MemberAsync(desk, buyer, cancel);
        await desk.RunAsync("update loyalty_members set manual_until = @before where buyer_id = @buyer and manual_until is not null", cancel,
            TierDesk.Id(buyer), new NpgsqlParameter("before", NpgsqlDbType.Date) { Value = policy.Programme.Today(now).AddDays(-1) });
        await TierWriting.LookAsync(desk, policy, [buyer.Value], new TierOccasion(now, TierMoveCause.ManualEnded, Person: actor.PersonId?.Value), cancel);
    }, cancel);

    private static string? Cut(string? why) => string.IsNullOrWhiteSpace(why) ? null : why.Trim() is { Length: > LoyaltyExit.WhyMaxLength } said ? said[..LoyaltyExit.WhyMaxLength] : why.Trim();

    private static async Task<TierId?> MemberAsync(TierDesk desk, BuyerId buyer, CancellationToken cancel)
    {
        await using var command = desk.Command("select held_id from loyalty_members where buyer_id = @buyer", TierDesk.Id(buyer));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? await row.IsDBNullAsync(0, cancel) ? null : new TierId(row.GetGuid(0)) : throw new RuleException("member.none");
    }

    private async Task DoAsync(
        Actor actor, Role least, BuyerId buyer, Func<TierDesk, TierPolicy, DateTimeOffset, Task> deed, CancellationToken cancel, [CallerMemberName] string name = "")
    {
        actor.RequireRole(least);
        await using var desk = await TierDesk.OpenAsync(source, cancel);
        var policy = await TierPolicy.LoadAsync(desk.Connection, cancel) ?? throw new RuleException("programme.off");
        await deed(desk, policy, time.GetUtcNow());
        await AuditBook.NoteAsync(desk.Connection, AuditDeed.Changed, "loyalty_members", buyer.Value.ToString(), null, new Dictionary<string, string> { ["deed"] = name.Replace("Async", "", StringComparison.Ordinal) }, cancel);
        await desk.CommitAsync(cancel);
    }
}
