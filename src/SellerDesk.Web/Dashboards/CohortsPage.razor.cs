using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Dashboards;

/// <summary>What buyers of each month did later: how many came back, how many orders and how much money each has brought.</summary>
public sealed partial class CohortsPage(Cohorts cohorts, BoardFrames frames) : AddressedPage
{
    private static readonly string[] Shows = ["buyers", "orders", "revenue"];

    private BoardFilter filter = new();
    private BoardFrame frame = BoardFrame.Empty;
    private CohortView? view;
    private string show = Shows[0];
    private int oldest;
    private decimal most;

    protected override bool IsHere(string path) => path == BoardAddress.Cohorts;

    protected override void Read(string address)
    {
        filter = BoardFilter.Read(address);
        show = QueryHelpers.ParseQuery(new Uri(address).Query).TryGetValue("show", out var word) && Shows.Contains(word.ToString()) ? word.ToString() : Shows[0];
    }

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        var ask = filter.Ask(BoardHead.Today(Now, Zone));
        frame = await frames.LoadAsync(ask, Cancel);
        view = await cohorts.LoadAsync(ask.Filter, ask.Today, Cancel);
        oldest = view.Rows.Count == 0 ? 0 : view.Rows.Max(row => row.Ages.TakeWhile(cell => cell is not null).Count() - 1);
        most = view.Rows.SelectMany(row => Enumerable.Range(show == Shows[0] ? 1 : 0, oldest + 1).Select(age => Value(row, age))).OfType<decimal>().DefaultIfEmpty().Max();
    });

    /// <summary>People as a share of the month's, orders and money summed up to that age, for each of the month's people.</summary>
    private decimal? Value(CohortRow row, int age) => row.Buyers == 0 || row.Ages.ElementAtOrDefault(age) is not { } cell ? null : show switch
    {
        "orders" => row.Ages.Take(age + 1).Sum(one => one!.Orders) / (decimal)row.Buyers,
        "revenue" => row.Ages.Take(age + 1).Sum(one => one!.Revenue) / row.Buyers,
        _ => (decimal)cell.Buyers / row.Buyers,
    };

    private string Text(decimal value) => show switch
    {
        "orders" => T.Format.Number(value, 2),
        "revenue" => T.Format.Number(value, 0) + "\u00A0" + Format.CurrencySign(view!.Currency),
        _ => T.Format.Percent(value, value < 0.1m ? 1 : 0),
    };

    private string? Said(CohortRow row, int age) => row.Ages.ElementAtOrDefault(age) is { } cell ? $"{T["cohorts.age", age]}: {T.Format.Number(cell.Buyers)} / {T.Format.Number(row.Buyers)}" : null;

    private string? Shade(decimal? value, int age) => value is not { } known || most == 0 || (show == Shows[0] && age == 0) ? null : $"--heat:{BoardMarks.Text((double)(4 + (36 * known / most)))}%";

    private string At(BoardFilter wanted) => wanted.On(BoardAddress.Cohorts, ("show", show == Shows[0] ? null : show));
}
