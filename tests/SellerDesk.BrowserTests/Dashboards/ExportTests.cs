using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Microsoft.VisualBasic.FileIO;
using SellerDesk.Application.Orders.Times;
using SellerDesk.BrowserTests.Fixtures;
using Xunit;

namespace SellerDesk.BrowserTests.Dashboards;

[Collection(WorkingDeskCollection.Name)]
public sealed class ExportTests(WorkingDesk desk)
{
    private const string Period = "from=2024-01-01&to=2027-12-31&compare=none";
    private const string Orders = ".sd-kpi:has(a.name[href^='/dashboards/metric/orders?']) .value";

    [Fact]
    public async Task A_board_is_taken_home_as_csv_as_a_workbook_and_on_paper_with_the_numbers_that_it_shows()
    {
        await RemakeAsync();
        await using var owner = await desk.SignedInAsync();
        await owner.OpenAsync($"/dashboards/delivery?{Period}");
        var told = int.Parse(string.Concat((await owner.Find(Orders).InnerTextAsync()).Where(char.IsDigit)), CultureInfo.InvariantCulture);
        told.Should().BePositive("the simulated marketplace has orders");

        var lines = Csv(await SavedAsync(owner, "csv"));
        var row = lines.Single(line => line["metric"] == "orders" && line["by"].Length == 0);
        (row["показатель"], row["from"], row["to"], row["unit"]).Should().Be(("Заказы", "2024-01-01", "2027-12-31", "count"));
        decimal.Parse(row["value"], CultureInfo.InvariantCulture).Should().Be(told);

        using var book = SpreadsheetDocument.Open(new MemoryStream(await SavedAsync(owner, "xlsx")), isEditable: false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(cells => cells.Elements<Cell>().ToList()).ToList();
        sheet.Should().HaveCount(lines.Count + 1);
        var heads = sheet[0].ConvertAll(cell => cell.InnerText);
        var orders = sheet.Single(cells => cells[heads.IndexOf("metric")].InnerText == "orders" && cells[heads.IndexOf("by")].InnerText.Length == 0);
        var (value, from) = (orders[heads.IndexOf("value")], orders[heads.IndexOf("from")]);
        value.DataType.Should().BeNull("a number is a number there");
        decimal.Parse(value.InnerText, CultureInfo.InvariantCulture).Should().Be(told);
        var day = book.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)from.StyleIndex!.Value);
        (day.NumberFormatId!.Value, DateTime.FromOADate(double.Parse(from.InnerText, CultureInfo.InvariantCulture))).Should().Be((14u, new DateTime(2024, 1, 1)), "a day is a day there");

        await PrintsAsync(owner, told);
        owner.NothingWentWrong();
    }

    [Fact]
    public async Task Ten_years_are_shown_and_a_period_to_come_says_that_it_has_no_data()
    {
        await RemakeAsync();
        await using var owner = await desk.SignedInAsync();
        await owner.OpenAsync("/dashboards?from=2017-01-01&to=2026-12-31&compare=none");
        (await owner.Find(".sd-kpi .value").AllInnerTextsAsync()).Should().Contain(text => text.Any(char.IsDigit));

        await owner.OpenAsync("/dashboards?from=2031-01-01&to=2031-01-31");
        await owner.SeesAsync(".sd-empty", "За этот период нет данных");
        await owner.SeesNoAsync(".sd-kpi");
        owner.NothingWentWrong();
    }

    /// <summary>On paper there are the figures and nothing to press, and nothing runs over its edge.</summary>
    private static async Task PrintsAsync(Visitor visitor, int told)
    {
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.Page.SetViewportSizeAsync(794, 1123);
        foreach (var pressed in new[] { ".sd-side", ".board-filters", ".sd-head .actions .sd-btn" })
        {
            (await visitor.Find(pressed).First.IsVisibleAsync()).Should().BeFalse("{0} is of no use on paper", pressed);
        }

        string.Concat((await visitor.Find(Orders).InnerTextAsync()).Where(char.IsDigit)).Should().Be(told.ToString(CultureInfo.InvariantCulture));
        (await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue();
        (await visitor.Page.PdfAsync(new() { Format = "A4" })).Length.Should().BeGreaterThan(10_000);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task<byte[]> SavedAsync(Visitor visitor, string kind)
    {
        await visitor.Find(".sd-head details[data-menu] > summary").First.ClickAsync();
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Find($".sd-head .sd-pop a[href*='export.{kind}']").ClickAsync());
        file.SuggestedFilename.Should().Be($"delivery.{kind}");
        await using var stream = await file.CreateReadStreamAsync();
        using var saved = new MemoryStream();
        await stream.CopyToAsync(saved);
        return saved.ToArray();
    }

    private static List<Dictionary<string, string>> Csv(byte[] file)
    {
        using var reader = new TextFieldParser(new MemoryStream(file), Encoding.UTF8) { TextFieldType = FieldType.Delimited, Delimiters = [","] };
        var heads = reader.ReadFields()!;
        var rows = new List<Dictionary<string, string>>();
        while (reader.ReadFields() is { } cells)
        {
            rows.Add(heads.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second));
        }

        return rows;
    }

    private async Task RemakeAsync()
    {
        while (await desk.Desk.Services.GetRequiredService<RemakeOrderDaysJob>().RunAsync(CancellationToken.None))
        {
        }
    }
}
