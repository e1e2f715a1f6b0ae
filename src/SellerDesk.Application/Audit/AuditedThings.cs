using System.Collections.Frozen;

namespace SellerDesk.Application.Audit;

/// <summary>Which tables the audit log follows, and which of their columns are never written into it. What is not named here is followed with all its columns.</summary>
public static class AuditedThings
{
    public const string Looks = "buyer_looks";

    /// <summary>What the desk writes of itself while people work: counters, traces, keystrokes. The deed that caused it is followed where it was done.</summary>
    private static readonly FrozenSet<string> Unfollowed = new[]
    {
        // The log itself.
        "audit_entries", "audit_heads", "audit_proofs",

        // Keystrokes and presence: saved as they are typed, several times a minute.
        "reply_drafts", "item_presence", "alerts", "alerts_seen", "alert_sends",

        // Trails of their own that stand beside the row which changed.
        "item_events", "complaint_moves", "buyer_events", "point_entries", "point_lots", "point_accounts", "tier_moves", "tier_runs", "clocks", "clock_holds",

        // Machinery.
        "idempotent_calls", "job_runs", "data_keys", "desk_secrets", "rate_budgets", "feed_runs", "set_aside_payloads", "incoming_pushes", "article_uses", "message_attempts",
        "delivery_attempts", "channel_minutes", "channel_failures", "bulk_items", "import_rejections", "buyer_links", "segment_members", "play_members", "readings", "drafting_calls",
        "survey_answers", "survey_invitations", "hook_events", "hook_deliveries", "hook_attempts", "text_models",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Rows that hold what a buyer is, said or was told: numbers, dates and words of a list are written, free text is not.</summary>
    private static readonly FrozenSet<string> OfBuyers = new[]
    {
        "buyers", "buyer_keys", "buyer_pairs", "buyer_contacts", "buyer_consents", "buyer_moves", "buyer_erasures", "buyer_looks", "buyer_birthdays", "reviews", "questions", "chats", "chat_messages",
        "complaints", "complaint_lines", "complaint_files", "complaint_tellings", "returns", "orders", "order_offers", "work_items", "item_notes", "outgoing_replies", "reply_files", "outgoing_messages",
        "loyalty_members", "loyalty_exits", "point_notes", "point_transactions", "contests", "auto_proposals", "praise_deeds", "telegram_links", "bad_addresses", "training_answers", "bulk_runs",
        "reward_issues", "reward_codes", "review_asks",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Columns that move by themselves.</summary>
    private static readonly FrozenSet<string> Noise = new[]
    {
        "xmin", "concurrency_stamp", "security_stamp", "access_failed_count", "normalized_email", "normalized_user_name", "alerts_seen_at", "digested_on", "last_used_at", "last_seen_at", "changed_at",
        "changed_by", "updated_at", "search",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Secrets = ["password", "secret", "hash", "token", "protected", "sealed", "digest", "api_key"];

    public static bool Follows(string table) =>
        !Unfollowed.Contains(table) && !table.StartsWith("touched_", StringComparison.Ordinal) && !table.EndsWith("_counts", StringComparison.Ordinal)
        && (!table.EndsWith("_days", StringComparison.Ordinal) || table == "calendar_days") && !table.EndsWith("_months", StringComparison.Ordinal);

    public static bool IsNoise(string column) => Noise.Contains(column);

    public static bool IsOfBuyers(string table) => OfBuyers.Contains(table);

    /// <param name="free">The column holds text that somebody typed, or a structure of such.</param>
    public static bool Hides(string table, string column, bool free) =>
        table == "person_tokens" && column == "value"
        || table == "buyer_birthdays"
        || free && IsOfBuyers(table)
        || Array.Exists(Secrets, secret => column.Contains(secret, StringComparison.Ordinal) && !column.EndsWith("_id", StringComparison.Ordinal));
}
