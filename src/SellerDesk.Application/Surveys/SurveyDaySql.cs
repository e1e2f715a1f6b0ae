using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <summary>A day of a shop made anew: its answers by what they are told apart by, and its invitations by who was asked.</summary>
internal static class SurveyDaySql
{
    public const string Answers = """
        delete from survey_days where shop_id = @shop and day = @day;
        insert into survey_days (shop_id, survey_id, day, product_id, tier, operator_id, score, answers)
        select @shop, survey_id, @day, product_id, tier, operator_id, score, count(*)::int from survey_answers where shop_id = @shop and at >= @from and at < @to group by survey_id, product_id, tier, operator_id, score
        """;

    /// <summary>What the words of a day were about; each answer counts once for a topic.</summary>
    public const string Topics = """
        delete from survey_topic_days where shop_id = @shop and day = @day;
        insert into survey_topic_days (shop_id, survey_id, day, topic, answers, blamed)
        select @shop, a.survey_id, @day, t.topic, count(*)::int, count(*) filter (where '-' || t.topic = any(a.topics))::int from survey_answers a cross join unnest(a.topics) as t(topic)
        where a.shop_id = @shop and a.at >= @from and a.at < @to and left(t.topic, 1) <> '-' group by a.survey_id, t.topic
        """;

    public static string Asked { get; } = $"""
        delete from survey_asked_days where shop_id = @shop and day = @day;
        insert into survey_asked_days (shop_id, survey_id, day, trait, value, asked, answered)
        select @shop, i.survey_id, @day, t.trait, t.value, count(*)::int, count(i.answered_at)::int from survey_invitations i
        cross join lateral (values ('{SurveyTrait.All}', ''), ('{SurveyTrait.Stars}', coalesce(i.stars::text, '')), ('{SurveyTrait.Late}', case when i.late then 'yes' else 'no' end),
          ('{SurveyTrait.Complained}', case when i.complained then 'yes' else 'no' end), ('{SurveyTrait.Tier}', coalesce(i.tier, ''))) as t(trait, value)
        where i.shop_id = @shop and i.created_at >= @from and i.created_at < @to group by i.survey_id, t.trait, t.value
        """;
}
