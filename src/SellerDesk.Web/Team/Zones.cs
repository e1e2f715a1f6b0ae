using System.Globalization;

namespace SellerDesk.Web.Team;

/// <summary>Time zones to choose from, by their offset now.</summary>
internal static class Zones
{
    public static IReadOnlyList<(string Id, string Text)> All { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Where(zone => zone.HasIanaId && zone.Id.Contains('/') && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal))
            .Select(zone => (zone.Id, Offset: zone.BaseUtcOffset))
            .OrderBy(zone => zone.Offset).ThenBy(zone => zone.Id, StringComparer.Ordinal)
            .Select(zone => (zone.Id, $"UTC{Sign(zone.Offset)}{zone.Offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture)}  {zone.Id.Replace('_', ' ')}")),
    ];

    private static char Sign(TimeSpan offset) => offset < TimeSpan.Zero ? '\u2212' : '+';
}
