using SellerDesk.Application.Data;
using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Products;

/// <summary>The statements between <c>staged_card_keys</c>, <c>staged_cards</c> and the products.</summary>
internal static class CardSql
{
    /// <summary>What came before the card shows the product's number: from now on its name, which is looked for too.</summary>
    public static readonly string NameWorkItems = $"""
        update work_items w set product_name = p.name, search = w.search || {SearchedWords.Vector("p.name")}
        from staged_cards s join products p on p.shop_id = @shop and p.number = s.number
        where w.shop_id = @shop and w.product_id = p.id and w.product_name = p.number and p.name <> p.number
        """;

    public const string KeyColumns = "place int, number text, digest bigint";

    /// <summary>
    /// The places of the cards that are not word for word what was last taken over. Where several sources tell parts of one card they take turns
    /// and are compared column by column afterwards.
    /// </summary>
    public const string Differing = """
        select s.place from staged_card_keys s left join products p on p.shop_id = @shop and p.number = s.number
        where p.id is null or p.card_read_at is null or p.card_digest <> s.digest order by s.place
        """;

    // Sums and stars are rounded as the table keeps them, or they would differ for ever.
    public const string Columns = """
        id uuid, number text, digest bigint, name text, article text, brand text, category text, description text, photo_urls text[], video_urls text[], barcodes text[],
        characteristics jsonb, advice jsonb, price numeric(18,4), currency text, rating numeric(6,3), content_rating numeric(6,3), card_state text, facts jsonb
        """;

    private static readonly string[] Said =
    [
        "article", "brand", "category", "description", "photo_urls", "video_urls", "barcodes", "characteristics", "advice", "price", "currency", "rating", "content_rating",
        "card_state",
    ];

    private static readonly Dictionary<string, string> Absent = new()
    {
        ["photo_urls"] = "array[]::text[]",
        ["video_urls"] = "array[]::text[]",
        ["barcodes"] = "array[]::text[]",
        ["characteristics"] = "'[]'::jsonb",
        ["advice"] = "'[]'::jsonb",
    };

    /// <summary>Answers (new, changed): a product that was known by name alone has a new card.</summary>
    public static string Merge { get; } = $"""
        with fresh as (
          insert into products (id, shop_id, number, name, card_digest, card_read_at, facts, {string.Join(", ", Said)})
          select id, @shop, number, coalesce(name, left(number, {Product.NameMaxLength})), digest, @now, facts,
            {string.Join(", ", Said.Select(column => Absent.TryGetValue(column, out var none) ? $"coalesce({column}, {none})" : column))}
          from staged_cards s where not exists (select 1 from products p where p.shop_id = @shop and p.number = s.number)
          returning 1
        ), first as (
          select s.number from staged_cards s join products p on p.shop_id = @shop and p.number = s.number where p.card_read_at is null
        ), changed as (
          update products p set name = coalesce(s.name, p.name), card_digest = s.digest, card_read_at = @now, facts = p.facts || s.facts,
            {string.Join(", ", Said.Select(column => $"{column} = coalesce(s.{column}, p.{column})"))}
          from staged_cards s
          where p.shop_id = @shop and p.number = s.number
            and (p.card_read_at is null or s.name <> p.name or not p.facts @> s.facts or {UpsertSql.Differs(Said, "s", "p")})
          returning p.number
        )
        select ((select count(*) from fresh) + (select count(*) from first))::int, (select count(*) from changed where number not in (select number from first))::int
        """;
}
