using SellerDesk.Application.BuyerEvents;

namespace SellerDesk.Application.Surveys;

/// <summary>The statement that writes invitations, the days that they touch and what tells the buyers.</summary>
internal static class InvitationSql
{
    public const string Write = $"""
        with asked as (
          select * from unnest(@ids, @shops, @buyers, @subjects, @orders, @products, @tiers, @operators, @stars, @late, @complained, @hashes, @values)
            as a(id, shop_id, buyer_id, subject_id, order_number, product_id, tier, operator_id, stars, late, complained, token_hash, told)
        ), kept as (
          insert into survey_invitations (id, shop_id, survey_id, buyer_id, subject_id, order_number, product_id, tier, operator_id, stars, late, complained, token_hash, created_at, expires_at)
          select id, shop_id, @survey, buyer_id, subject_id, order_number, product_id, tier, operator_id, stars, late, complained, token_hash, @now, @expires from asked
          returning id
        ), touched as (
          insert into touched_survey_days (shop_id, day) select distinct a.shop_id, (@now at time zone s.time_zone)::date from asked a join shops s on s.id = a.shop_id returning 1
        )
        insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at)
        select a.buyer_id, a.shop_id, @kind, a.id::text, a.id, a.told, @now from asked a join kept k on k.id = a.id {AddBuyerEvent.Once}
        """;
}
