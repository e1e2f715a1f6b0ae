namespace SellerDesk.Domain.Dashboards;

/// <summary>Days of the year on which buyers of marketplaces order more, and write more afterwards.</summary>
public static class SeasonSales
{
    /// <returns>Both ends included; the name is the text <c>sale.{code}</c>.</returns>
    public static IReadOnlyList<(string Code, DateOnly On)> Between(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(from.Year, to.Year - from.Year + 1).SelectMany(Of).Where(sale => sale.On >= from && sale.On <= to).OrderBy(sale => sale.On)];

    private static IEnumerable<(string Code, DateOnly On)> Of(int year) =>
    [
        ("defender", new DateOnly(year, 2, 23)),
        ("women", new DateOnly(year, 3, 8)),
        ("school", new DateOnly(year, 8, 20)),
        ("singles", new DateOnly(year, 11, 11)),
        ("black-friday", BlackFriday(year)),
        ("new-year", new DateOnly(year, 12, 20)),
    ];

    /// <summary>The day after the fourth Thursday of November.</summary>
    private static DateOnly BlackFriday(int year)
    {
        var first = new DateOnly(year, 11, 1);
        var thursday = first.AddDays(((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7);
        return thursday.AddDays((3 * 7) + 1);
    }
}
