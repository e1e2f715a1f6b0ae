using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders;

/// <summary>
/// The statement behind <see cref="OrderTable"/>. Stages are written as constants, because only then are the partial indexes taken; the slice is cut before
/// anything is joined, so that a slice costs the same at any depth.
/// </summary>
internal static class OrderTableSql
{
    private const string Columns = """
        o.id, o.shop_id, o.number, o.stage, o.status, o.scheme, o.ordered_at, o.stage_at, o.act_by, o.due_at, o.ship_by, o.promised_at, o.delivered_at, o.total, o.currency, o.carrier,
        o.tracking_number, o.warehouse, o.buyer_region, o.buyer_city, o.buyer_mask, o.times_contradict, f.title, coalesce(l.kinds, 0), coalesce(l.pieces, 0)
        """;

    private const string Lines = """
        left join lateral (select count(*)::int as kinds, sum(l.quantity)::int as pieces from order_lines l where l.order_id = o.id and l.shop_id = o.shop_id) as l on true
        left join lateral (
          select coalesce(p.name, l.category) as title from order_lines l left join products p on p.id = l.product_id and p.shop_id = l.shop_id
          where l.order_id = o.id and l.shop_id = o.shop_id order by l.line_number limit 1) as f on true
        """;

    public static NpgsqlCommand Slice(OrderFilter filter, OrderMoment moment, ShopScope scope, FoundOrders? found, ListPlace? after, int limit)
    {
        var command = new NpgsqlCommand();
        var where = new List<string>();
        var byStage = IsStageAlone(filter, after);
        Narrow(command, where, byStage ? filter with { Stage = null } : filter, moment, scope);
        if (byStage)
        {
            // As a span and first in the order, so that nothing but the index of stages has this order: walking the list's own would pass over all that is newer and of another stage.
            where.Add($"o.stage >= '{filter.Stage}' and o.stage <= '{filter.Stage}'");
        }

        if (found is { Orders.Count: > 0 })
        {
            where.Add("o.id = any(@found)");
            Add(command, "found", NpgsqlDbType.Array | NpgsqlDbType.Uuid, found.Orders.ToArray());
        }

        Beyond(command, where, filter, after);
        Add(command, "limit", NpgsqlDbType.Integer, limit);
        var products = filter.Product is { } product ? [product.Value] : found?.Products ?? [];
        if (products.Count > 0)
        {
            Add(command, "products", NpgsqlDbType.Array | NpgsqlDbType.Uuid, products.ToArray());
        }

        var order = filter.ByDeadline ? "o.act_by, o.id" : $"{(byStage ? "o.stage, " : "")}o.ordered_at desc, o.id desc";
        command.CommandText = $"select {Columns} from ({Slice(filter, where, products.Count > 0, order)}) o {Lines} order by {order}";
        return command;
    }

    /// <summary>The beginning of a stage of all orders, or of those of some shops.</summary>
    private static bool IsStageAlone(OrderFilter filter, ListPlace? after) => after is null && filter.Stage is not null && filter with { Stage = null, Shops = [] } == OrderFilter.Default;

    private static string Slice(OrderFilter filter, List<string> where, bool byProduct, string order)
    {
        if (!byProduct)
        {
            return $"select * from orders o{Where(where)} order by {order} limit @limit";
        }

        if (filter.ByDeadline || filter.Search is not null && where.Contains("o.id = any(@found)"))
        {
            where.Add("exists (select 1 from order_lines l where l.order_id = o.id and l.shop_id = o.shop_id and l.product_id = any(@products))");
            return $"select * from orders o{Where(where)} order by {order} limit @limit";
        }

        // The newest of each product, then the newest of them all: an index of lines answers, however many orders there are.
        var place = where.Find(one => one.Contains("@at", StringComparison.Ordinal));
        var lines = place is null ? "" : " and " + place.Replace("o.ordered_at", "l.ordered_at", StringComparison.Ordinal).Replace("o.id", "l.order_id", StringComparison.Ordinal);
        return $"""
            select o.* from (
              select x.order_id from unnest(@products) as p(id) cross join lateral (
                select l.order_id, l.ordered_at from order_lines l join orders o on o.id = l.order_id and o.shop_id = l.shop_id{Where([.. where.Where(one => one != place), "l.product_id = p.id"])}{lines}
                group by l.ordered_at, l.order_id order by l.ordered_at desc, l.order_id desc limit @limit) as x
              group by x.ordered_at, x.order_id order by x.ordered_at desc, x.order_id desc limit @limit) as h join orders o on o.id = h.order_id
            """;
    }

    private static string Where(List<string> where) => where.Count == 0 ? "" : " where " + string.Join(" and ", where);

    private static void Narrow(NpgsqlCommand command, List<string> where, OrderFilter filter, OrderMoment moment, ShopScope scope)
    {
        if (filter.Queue is { } queue)
        {
            var (after, until, toShip) = moment.Of(queue);
            where.Add($"o.act_by is not null and o.act_by > @after and o.act_by <= @until and o.stage in ({OrderStages.Sql(toShip ? OrderStages.ToShip : OrderStages.OnTheWay)}){(toShip ? "" : $" and o.status !~* '{OrderStages.ArrivedWords}'")}");
            Add(command, "after", NpgsqlDbType.TimestampTz, after.UtcDateTime);
            Add(command, "until", NpgsqlDbType.TimestampTz, until.UtcDateTime);
        }

        if (filter.Shops is [var one])
        {
            where.Add("o.shop_id = @shop");
            Add(command, "shop", NpgsqlDbType.Uuid, one.Value);
        }
        else if (filter.Shops.Count > 1)
        {
            where.Add("o.shop_id = any(@chosen)");
            Add(command, "chosen", NpgsqlDbType.Array | NpgsqlDbType.Uuid, filter.Shops.Select(shop => shop.Value).ToArray());
        }

        if (!scope.All)
        {
            where.Add("o.shop_id = any(@shops)");
            Add(command, "shops", NpgsqlDbType.Array | NpgsqlDbType.Uuid, scope.Shops.Select(shop => shop.Value).ToArray());
        }

        if (filter.Stage is { } stage)
        {
            where.Add($"o.stage = '{stage}'");
        }

        Equal(command, where, "scheme", filter.Scheme);
        Equal(command, where, "carrier", filter.Carrier);
        Equal(command, where, "warehouse", filter.Warehouse);
        Equal(command, where, "buyer_region", filter.Region);
        Compare(command, where, "ordered_at >= @since", "since", NpgsqlDbType.TimestampTz, filter.Since is { } since ? moment.StartOf(since).UtcDateTime : null);
        Compare(command, where, "ordered_at < @before", "before", NpgsqlDbType.TimestampTz, filter.Before is { } before ? moment.StartOf(before).UtcDateTime : null);
        Compare(command, where, "total >= @min", "min", NpgsqlDbType.Numeric, filter.MinSum);
        Compare(command, where, "total <= @max", "max", NpgsqlDbType.Numeric, filter.MaxSum);
        if (filter.Buyer is { } buyer)
        {
            where.Add("o.id in (select l.thing_id from buyer_links l where l.buyer_id = @buyer and l.kind = 'Order')");
            Add(command, "buyer", NpgsqlDbType.Uuid, buyer.Value);
        }

        if (filter.Contradicts)
        {
            where.Add("o.times_contradict");
        }
    }

    private static void Beyond(NpgsqlCommand command, List<string> where, OrderFilter filter, ListPlace? after)
    {
        if (after is not { } place)
        {
            return;
        }

        Add(command, "id", NpgsqlDbType.Uuid, place.Id);
        if (place.At is not { } at)
        {
            // Those without a time come first.
            where.Add("(o.ordered_at is not null or o.id < @id)");
            return;
        }

        where.Add(filter.ByDeadline ? "(o.act_by, o.id) > (@at, @id)" : "(o.ordered_at, o.id) < (@at, @id)");
        Add(command, "at", NpgsqlDbType.TimestampTz, at.UtcDateTime);
    }

    private static void Equal(NpgsqlCommand command, List<string> where, string column, string? value)
    {
        if (value is not null)
        {
            where.Add($"o.{column} = @{column}");
            Add(command, column, NpgsqlDbType.Text, value);
        }
    }

    private static void Compare(NpgsqlCommand command, List<string> where, string condition, string name, NpgsqlDbType type, object? value)
    {
        if (value is not null)
        {
            where.Add("o." + condition);
            Add(command, name, type, value);
        }
    }

    private static void Add(NpgsqlCommand command, string name, NpgsqlDbType type, object value) => command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
}
