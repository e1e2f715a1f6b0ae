using Npgsql;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>What the rules have to know of buyers.</summary>
internal sealed class PointPeople
{
    /// <summary>While no programme chooses its members, everybody who is recognised takes part.</summary>
    private const string Choosing = "select coalesce((select (value::jsonb ->> 'isOn')::boolean from desk_options where name = 'loyalty'), false)";

    private const string Members = "select buyer_id, joined_at from loyalty_members where buyer_id = any($1)";
    private const string Firsts = "select distinct buyer_id from point_transactions where buyer_id = any($1) and details ? 'first'";
    private const string Earned = "select buyer_id, earned_at, earned from point_lots where buyer_id = any($1) and cause = 'Order'";

    private const string Heads = """
        with recursive ways as (select b.id, b.merged_into from buyers b where b.id = any($1) union all select w.id, b.merged_into from ways w join buyers b on b.id = w.merged_into where w.merged_into is not null and b.merged_into is not null)
        select id, merged_into from ways where merged_into is not null and not exists (select 1 from buyers b where b.id = ways.merged_into and b.merged_into is not null)
        """;

    private readonly Dictionary<Guid, DateTimeOffset>? joined;
    private readonly HashSet<Guid> firsts;
    private readonly ILookup<Guid, (DateTimeOffset At, long Points)> earned;

    private PointPeople(Dictionary<Guid, DateTimeOffset>? joined, HashSet<Guid> firsts, ILookup<Guid, (DateTimeOffset, long)> earned) =>
        (this.joined, this.firsts, this.earned) = (joined, firsts, earned);

    public static async Task<PointPeople> LoadAsync(NpgsqlConnection connection, Guid[] buyers, CancellationToken cancel)
    {
        await using var chosen = new NpgsqlCommand(Choosing, connection);
        var joined = await chosen.ExecuteScalarAsync(cancel) is true
            ? (await PointFacts.ListAsync(connection, Members, buyers, row => (row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)), cancel)).ToDictionary(one => one.Item1, one => one.Item2)
            : null;
        var firsts = await PointFacts.ListAsync(connection, Firsts, buyers, row => row.GetGuid(0), cancel);
        var earned = await PointFacts.ListAsync(connection, Earned, buyers, row => (row.GetGuid(0), (row.GetFieldValue<DateTimeOffset>(1), row.GetInt64(2))), cancel);
        return new PointPeople(joined, [.. firsts], earned.ToLookup(one => one.Item1, one => one.Item2));
    }

    /// <summary>Who goes on for a record that was merged into another.</summary>
    public static async Task<Dictionary<BuyerId, BuyerId>> HeadsAsync(NpgsqlConnection connection, Guid[] buyers, CancellationToken cancel) =>
        (await PointFacts.ListAsync(connection, Heads, buyers, row => (new BuyerId(row.GetGuid(0)), new BuyerId(row.GetGuid(1))), cancel)).ToDictionary(one => one.Item1, one => one.Item2);

    public bool IsMember(BuyerId buyer, DateTimeOffset at) => joined is null || (joined.TryGetValue(buyer.Value, out var since) && since <= at);

    /// <summary>The gift for a first order is given once to a person, whatever order turns out to have been the first.</summary>
    public bool TakeFirst(BuyerId buyer) => !firsts.Contains(buyer.Value);

    public void GaveFirst(BuyerId buyer) => firsts.Add(buyer.Value);

    public IEnumerable<(DateTimeOffset At, long Points)> EarnedBy(BuyerId buyer) => earned[buyer.Value];
}
