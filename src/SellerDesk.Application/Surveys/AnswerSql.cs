using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Surveys;

/// <summary>The statements around an answer.</summary>
internal static class AnswerSql
{
    public const string TakeInvitation = """
        update survey_invitations i set answered_at = @now from surveys s
        where i.token_hash = @hash and s.id = i.survey_id and i.answered_at is null and i.stopped_at is null and i.expires_at > @now
        returning i.id, i.shop_id, i.survey_id, s.kind, s.reasons, i.buyer_id, i.order_number, i.product_id, i.tier, i.operator_id, i.created_at
        """;

    public const string TakeLink = """
        select null::uuid, l.shop_id, l.survey_id, s.kind, s.reasons, null::uuid, null::text, null::uuid, null::text, null::uuid, null::timestamptz
        from survey_links l join surveys s on s.id = l.survey_id where l.token = @token and s.state = 'On'
        """;

    public const string HasRoom = """
        select s.quota = 0 or (select count(*) from survey_answers a where a.survey_id = s.id and a.invitation_id is null and a.at > @now - make_interval(days => s.quota_days)) < s.quota
        from surveys s where s.id = @survey
        """;

    /// <summary>The answer, whose it is (the record that goes on), and the days that it changes: its own, and the day of the asking.</summary>
    public const string Keep = """
        with recursive heirs as (
          select b.id, b.merged_into, b.erased_at from buyers b where b.id = @buyer
          union all select b.id, b.merged_into, b.erased_at from heirs h join buyers b on b.id = h.merged_into
        ), kept as (
          insert into survey_answers (id, shop_id, survey_id, invitation_id, score, band, reasons, comment, language, at, order_number, product_id, tier, operator_id)
          values (@id, @shop, @survey, @invitation, @score, @band, @reasons, @comment, @language, @now, @order, @product, @tier, @operator)
        ), whose as (
          insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at)
          select @shop, 'Survey', @id, id, 'Order', 'Certain', @now from heirs where merged_into is null and erased_at is null
        )
        insert into touched_survey_days (shop_id, day)
        select distinct s.id, (t.at at time zone s.time_zone)::date from shops s cross join unnest(array[@now, coalesce(@asked, @now)]) as t(at) where s.id = @shop
        """;

    public static string Open { get; } = $"""
        with whose as (
          select b.name from buyer_links l join buyers b on b.id = l.buyer_id where l.thing_id = @id and l.kind = 'Survey' and l.shop_id = @shop
        ), fresh as (
          insert into work_items (id, shop_id, kind, state, created_at, due_at, has_text, has_photo, unread, author, preview, product_id, product_name, reply_state, search, sentiment)
          select @id, @shop, '{WorkItemKind.Survey}', 'Open', @now, @due, @comment <> '', false, true, (select name from whose), @preview, @product, left((select name from products p where p.id = @product and p.shop_id = @shop), 400),
            'None', to_tsvector('russian', concat_ws(' ', @comment, @order)), -1
          on conflict do nothing
          returning id
        )
        insert into item_events (shop_id, work_item_id, item_kind, kind, at, details)
        select @shop, id, '{WorkItemKind.Survey}', '{ItemEventKind.Arrived}', @now, jsonb_build_object('score', @score::text) from fresh
        """;
}
