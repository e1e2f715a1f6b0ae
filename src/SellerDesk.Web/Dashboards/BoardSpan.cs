using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Dashboards;

/// <summary>Which days a point of a chart is of, and what it is called.</summary>
internal static class BoardSpan
{
    /// <summary>The first point may begin before the period.</summary>
    public static DateOnly Start(DateOnly at, DateOnly first) => at < first ? first : at;

    public static DateOnly End(DateOnly at, FigureStep step, DateOnly last)
    {
        var end = step switch { FigureStep.Month => at.AddMonths(1).AddDays(-1), FigureStep.Week => at.AddDays(6), _ => at };
        return end > last ? last : end;
    }

    public static string Name(Texts t, DateOnly at, FigureStep step, BoardAsk ask)
    {
        var start = Start(at, ask.Filter.From);
        return step switch
        {
            FigureStep.Month => $"{t.Format.Words.ShortMonths[at.Month - 1]}\u00A0{at.Year}",
            FigureStep.Week => t.Period(start, End(at, step, ask.Filter.To), ask.Today),
            _ => t.Day(at, ask.Today),
        };
    }
}
