using System.Globalization;

namespace SellerDesk.Web.Shops;

/// <summary>Zones and currencies that sellers of these marketplaces live in; others are given on the command line.</summary>
internal static class ShopZones
{
    private static readonly string[] Known =
    [
        "Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk",
        "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka", "Europe/Minsk", "Asia/Almaty", "Asia/Tashkent", "Asia/Bishkek", "Asia/Yerevan", "Asia/Tbilisi", "UTC",
    ];

    public static IReadOnlyList<string> Currencies { get; } = ["RUB", "KZT", "BYN", "UZS", "KGS", "AMD", "GEL", "USD", "EUR", "CNY"];

    public static IEnumerable<string> Of(string chosen) => Known.Contains(chosen) ? Known : Known.Prepend(chosen);

    /// <summary>Europe/Moscow (UTC+3:00)</summary>
    public static string Say(string zone, DateTimeOffset now)
    {
        var offset = TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(now);
        return string.Create(CultureInfo.InvariantCulture, $"{zone} (UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset:h\\:mm})");
    }
}
