using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>
/// One date of a country's year of work: public holiday, short day before one, or a working day moved to a weekend. Facts that people of the desk may
/// change; every calendar that follows the country takes them.
/// </summary>
public sealed class Holiday
{
    public const int CountryLength = 2;
    public const int NameMaxLength = 120;

    /// <summary>Minutes by which a day before a public holiday is shorter (Labour Code of the Russian Federation, article 95).</summary>
    public const int ShorterBy = 60;

    private Holiday(string country, DateOnly date, SpecialDayKind kind, string nameRu, string nameEn, DayOfWeek? likeDay)
    {
        Country = country;
        Date = date;
        Kind = kind;
        NameRu = nameRu;
        NameEn = nameEn;
        LikeDay = likeDay;
    }

    /// <summary>ISO 3166-1: RU, KZ, …</summary>
    public string Country { get; private set; }

    public DateOnly Date { get; private set; }

    public SpecialDayKind Kind { get; private set; }

    public string NameRu { get; private set; }

    public string NameEn { get; private set; }

    /// <summary>Whose hours a moved working day has, where its own weekday has none (Friday's unless told); of a short day only where it was moved too.</summary>
    public DayOfWeek? LikeDay { get; private set; }

    /// <exception cref="RuleException"><c>holiday.name</c>, <c>holiday.country</c>.</exception>
    public static Holiday Of(string country, DateOnly date, SpecialDayKind kind, string nameRu, string nameEn, DayOfWeek? like)
    {
        var (ru, en) = (nameRu.Trim(), nameEn.Trim());
        if (ru.Length is 0 or > NameMaxLength || en.Length > NameMaxLength)
        {
            throw new RuleException("holiday.name", NameMaxLength);
        }

        return country.Length == CountryLength && country.All(char.IsAsciiLetterUpper)
            ? new Holiday(country, date, kind, ru, en.Length == 0 ? ru : en, kind switch { SpecialDayKind.Working => like ?? DayOfWeek.Friday, SpecialDayKind.Short => like, _ => null })
            : throw new RuleException("holiday.country", country);
    }

    /// <summary>What the date is in a calendar with these hours of a week.</summary>
    public static SpecialDay Apply(DateOnly date, SpecialDayKind kind, DayOfWeek? like, string nameRu, string nameEn, WeekHours week)
    {
        var own = week[date.DayOfWeek];
        return kind switch
        {
            SpecialDayKind.DayOff => new SpecialDay(kind, DayHours.Off, nameRu, nameEn),
            SpecialDayKind.Short => new SpecialDay(kind, (own.IsOff && like is { } day ? week[day] : own).Shortened(ShorterBy), nameRu, nameEn),
            _ => new SpecialDay(kind, own.IsOff ? week[like ?? DayOfWeek.Friday] : own, nameRu, nameEn),
        };
    }
}
