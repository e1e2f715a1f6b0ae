using SellerDesk.Application.Data;

namespace SellerDesk.Application.Complaints;

/// <summary>The statement between <c>staged_returns</c> and the returns. Only rows whose digests differ are staged.</summary>
internal static class ReturnSql
{
    public const string Columns = """
        id uuid, number text, text_digest bigint, answer_digest bigint, kind text, stage text, status_raw text, order_number text, product_number text, quantity int,
        amount numeric(18,4), currency text, reason_raw text, comment text, seller_comment text, photo_urls text[], video_urls text[], opened_at timestamptz,
        changed_at timestamptz, decide_by timestamptz, decisions jsonb, facts jsonb
        """;

    private static readonly string[] Kept =
    [
        "kind", "stage", "status_raw", "order_number", "product_id", "quantity", "amount", "currency", "reason_raw", "comment", "seller_comment", "photo_urls", "video_urls",
        "opened_at", "changed_at", "decide_by", "decisions",
    ];

    /// <summary>Answers (new, changed). Two sources that each tell a part take turns in the digests: the row is touched then, but did not change.</summary>
    public static string Merge { get; } = $"""
        with said as (
          select s.*, r.id as known_id, p.id as product_id
          from staged_returns s left join returns r on r.shop_id = @shop and r.number = s.number left join products p on p.shop_id = @shop and p.number = s.product_number
        ), fresh as (
          insert into returns (id, shop_id, number, text_digest, answer_digest, facts, received_at, {string.Join(", ", Kept.Except(["photo_urls", "video_urls"]))}, photo_urls, video_urls)
          select id, @shop, number, text_digest, answer_digest, facts, @now, {string.Join(", ", Kept.Except(["photo_urls", "video_urls"]))},
            coalesce(photo_urls, array[]::text[]), coalesce(video_urls, array[]::text[])
          from said where known_id is null
          returning 1
        ), differing as (
          select s.known_id from said s join returns r on r.id = s.known_id and r.shop_id = @shop where not r.facts @> s.facts or {UpsertSql.Differs(Kept, "s", "r")}
        ), updated as (
          update returns r set text_digest = s.text_digest, answer_digest = s.answer_digest, facts = r.facts || s.facts,
            {string.Join(", ", Kept.Select(column => $"{column} = coalesce(s.{column}, r.{column})"))}
          from said s where r.id = s.known_id and r.shop_id = @shop
        )
        select (select count(*) from fresh)::int, (select count(*) from differing)::int
        """;
}
