namespace SellerDesk.Application.BuyerBook;

/// <summary>
/// What an erasure empties, each with its statement over <c>@buyer</c>, and the statement that looks whether anything is left. Numbers, sums, stars, dates, stages and codes of reasons stay:
/// they are facts of the business and name nobody.
/// </summary>
internal static class EraseSql
{
    private const string Ink = "•••";

    /// <summary>The person's own record and those that ended in it.</summary>
    private const string Selves = "(with recursive selves as (select @buyer::uuid as id union all select b.id from selves s join buyers b on b.merged_into = s.id) select id from selves)";

    /// <summary>Replies that are on their way: they would carry words to whoever is erased.</summary>
    public const string Waiting = """
        select count(*)::int from outgoing_replies r join buyer_links l on l.thing_id = r.work_item_id and l.shop_id = r.shop_id
        where l.buyer_id = @buyer and r.state in ('Held', 'Queued', 'Sending', 'Submitted', 'InModeration', 'Unknown', 'AwaitsApproval')
        """;

    /// <summary>Messages of a campaign that have not left do not leave any more.</summary>
    private static readonly string Stopping = string.Concat(new[] { ("due_at", "null"), ("reason", "'Erased'"), ("state", "'Skipped'") }
        .Select(set => $", {set.Item1} = case when state in ('Waiting', 'Unknown') then {set.Item2} else {set.Item1} end"));

    public static IReadOnlyList<(string What, string Sql)> Steps { get; } =
    [
        ("orders", Things("orders", "Order", "buyer_mask = null, buyer_sealed = null, buyer_number = null, buyer_digest = null, buyer_erased_at = @now")),
        ("offers", $"update order_offers t set text = '{Ink}' from buyer_links l where l.buyer_id = @buyer and l.kind = 'Order' and t.order_id = l.thing_id and t.shop_id = l.shop_id and t.text <> ''"),
        ("chats", Things("chats", "Chat", "buyer_name = null, buyer_number = null, buyer_erased_at = @now")),
        ("messages", "update chat_messages t set text = '', files = '[]' from buyer_links l where l.buyer_id = @buyer and l.kind = 'Chat' and t.chat_id = l.thing_id and t.shop_id = l.shop_id"),
        ("reviews", Things("reviews", "Review", "title = null, text = '', pros = null, cons = null, author = null, photo_urls = '{}', video_url = null, answer_text = case when t.answer_text is null then null else '' end, buyer_erased_at = @now")),
        ("returns", Things("returns", "Return", "comment = null, seller_comment = null, photo_urls = '{}', video_urls = '{}', buyer_erased_at = @now")),
        ("complaints", Things("complaints", "Complaint", "words = '', buyer = null, resolution_text = null")),
        ("complaintMoves", "update complaint_moves t set why = null, before = null, details = '{}' from buyer_links l where l.buyer_id = @buyer and l.kind = 'Complaint' and t.complaint_id = l.thing_id and t.shop_id = l.shop_id"),
        ("complaintFiles", "delete from complaint_files t using buyer_links l where l.buyer_id = @buyer and l.kind = 'Complaint' and t.complaint_id = l.thing_id and t.shop_id = l.shop_id"),
        ("surveys", "update survey_answers t set comment = '' from buyer_links l where l.buyer_id = @buyer and l.kind = 'Survey' and t.id = l.thing_id and t.shop_id = l.shop_id and t.comment <> ''"),
        ("invitations", $"update survey_invitations set stopped_at = coalesce(stopped_at, @now) where buyer_id in {Selves}"),
        ("items", Items("update work_items t set author = null, preview = '', search = null, has_text = false, has_photo = false", "t.id")),
        ("replies", Items($"update outgoing_replies t set text = '{Ink}', submitted_text = null, files = '[]', error_detail = null")),
        ("drafts", Items("delete from reply_drafts t", delete: true)),
        ("files", Items("delete from reply_files t", delete: true)),
        ("notes", Items($"update item_notes t set text = '{Ink}', mentions = '{{}}'")),
        ("history", Items("update item_events t set details = '{}'")),
        ("proposals", Items($"update auto_proposals t set text = '{Ink}'")),
        ("praise", Items($"update praise_deeds t set text = '{Ink}'")),
        ("drafting", Items("delete from drafting_calls t", delete: true)),
        ("contests", Items($"update contests t set text = '{Ink}', note = null")),
        ("telegram", "delete from telegram_links where buyer_id in " + Selves),
        ("tellings", $"update outgoing_messages set subject = null, text = null, address_mask = null, links = '{{}}'{Stopping} where buyer_id in {Selves}"),
        ("happenings", $"update buyer_events set \"values\" = '{{}}' where buyer_id in {Selves}"),
        ("wishes", $"delete from stock_wishes where buyer_id in {Selves}"),
        ("contacts", $"delete from buyer_contacts where buyer_id in {Selves}"),
        ("membership", $"update loyalty_members set manual_reason = null where buyer_id in {Selves} and manual_reason is not null"),
        ("tiers", $"update tier_moves set reason = null where buyer_id in {Selves} and reason is not null"),
        ("exits", $"update loyalty_exits set why = null, was = null where buyer_id in {Selves}"),
        ("keys", "delete from buyer_keys where buyer_id = @buyer"),
        ("pairs", "delete from buyer_pairs where one_id = @buyer or other_id = @buyer"),
        ("segments", "delete from segment_members where buyer_id = @buyer"),
        ("plays", "update play_members set left_at = coalesce(left_at, @now), note = null where buyer_id = @buyer"),
        ("fifths", "delete from buyer_rfm where buyer_id = @buyer"),
        ("birthday", $"delete from buyer_birthdays where buyer_id in {Selves}"),
        ("pointNotes", $"update point_notes set text = '{Ink}' where buyer_id in {Selves} and text <> '{Ink}'"),
        ("buyer", "update buyers set name = null, name_is_shown = false, erased_at = @now where id = @buyer"),
    ];

    /// <summary>Looks again, at the rows themselves.</summary>
    public const string Left = $"""
        select ((select count(*) from orders t join buyer_links l on l.thing_id = t.id and l.shop_id = t.shop_id where l.buyer_id = @buyer and l.kind = 'Order' and num_nonnulls(t.buyer_mask, t.buyer_sealed, t.buyer_number, t.buyer_digest) > 0)
          + (select count(*) from chats t join buyer_links l on l.thing_id = t.id and l.shop_id = t.shop_id where l.buyer_id = @buyer and l.kind = 'Chat' and num_nonnulls(t.buyer_name, t.buyer_number) > 0)
          + (select count(*) from chat_messages t join buyer_links l on l.thing_id = t.chat_id and l.shop_id = t.shop_id where l.buyer_id = @buyer and l.kind = 'Chat' and (t.text <> '' or t.files <> '[]'))
          + (select count(*) from reviews t join buyer_links l on l.thing_id = t.id and l.shop_id = t.shop_id where l.buyer_id = @buyer and l.kind = 'Review' and (t.text <> '' or num_nonnulls(t.title, t.pros, t.cons, t.author) > 0))
          + (select count(*) from returns t join buyer_links l on l.thing_id = t.id and l.shop_id = t.shop_id where l.buyer_id = @buyer and l.kind = 'Return' and num_nonnulls(t.comment, t.seller_comment) > 0)
          + (select count(*) from complaints t join buyer_links l on l.thing_id = t.id and l.shop_id = t.shop_id where l.buyer_id = @buyer and l.kind = 'Complaint' and (t.words <> '' or num_nonnulls(t.buyer, t.resolution_text) > 0))
          + (select count(*) from survey_answers t join buyer_links l on l.thing_id = t.id and l.shop_id = t.shop_id where l.buyer_id = @buyer and l.kind = 'Survey' and t.comment <> '')
          + (select count(*) from work_items t join buyer_links l on l.thing_id = t.id and l.shop_id = t.shop_id where l.buyer_id = @buyer and (t.preview <> '' or num_nonnulls(t.author, t.search) > 0))
          + (select count(*) from segment_members where buyer_id = @buyer)
          + (select count(*) from play_members where buyer_id = @buyer and (left_at is null or note is not null))
          + (select count(*) from telegram_links where buyer_id in {Selves})
          + (select count(*) from outgoing_messages where buyer_id in {Selves} and (state in ('Waiting', 'Unknown') or num_nonnulls(subject, text, address_mask) > 0))
          + (select count(*) from buyer_events where buyer_id in {Selves} and "values" <> jsonb_build_object())
          + (select count(*) from buyer_contacts where buyer_id in {Selves}) + (select count(*) from stock_wishes where buyer_id in {Selves})
          + (select count(*) from buyer_birthdays where buyer_id in {Selves}) + (select count(*) from point_notes where buyer_id in {Selves} and text <> '•••')
          + (select count(*) from tier_moves where buyer_id in {Selves} and reason is not null) + (select count(*) from loyalty_members where buyer_id in {Selves} and manual_reason is not null)
          + (select count(*) from buyer_keys where buyer_id = @buyer))::int
        """;

    private static string Things(string table, string kind, string set) =>
        $"update {table} t set {set} from buyer_links l where l.buyer_id = @buyer and l.kind = '{kind}' and t.id = l.thing_id and t.shop_id = l.shop_id";

    /// <summary>An item has the id of what it wraps; a late order's, of the order.</summary>
    private static string Items(string deed, string id = "t.work_item_id", bool delete = false) =>
        $"{deed} {(delete ? "using" : "from")} buyer_links l where l.buyer_id = @buyer and {id} = l.thing_id and t.shop_id = l.shop_id";
}
