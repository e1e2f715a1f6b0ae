using SellerDesk.Application.Data;

namespace SellerDesk.Application.Buyers;

/// <summary>Takes out of a staged batch what would bring an erased person back: of orders, chats, reviews and returns that were emptied before.</summary>
internal static class ErasedThings
{
    private const string Orders = """
        update staged_orders s set buyer_number = null, buyer_mask = null, buyer_sealed = null, buyer_digest = null
        from orders o where o.shop_id = @shop and o.number = s.number and o.buyer_erased_at is not null returning s.number
        """;

    private const string Chats = """
        update staged_chats s set buyer_number = null, buyer_name = null from chats c where c.shop_id = @shop and c.number = s.number and c.buyer_erased_at is not null returning s.number
        """;

    /// <summary>What is said after the erasure is a new matter.</summary>
    private const string Messages = """
        update staged_messages m set text = '', files = '[]' from chats c where c.shop_id = @shop and c.number = m.chat_number and c.buyer_erased_at is not null and m.sent_at <= c.buyer_erased_at
        """;

    private const string Reviews = """
        update staged_reviews s set title = null, text = '', pros = null, cons = null, author = null, photo_urls = '{}', video_url = null, has_photo = false, has_text = false, preview = '', searched = '',
          answer_text = case when s.answer_text is null then null else '' end
        from reviews r where r.id = s.id and r.shop_id = @shop and r.buyer_erased_at is not null
        """;

    private const string Returns = """
        update staged_returns s set comment = null, seller_comment = null, photo_urls = null, video_urls = null
        from returns r where r.shop_id = @shop and r.number = s.number and r.buyer_erased_at is not null
        """;

    /// <returns>The numbers of those orders.</returns>
    public static Task<HashSet<string>> StripOrdersAsync(WriteBatch batch, CancellationToken cancel) => NumbersAsync(batch, Orders, cancel);

    /// <returns>The numbers of those chats.</returns>
    public static async Task<HashSet<string>> StripChatsAsync(WriteBatch batch, CancellationToken cancel)
    {
        var numbers = await NumbersAsync(batch, Chats, cancel);
        if (numbers.Count > 0)
        {
            await batch.ExecuteAsync(Messages, cancel);
        }

        return numbers;
    }

    public static Task StripReviewsAsync(WriteBatch batch, CancellationToken cancel) => batch.ExecuteAsync(Reviews, cancel);

    public static Task StripReturnsAsync(WriteBatch batch, CancellationToken cancel) => batch.ExecuteAsync(Returns, cancel);

    private static async Task<HashSet<string>> NumbersAsync(WriteBatch batch, string sql, CancellationToken cancel)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        await using var command = batch.Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            numbers.Add(reader.GetString(0));
        }

        return numbers;
    }
}
