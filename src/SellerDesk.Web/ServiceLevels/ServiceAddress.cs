namespace SellerDesk.Web.ServiceLevels;

/// <summary>Where calendars, holidays and levels are changed.</summary>
public static class ServiceAddress
{
    public const string Calendars = "/settings/calendars";
    public const string Holidays = "/settings/holidays";
    public const string Levels = "/settings/levels";

    public static string HolidaysOf(string country, int year) => $"{Holidays}?country={country}&year={year}";
}
