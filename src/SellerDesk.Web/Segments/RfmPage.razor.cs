using System.Globalization;
using SellerDesk.Application.Segments;
using SellerDesk.Domain.Segments;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Segments;

/// <summary>The grid of recency and frequency: how many, and what they bought for; each cell opens its buyers.</summary>
public sealed partial class RfmPage(RfmGrid rollup) : DeskPage
{
    private RfmFaces grid = new([], null, false);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override Task ReloadAsync() => LoadAsync(async () => grid = await rollup.LoadAsync(Cancel));

    /// <summary>What the buyers of a column have in common.</summary>
    private string Orders(short frequency)
    {
        var cells = grid.Cells.Where(cell => cell.Frequency == frequency).ToList();
        if (cells.Count == 0)
        {
            return "–";
        }

        var (fewest, most) = (cells.Min(cell => cell.FewestOrders), cells.Max(cell => cell.MostOrders));
        return fewest == most ? T.Count("orders.count", fewest) : T["rfm.orders", T.Format.Range(fewest, most)];
    }

    private string Days(short recency)
    {
        var cells = grid.Cells.Where(cell => cell.Recency == recency).ToList();
        if (cells.Count == 0)
        {
            return "–";
        }

        var (least, most) = (Ago(cells.Max(cell => cell.Latest)), Ago(cells.Min(cell => cell.Earliest)));
        return least == most ? T.Count("leaving.days", least) : T["rfm.days", T.Format.Range(least, most)];
    }

    private int Ago(DateTimeOffset at) => Math.Max(0, (int)(Now - at).TotalDays);

    /// <summary>The more buyers, the deeper; never so deep that the words suffer.</summary>
    private string Shade(RfmFace cell) => string.Create(CultureInfo.InvariantCulture, $"--part:{Math.Round(70.0 * cell.Buyers / grid.Cells.Max(one => one.Buyers)):0}%");

    private static string Begin(int recentFrom, int recentTo, int oftenFrom, int oftenTo) => SegmentsAddress.Begin(new RuleGroup(GroupKind.All,
        [new FigureRule(BuyerFigure.RecencyScore, recentFrom, recentTo), new FigureRule(BuyerFigure.FrequencyScore, oftenFrom, oftenTo)]));
}
