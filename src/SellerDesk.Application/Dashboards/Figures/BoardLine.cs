using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>The points of a small line: eight to thirteen equal parts of a period.</summary>
public static class BoardLine
{
    private const int Fewest = 7;
    private const int Most = 13;

    public static IReadOnlyList<decimal?> Of(FigureSheet sheet, Metric metric, FigureFilter filter)
    {
        var parts = Math.Clamp(filter.Days, 1, Most);
        for (var tried = Most; tried >= Fewest && filter.Days > Most; tried--)
        {
            // Parts of equal length where there are any: sums of unequal ones would jump.
            if (filter.Days % tried == 0)
            {
                parts = tried;
                break;
            }
        }

        var length = Math.Max(1, filter.Days / parts);
        var first = filter.To.AddDays(1 - (length * parts));
        return [.. Enumerable.Range(0, parts).Select(part => sheet.Of(metric, first.AddDays(part * length), first.AddDays(((part + 1) * length) - 1)).Value)];
    }
}
