using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>What a board is asked: the period, the one that it is compared with, and which day it is.</summary>
public sealed record BoardAsk(FigureFilter Filter, FigureFilter? Before, DateOnly Today)
{
    /// <summary>The same period moved back to where a metric's days are complete.</summary>
    public BoardAsk RipeFor(Metric metric)
    {
        var late = Filter.To.DayNumber - metric.RipeUntil(Today).DayNumber;
        return late <= 0 ? this : this with { Filter = Moved(Filter, late), Before = Before is null ? null : Moved(Before, late) };
    }

    private static FigureFilter Moved(FigureFilter filter, int days) => filter with { From = filter.From.AddDays(-days), To = filter.To.AddDays(-days) };
}

/// <summary>Why a figure has no value.</summary>
public enum NoData
{
    /// <summary>No marketplace of the shops tells it.</summary>
    NotTold,

    /// <summary>It is not told apart by what was chosen.</summary>
    NotByThis,

    /// <summary>There were no cases in the period.</summary>
    NoCases,
}

/// <summary>One figure of a board: its value, change, target and line.</summary>
/// <param name="Ask">Its own period: metrics whose days ripen are moved back.</param>
/// <param name="Sure">Whether the change is beyond noise; null where there is nothing to compare.</param>
/// <param name="Line">Eight to thirteen points of the period, for a small line.</param>
public sealed record BoardTile(Metric Metric, BoardAsk Ask, MetricValue Now, MetricValue? Before, bool? Sure, decimal? Target, IReadOnlyList<decimal?> Line, string Currency, NoData? Lack)
{
    /// <summary>Samples smaller than this say how many cases they are of and show no arrow.</summary>
    public const int FewCases = 30;

    public decimal? Value => Lack is null ? Now.Value : null;

    public decimal? Change => Value is { } now && Before?.Value is { } before ? now - before : null;

    public bool IsFew => Metric.Denominator is not null && Now.Denominator < FewCases;

    /// <summary>True: better, beyond noise. False: worse. Null: neither can be said.</summary>
    public bool? IsBetter => Sure != true || IsFew || Metric.Good == GoodWhen.Neither || Change is not { } change || change == 0 ? null : change > 0 == (Metric.Good == GoodWhen.Higher);

    public bool? IsMet => Target is not { } target || Value is not { } value ? null : Metric.Good == GoodWhen.Lower ? value <= target : value >= target;

    public bool IsMoved(BoardAsk board) => Ask.Filter.To != board.Filter.To;
}
