using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Reviews;

/// <summary>
/// The statement behind <see cref="ReviewList"/>. States are written as constants, because only then are the partial indexes taken; the slice is cut
/// before anything is joined, so that a slice costs the same at any depth.
/// </summary>
internal static class ReviewListSql
{
    private const string Columns = """
        w.id, w.shop_id, r.number, r.order_number, w.product_id, p.number, w.product_name, r.rating, r.title, r.text, r.pros, r.cons, r.author, r.created_at,
        r.photo_urls, r.video_url, w.state, w.reply_state, w.due_at, w.assignee_id, r.answer_text, r.answer_state, r.answered_at, r.answer_editable, w.line_at
        """;

    private const string Joined = """
        join reviews r on r.id = w.id and r.shop_id = w.shop_id left join products p on p.id = w.product_id and p.shop_id = w.shop_id
        """;

    public const string One = $"select {Columns} from work_items w {Joined} where w.id = @id and w.kind = 'Review'";

    public static NpgsqlCommand Slice(ReviewFilter filter, ReviewKey? after, int limit)
    {
        var command = new NpgsqlCommand();
        var (time, order, beyond) = filter.ByDeadline ? ("line_at", "asc", ">") : ("created_at", "desc", "<");
        var where = new List<string>
        {
            "kind = 'Review'",
            filter.State switch
            {
                ReviewState.Unanswered => "state = 'Open' and state <> 'Closed'",
                ReviewState.Answered => "state = 'Closed' and reply_state in ('Published', 'InModeration')",
                _ => "true",
            },
        };
        Narrow(command, where, filter);
        if (after is { } key)
        {
            where.Add($"({time}, id) {beyond} (@at, @id)");
            command.Parameters.AddWithValue("at", NpgsqlDbType.TimestampTz, key.At.UtcDateTime);
            command.Parameters.AddWithValue("id", NpgsqlDbType.Uuid, key.Id);
        }

        command.Parameters.AddWithValue("limit", NpgsqlDbType.Integer, limit);
        command.CommandText = $"""
            select {Columns} from (select * from work_items where {string.Join(" and ", where)} order by {time} {order}, id {order} limit @limit) w
            {Joined} order by w.{time} {order}, w.id {order}
            """;
        return command;
    }

    private static void Narrow(NpgsqlCommand command, List<string> where, ReviewFilter filter)
    {
        if (filter.Shop is { } shop)
        {
            where.Add("shop_id = @shop");
            command.Parameters.AddWithValue("shop", NpgsqlDbType.Uuid, shop.Value);
        }

        if (!filter.Scope.All)
        {
            where.Add("shop_id = any(@shops)");
            command.Parameters.AddWithValue("shops", NpgsqlDbType.Array | NpgsqlDbType.Uuid, filter.Scope.Shops.Select(s => s.Value).ToArray());
        }

        if (filter.Ratings.Length > 0)
        {
            where.Add("rating = any(@ratings)");
            command.Parameters.AddWithValue("ratings", NpgsqlDbType.Array | NpgsqlDbType.Smallint, filter.Ratings);
        }

        if (filter.Product is { } product)
        {
            where.Add("product_id = @product");
            command.Parameters.AddWithValue("product", NpgsqlDbType.Uuid, product);
        }

        if (filter.Since is { } since)
        {
            where.Add("created_at >= @since");
            command.Parameters.AddWithValue("since", NpgsqlDbType.TimestampTz, since.UtcDateTime);
        }

        if (filter.Search is { } search)
        {
            where.Add("search @@ websearch_to_tsquery('russian', @search)");
            command.Parameters.AddWithValue("search", NpgsqlDbType.Text, SearchedWords.Query(search));
        }
    }
}
