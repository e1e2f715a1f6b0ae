using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Messages;

/// <summary>
/// On whose clock a buyer lives: by region or city as marketplaces write them, else by the country of the marketplace, else as the shop does. Regions of Russia with a clock other than
/// Moscow's (federal law 107-FZ of 2011 as amended) and Kazakhstan, which has one.
/// </summary>
public static class BuyerZones
{
    private const string Moscow = "Europe/Moscow";
    private const string Almaty = "Asia/Almaty";

    private static readonly (string Zone, string[] Words)[] Places =
    [
        ("Europe/Kaliningrad", ["калининград", "kaliningrad"]),
        ("Europe/Samara", ["самар", "удмурт", "ижевск", "samara", "udmurt"]),
        ("Europe/Saratov", ["саратов", "saratov"]),
        ("Europe/Ulyanovsk", ["ульяновск", "ulyanovsk"]),
        ("Europe/Astrakhan", ["астрахан", "astrakhan"]),
        ("Asia/Yekaterinburg", ["свердловск", "екатеринбург", "челябинск", "башкор", "уфа", "перм", "тюмен", "курган", "оренбург", "ханты", "югра", "сургут", "ямал", "магнитогорск", "sverdlovsk", "yekaterinburg", "chelyabinsk", "bashkor", "perm", "tyumen", "orenburg"]),
        ("Asia/Omsk", ["омск", "omsk"]),
        ("Asia/Tomsk", ["томск", "tomsk"]),
        ("Asia/Novosibirsk", ["новосибирск", "novosibirsk"]),
        ("Asia/Barnaul", ["алтай", "барнаул", "altai", "barnaul"]),
        ("Asia/Novokuznetsk", ["кемеров", "кузбасс", "новокузнецк", "kemerovo", "kuzbass"]),
        ("Asia/Krasnoyarsk", ["красноярск", "хакас", "тыва", "тува", "абакан", "кызыл", "krasnoyarsk", "khakas", "tuva"]),
        ("Asia/Irkutsk", ["иркутск", "бурят", "улан-удэ", "irkutsk", "buryat"]),
        ("Asia/Chita", ["забайкал", "чита", "zabaykal", "chita"]),
        ("Asia/Yakutsk", ["якут", "саха", "амурск", "благовещенск", "yakut", "amur"]),
        ("Asia/Vladivostok", ["приморск", "владивосток", "хабаровск", "еврейск", "биробиджан", "primor", "vladivostok", "khabarovsk"]),
        ("Asia/Sakhalin", ["сахалин", "sakhalin"]),
        ("Asia/Magadan", ["магадан", "magadan"]),
        ("Asia/Kamchatka", ["камчат", "чукот", "анадыр", "kamchat", "chukot"]),
        (Almaty, ["казахстан", "алматы", "астана", "шымкент", "караганд", "актоб", "атырау", "павлодар", "костанай", "усть-каменогорск", "kazakhstan", "almaty", "astana", "shymkent", "karagand", "aktobe"]),
        (Moscow, ["москв", "петербург", "ленинград", "краснодар", "ростов", "татар", "казан", "нижегород", "нижний новгород", "воронеж", "волгоград", "moscow", "petersburg"]),
    ];

    public static TimeZoneInfo Of(string? region, string? city, Marketplace? marketplace, string? shopZone)
    {
        var id = Named(city) ?? Named(region) ?? (marketplace == Marketplace.Kaspi ? Almaty : null) ?? shopZone ?? Moscow;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
    }

    private static string? Named(string? place)
    {
        if (string.IsNullOrWhiteSpace(place))
        {
            return null;
        }

        // At the beginning of a word: Tomsk is not in the middle of another town.
        var text = " " + place.Replace('-', ' ');
        foreach (var (zone, words) in Places)
        {
            if (words.Any(word => text.Contains(" " + word.Replace('-', ' '), StringComparison.OrdinalIgnoreCase)))
            {
                return zone;
            }
        }

        return null;
    }
}
