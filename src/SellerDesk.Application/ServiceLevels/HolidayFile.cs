using System.Globalization;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>
/// Holidays that come with the desk (<c>holidays.csv</c>: country;date;kind;like;ru;en): public holidays, short days before them, and days moved by law or
/// decree, as published. Days that a decree moves later are added on the page of holidays.
/// </summary>
internal static class HolidayFile
{
    public static IReadOnlyList<Holiday> Read()
    {
        using var stream = typeof(HolidayFile).Assembly.GetManifestResourceStream("service-levels/holidays.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Line)];
    }

    private static Holiday Line(string line) => line.TrimEnd('\r').Split(';') is [var country, var date, var kind, var like, var ru, var en]
        ? Holiday.Of(country, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), Enum.Parse<SpecialDayKind>(kind), ru, en,
            like.Length == 0 ? null : Enum.Parse<DayOfWeek>(like))
        : throw new InvalidDataException(line);
}
