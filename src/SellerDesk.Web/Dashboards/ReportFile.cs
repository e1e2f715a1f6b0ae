using System.Globalization;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Dashboards.Reports;
using SellerDesk.Application.Imports.Files;
using SellerDesk.Application.Messages;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Dashboards;

/// <summary>A board of a report as a workbook: the same rows as its own file has.</summary>
internal static class ReportFile
{
    public static ParcelFile Of(Texts t, ReportSheet sheet)
    {
        var name = t["boards." + sheet.Sheet.Plan.Code];
        var rows = BoardFile.Named(t, FigureTable.Of(sheet.Sheet));
        return new ParcelFile(string.Create(CultureInfo.InvariantCulture, $"{name} {sheet.Sheet.Ask.Filter.From:yyyy-MM-dd}.xlsx"), BoardFile.Xlsx, XlsxWriter.Write(name, rows));
    }
}
