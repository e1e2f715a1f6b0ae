using SellerDesk.Application.Buyers;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Application.Products;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>All sources, and which of them counts a measure.</summary>
internal static class FigureSources
{
    public static IReadOnlyList<FigureSource> All { get; } =
    [
        .. OrderFigures.All, ReviewFigures.Written, .. ComplaintSources.All, SurveySource.Answered, DeadlineSource.Fell, .. TimedSources.All, FunnelSource.Told, .. BuyerSources.All,
    ];

    private static readonly Dictionary<Measure, FigureSource> ByMeasure = All.SelectMany(source => source.Counts.Select(count => (count.Measure, source))).ToDictionary();

    /// <summary>Null while nothing counts it.</summary>
    public static FigureSource? Of(Measure measure) => ByMeasure.GetValueOrDefault(measure);
}
