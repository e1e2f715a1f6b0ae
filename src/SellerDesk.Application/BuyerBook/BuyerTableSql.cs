using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.BuyerBook;

/// <summary>
/// The statement behind <see cref="BuyerTable"/>. Whoever sees all shops reads the rollup of the desk, in the order of its index; one shop has an index of its own; of several
/// the visible parts are added up buyer by buyer, along the index of the desk.
/// </summary>
internal static class BuyerTableSql
{
    private const string Counts = "orders, delivered, returned, cancelled, reviews, stars, bad_reviews, chats, complaints, returns";

    private const string Person = "b.id, b.number, b.name, b.name_is_shown, b.city, b.erased_at";

    private const string OfDesk = $"select {Person}, {Counts}, b.region, b.quality, b.first_order_at, b.last_order_at, b.last_at, b.spent, b.currency from buyers b where b.merged_into is null and b.last_at is not null";

    /// <summary>Money in the currency of most of the delivered orders.</summary>
    private const string Money = """
        left join lateral (select m.currency, sum(m.spent) as spent from buyer_money m where m.buyer_id = b.id and m.shop_id = any(@shops) group by m.currency order by sum(m.delivered) desc, m.currency limit 1) as g on true
        """;

    private static readonly string OfShop = $"""
        select {Person}, {string.Join(", ", Counts.Split(", ").Select(count => $"f.{count}"))}, f.region, f.quality, f.first_order_at, f.last_order_at, f.last_at, coalesce(g.spent, 0) as spent, g.currency
        from buyer_figures f join buyers b on b.id = f.buyer_id {Money} where f.shop_id = any(@shops)
        """;

    private static readonly string OfShops = $"""
        select {Person}, {string.Join(", ", Counts.Split(", ").Select(count => $"f.{count}"))}, f.region, f.quality, f.first_order_at, f.last_order_at, b.last_at, coalesce(g.spent, 0) as spent, g.currency
        from buyers b cross join lateral (
          select {string.Join(", ", Counts.Split(", ").Select(count => $"sum(x.{count})::int as {count}"))}, case when bool_or(x.quality = 'Probable') then 'Probable' else 'Certain' end as quality,
            min(x.first_order_at) as first_order_at, max(x.last_order_at) as last_order_at, (array_agg(x.region order by x.last_at desc) filter (where x.region is not null))[1] as region
          from buyer_figures x where x.buyer_id = b.id and x.shop_id = any(@shops) having count(*) > 0
        ) as f {Money} where b.merged_into is null and b.last_at is not null
        """;

    private const string Shops = "array(select f.shop_id from buyer_figures f where f.buyer_id = x.id and (@shops::uuid[] is null or f.shop_id = any(@shops)) order by f.last_at desc)";

    public static NpgsqlCommand Slice(BuyerFilter filter, DateTimeOffset now, ShopScope scope, IReadOnlyList<Guid>? found, BuyerPlace? after, int limit)
    {
        var command = new NpgsqlCommand();
        var shops = Visible(filter, scope);
        Add(command, "shops", NpgsqlDbType.Array | NpgsqlDbType.Uuid, shops is null ? DBNull.Value : shops);
        var where = new List<string>();
        Narrow(command, where, filter, now);
        if (found is not null)
        {
            where.Add("x.id = any(@found)");
            Add(command, "found", NpgsqlDbType.Array | NpgsqlDbType.Uuid, found.ToArray());
        }

        var column = filter.Order switch
        {
            BuyerOrder.Orders => "x.orders",
            BuyerOrder.Spent => "x.spent",
            _ => "x.last_at",
        };
        if (after is { } place)
        {
            where.Add($"({column}, x.id) < (@at, @id)");
            Add(command, "id", NpgsqlDbType.Uuid, place.Id);
            var (type, value) = filter.Order == BuyerOrder.Latest ? (NpgsqlDbType.TimestampTz, (object)new DateTime((long)place.Value, DateTimeKind.Utc)) : (NpgsqlDbType.Numeric, place.Value);
            Add(command, "at", type, value);
        }

        Add(command, "limit", NpgsqlDbType.Integer, limit);
        command.CommandText = $"""
            select x.*, {Shops} from (
              select * from ({(shops is null ? OfDesk : shops.Length == 1 ? OfShop : OfShops)}) x{(where.Count == 0 ? "" : " where " + string.Join(" and ", where))} order by {column} desc, x.id desc limit @limit
            ) x order by {column} desc, x.id desc
            """;
        return command;
    }

    /// <summary>Null: the whole desk.</summary>
    public static Guid[]? Visible(BuyerFilter filter, ShopScope scope) => filter.Shops.Count > 0 ? [.. filter.Shops.Where(scope.Contains).Select(shop => shop.Value)]
        : scope.All ? null : [.. scope.Shops.Select(shop => shop.Value)];

    private static void Narrow(NpgsqlCommand command, List<string> where, BuyerFilter filter, DateTimeOffset now)
    {
        // Written as constants, so that each has the plan that suits it.
        if (filter.Frequency is { } frequency)
        {
            where.Add(frequency switch
            {
                BuyerFrequency.None => "x.orders = 0",
                BuyerFrequency.One => "x.orders = 1",
                BuyerFrequency.Few => "x.orders between 2 and 4",
                _ => "x.orders >= 5",
            });
        }

        if (filter.Mark is { } mark)
        {
            where.Add(mark switch
            {
                BuyerMark.Complained => "x.complaints > 0",
                BuyerMark.Unhappy => "x.bad_reviews > 0",
                BuyerMark.SentBack => "x.returned + x.returns > 0",
                _ => "x.quality = 'Probable'",
            });
        }

        Compare("x.region = @region", "region", NpgsqlDbType.Text, filter.Region);
        Compare("x.currency = @currency", "currency", NpgsqlDbType.Char, filter.Currency);
        Compare("x.id in (select buyer_id from segment_members where segment_id = @segment)", "segment", NpgsqlDbType.Uuid, filter.Segment?.Value);
        if (filter.Cell is { } cell)
        {
            where.Add("x.id in (select buyer_id from buyer_rfm where recency = @recency and frequency = @often)");
            Add(command, "recency", NpgsqlDbType.Smallint, cell.Recency);
            Add(command, "often", NpgsqlDbType.Smallint, cell.Frequency);
        }

        Compare("x.last_at < @quiet", "quiet", NpgsqlDbType.TimestampTz, filter.QuietDays is { } days ? now.AddDays(-days).UtcDateTime : null);
        Compare("x.orders >= @least", "least", NpgsqlDbType.Integer, filter.MinOrders);
        Compare("x.spent >= @min", "min", NpgsqlDbType.Numeric, filter.MinSpent);
        Compare("x.spent <= @max", "max", NpgsqlDbType.Numeric, filter.MaxSpent);

        void Compare(string condition, string name, NpgsqlDbType type, object? value)
        {
            if (value is not null)
            {
                where.Add(condition);
                Add(command, name, type, value);
            }
        }
    }

    private static void Add(NpgsqlCommand command, string name, NpgsqlDbType type, object value) => command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
}
