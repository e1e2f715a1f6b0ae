using System.Globalization;
using SellerDesk.Application.Buyers.Lifetimes;
using SellerDesk.Application.Imports.Files;
using SellerDesk.Domain.Common;

namespace SellerDesk.Web.Buyers;

/// <summary>Purchases in a table: a column for the buyer, one for the day, one for the sum.</summary>
internal static class PurchaseFile
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyyMMdd"];

    /// <exception cref="RuleException">A column is missing or a line cannot be read; says which.</exception>
    public static Purchases Read(string path, (string Buyer, string Day, string Sum) columns)
    {
        using var table = TableFile.Open(path, FileLimits.Default);
        var (buyer, day, sum) = (Column(table, columns.Buyer), Column(table, columns.Day), Column(table, columns.Sum));
        var all = new List<Purchase>();
        while (table.Read())
        {
            all.Add(new Purchase(
                Cell(table, buyer),
                DateOnly.TryParseExact(Cell(table, day), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : throw new RuleException("lifetimes.day", table.Line, Cell(table, day)),
                double.TryParse(Cell(table, sum), NumberStyles.Float, CultureInfo.InvariantCulture, out var paid) ? paid : throw new RuleException("lifetimes.sum", table.Line, Cell(table, sum))));
        }

        return new Purchases(all);
    }

    private static int Column(ITableReader table, string name)
    {
        for (var at = 0; at < table.Headers.Count; at++)
        {
            if (string.Equals(table.Headers[at], name, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        throw new RuleException("lifetimes.column", name, string.Join(", ", table.Headers));
    }

    private static string Cell(ITableReader table, int at) => at < table.Cells.Count ? table.Cells[at].Trim() : "";
}
