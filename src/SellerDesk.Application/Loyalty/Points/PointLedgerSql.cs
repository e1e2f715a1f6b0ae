namespace SellerDesk.Application.Loyalty.Points;

/// <summary>The statements of the ledger; what is written comes as columns, a row of each statement for every movement.</summary>
internal static class PointLedgerSql
{
    private const string LotColumns = """
        id, buyer_id, home_id, cause, cause_id, shop_id, rule_version, state, earned, remaining, reversed, expired, earned_at, matures_at, expires_at, lives_days, notice_at, parts
        """;

    public const string Room = "insert into point_accounts (buyer_id) select b from unnest($1) as b order by b on conflict do nothing";

    public const string Accounts = "select buyer_id, pending, available, debt from point_accounts where buyer_id = any($1) order by buyer_id for update";

    /// <summary>Each by its own index.</summary>
    public const string Lots = $"""
        select {LotColumns} from point_lots where buyer_id = any($1) and remaining > 0
        union select {LotColumns} from point_lots where cause_id = any($2) and buyer_id = any($1)
        union select {LotColumns} from point_lots where id = any($3) and buyer_id = any($1)
        """;

    public const string Known = "select key from point_transactions where key = any($1)";

    public const string KeepLots = $"""
        insert into point_lots ({LotColumns}) select a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r::jsonb
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) as t (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r)
        on conflict (id) do update set buyer_id = excluded.buyer_id, state = excluded.state, remaining = excluded.remaining, reversed = excluded.reversed, expired = excluded.expired,
          expires_at = excluded.expires_at, notice_at = excluded.notice_at
        """;

    public const string KeepMoves = """
        insert into point_transactions (id, buyer_id, kind, key, rule_version, shop_id, order_id, subject_id, person_id, at, details)
        select a, b, c, d, e, f, g, h, i, j, k::jsonb from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as t (a, b, c, d, e, f, g, h, i, j, k)
        """;

    public const string KeepEntries = "insert into point_entries (transaction_id, place, lot_id, amount) select * from unnest($1, $2, $3, $4)";

    public const string KeepAccounts = """
        update point_accounts p set pending = t.b, available = t.c, debt = t.d from unnest($1, $2, $3, $4) as t (a, b, c, d) where p.buyer_id = t.a
        """;
}
