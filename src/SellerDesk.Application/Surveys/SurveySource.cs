using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Surveys;

/// <summary>The Net Promoter Score, by the day of the answer.</summary>
internal static class SurveySource
{
    public static readonly FigureSource Answered = new(FigureOf.Survey, FigureThing.SurveyAnswer, "touched_survey_days",
        """
        select a.id, a.shop_id, a.at, '' as currency, case a.band when 'Good' then 1 when 'Bad' then -1 else 0 end as points, coalesce(a.product_id::text, '') as product, coalesce(a.tier, '') as tier
        from survey_answers a join surveys s on s.id = a.survey_id and s.kind = 'Nps' where a.shop_id = $shop and a.at >= $from and a.at < $to
        """,
        [
            new FigureCount(Measure.NpsAnswers, "1"),
            new FigureCount(Measure.NpsPoints, "f.points"),
            new FigureCount(Measure.NpsSquares, "f.points * f.points"),
            new FigureCount(Measure.Promoters, "(f.points = 1)::int"),
        ],
        [new FigureCut(FigureDimension.Whole, "''"), new FigureCut(FigureDimension.Product, "f.product"), new FigureCut(FigureDimension.Tier, "f.tier")]);
}
