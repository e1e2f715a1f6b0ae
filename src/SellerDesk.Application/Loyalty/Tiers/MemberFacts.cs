using Npgsql;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>A member as kept, with what they bought in the window.</summary>
internal sealed record MemberFacts(Guid Buyer, TierId? Tier, TierStanding Standing, Guid? Version, Guid? UndoVersion, TierId? UndoHeld, DateOnly? UndoShortSince)
{
    private const string Members = """
        select m.buyer_id, m.tier_id, m.held_id, m.short_since, m.manual_tier_id, m.manual_until, m.version_id, m.undo_version_id, m.undo_held_id, m.undo_short_since
        from loyalty_members m where m.buyer_id = any(@ids) order by m.buyer_id
        """;

    /// <summary>What was sent back is taken off, told of once as a claim or as goods on their way back; an order that was sent back whole is none.</summary>
    private const string Purchases = """
        select l.buyer_id, (coalesce(o.delivered_at, o.stage_at, l.at) at time zone @zone)::date, o.currency, sum(coalesce(o.total, 0) - coalesce(b.amount, 0)), count(*)::int
        from unnest(@ids) as m(id) join buyer_links l on l.buyer_id = m.id and l.kind = 'Order' join orders o on o.id = l.thing_id and o.shop_id = l.shop_id
        left join lateral (
          select max(s.amount) as amount from (
            select sum(r.amount) as amount from returns r
            where r.shop_id = o.shop_id and r.order_number = o.number and r.kind in ('Claim', 'Return') and r.stage in ('Approved', 'OnTheWay', 'Received') and r.currency = o.currency group by r.kind) as s) as b on true
        where o.stage = 'Delivered' and (coalesce(o.delivered_at, o.stage_at, l.at) at time zone @zone)::date >= @first and (b.amount is null or b.amount < o.total)
        group by 1, 2, 3
        """;

    public List<TierPurchase> Bought { get; } = [];

    /// <param name="first">The first day that counts, in days of <paramref name="zone"/>.</param>
    public static async Task<List<MemberFacts>> LoadAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> buyers, DateOnly first, string zone, CancellationToken cancel)
    {
        var members = await MembersAsync(connection, buyers, cancel);
        if (members.Count == 0)
        {
            return members;
        }

        var known = members.ToDictionary(member => member.Buyer);
        await using var command = new NpgsqlCommand(Purchases, connection) { CommandTimeout = 300 };
        command.Parameters.Add(TierDesk.Ids("ids", known.Keys));
        command.Parameters.AddWithValue("zone", zone);
        command.Parameters.AddWithValue("first", first);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            known[reader.GetGuid(0)].Bought.Add(new TierPurchase(reader.GetFieldValue<DateOnly>(1), await reader.IsDBNullAsync(2, cancel) ? null : reader.GetString(2), reader.GetDecimal(3), reader.GetInt32(4)));
        }

        return members;
    }

    /// <summary>How this member stands by a policy: the one calculation of preview, job and page.</summary>
    public TierVerdict Look(TierTable table, IReadOnlySet<Guid> undone, DateOnly today) => TierCalculation.Of(table, StandingBefore(undone), Bought, today);

    /// <summary>Was last looked at by a version that has been taken back since: what it changed is forgotten.</summary>
    public bool IsPutBack(IReadOnlySet<Guid> undone) => Version is { } version && version == UndoVersion && undone.Contains(version);

    private TierStanding StandingBefore(IReadOnlySet<Guid> undone) => IsPutBack(undone) ? Standing with { Held = UndoHeld, ShortSince = UndoShortSince } : Standing;

    private static async Task<List<MemberFacts>> MembersAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> buyers, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Members, connection);
        command.Parameters.Add(TierDesk.Ids("ids", buyers));
        var members = new List<MemberFacts>(buyers.Count);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            members.Add(new MemberFacts(
                row.GetGuid(0), TierOf(row, 1), new TierStanding(TierOf(row, 2), Day(row, 3), TierOf(row, 4), Day(row, 5)), Id(row, 6), Id(row, 7), TierOf(row, 8), Day(row, 9)));
        }

        return members;
    }

    private static Guid? Id(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetGuid(at);

    private static TierId? TierOf(NpgsqlDataReader row, int at) => Id(row, at) is { } id ? new TierId(id) : null;

    private static DateOnly? Day(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateOnly>(at);
}
