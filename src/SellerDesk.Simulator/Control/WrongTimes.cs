using System.Globalization;
using System.Text.RegularExpressions;

namespace SellerDesk.Simulator.Control;

/// <summary>Makes the times in a body wrong as marketplaces have been seen to: the zone gone, or all of them an hour ahead.</summary>
internal static partial class WrongTimes
{
    private const long Hour = 3600;

    public static string Of(string body, bool withoutZone) => withoutZone
        ? Zoned().Replace(body, match => match.Groups["time"].Value)
        : Epoch().Replace(Zoned().Replace(body, Ahead), match => (long.Parse(match.Value, CultureInfo.InvariantCulture) + (match.Length > 10 ? Hour * 1000 : Hour)).ToString(CultureInfo.InvariantCulture));

    private static string Ahead(Match match)
    {
        var time = DateTime.Parse(match.Groups["whole"].Value, CultureInfo.InvariantCulture).AddHours(1);
        return time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + match.Groups["part"].Value + match.Groups["zone"].Value;
    }

    [GeneratedRegex(@"(?<="")(?<time>(?<whole>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?<part>\.\d+)?)(?<zone>Z|(\\u002B|[+-])\d\d:?\d\d)(?="")")]
    private static partial Regex Zoned();

    /// <summary>Seconds or milliseconds since 1970 of these decades, as bare numbers.</summary>
    [GeneratedRegex(@"(?<=:\s?)1[6-9]\d{8}(\d{3})?(?=[,}\s])")]
    private static partial Regex Epoch();
}
