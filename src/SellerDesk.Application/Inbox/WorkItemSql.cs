using SellerDesk.Application.Data;

namespace SellerDesk.Application.Inbox;

/// <summary>The statements between a staging table of incoming things and <c>work_items</c>; the same for every kind.</summary>
internal static class WorkItemSql
{
    /// <summary>Some marketplaces name a product by its number alone: then the name that its card gave is shown, once it is known.</summary>
    private const string ProductName = "coalesce(nullif(s.product_name, s.product_number), p.name, s.product_name)";

    private static readonly string Searched = SearchedWords.Vector("s.searched");

    /// <summary>A text waits for the job that reads it: null. Stars without words say all there is.</summary>
    private const string SentimentOfStars = "case when not s.has_text then sign(coalesce(s.rating, 3) - 3)::smallint end";

    public static string Insert(string staged, string kind) => $"""
        insert into work_items (id, shop_id, kind, state, created_at, due_at, rating, has_text, has_photo, unread, author, preview, product_id, product_name,
          reply_state, closed_at, search, sentiment)
        select s.id, @shop, '{kind}', s.item_state, s.created_at, s.due_at, s.rating, s.has_text, s.has_photo, s.item_state <> 'Closed', s.author, s.preview,
          p.id, {ProductName}, s.item_reply_state, s.item_closed_at, {Searched}, {SentimentOfStars}
        from {staged} s left join products p on p.shop_id = @shop and p.number = s.product_number
        where s.is_new
        """;

    /// <summary>The buyer changed or added something: the list shows the new words; an item that waits for us is unread again.</summary>
    public static string UpdateTexts(string staged) => $"""
        update work_items w set rating = s.rating, has_text = s.has_text, has_photo = s.has_photo, author = s.author, preview = s.preview, product_id = p.id,
          product_name = {ProductName}, search = {Searched}, unread = w.unread or w.state = 'Open',
          sentiment = {SentimentOfStars}
        from {staged} s left join products p on p.shop_id = @shop and p.number = s.product_number
        where w.id = s.id and w.shop_id = @shop and s.text_changed and not s.is_new
        """;

    /// <summary>
    /// The buyer changed stars or words of what was already over: somebody has to look again, with a clock that starts now. Runs before the new words
    /// are written. What was history and never answered stays history.
    /// </summary>
    public static string ReopenChanged(string staged) => $"""
        update work_items w set state = 'Open', closed_at = null, merged_into = null, snoozed_until = null, snooze_wake = null, unread = true, due_at = s.due_again
        from {staged} s
        where w.id = s.id and w.shop_id = @shop and s.text_changed and not s.is_new and w.state = 'Closed'
          and (w.rating is distinct from s.rating or w.preview is distinct from s.preview) and (s.item_state = 'Open' or s.item_reply_state in ('Published', 'InModeration'))
        """;

    /// <summary>A line of the history for every item that waits, or was put off, and whose buyer wrote more.</summary>
    public static string NoteBuyerWrote(string staged) => $"""
        insert into item_events (shop_id, work_item_id, item_kind, kind, at, details)
        select w.shop_id, w.id, w.kind, 'BuyerWrote', @now, jsonb_build_object() from {staged} s join work_items w on w.id = s.id and w.shop_id = @shop
        where s.text_changed and not s.is_new and w.state <> 'Closed'
        """;

    /// <summary>
    /// The marketplace shows another answer than before. An item whose reply is on its way from here is left to the delivering job, which looks
    /// the answer up itself; one that was answered elsewhere is closed; one whose answer was taken off is opened again.
    /// </summary>
    public static string FollowAnswers(string staged) => $"""
        update work_items w set
          state = case when s.answer_state in ('Published', 'InModeration', 'Unread') then 'Closed' when s.answer_state = 'Rejected' then 'Open' else w.state end,
          reply_state = case s.answer_state when 'Published' then 'Published' when 'Unread' then 'Published' when 'InModeration' then 'InModeration' when 'Rejected' then 'Rejected' else w.reply_state end,
          closed_at = case when s.answer_state in ('Published', 'InModeration', 'Unread') then coalesce(w.closed_at, @now) when s.answer_state = 'Rejected' then null else w.closed_at end,
          unread = case when s.answer_state = 'Rejected' then true when s.answer_state in ('Published', 'InModeration', 'Unread') then false else w.unread end
        from {staged} s
        where w.id = s.id and w.shop_id = @shop and s.answer_changed and not s.is_new and w.state <> 'Answering'
        """;
}
