using System.Net;

namespace SellerDesk.Application.Shops;

/// <summary>The networks that a marketplace pushes from: what it publishes, or what the shop's own setting says.</summary>
internal static class PushNetworks
{
    public const string Setting = "PushNetworks";

    private static readonly char[] Between = [' ', ',', ';', '\n', '\t'];

    /// <summary>Null when one of them is none.</summary>
    public static IReadOnlyList<IPNetwork>? Read(string networks)
    {
        var read = new List<IPNetwork>();
        foreach (var part in networks.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IPNetwork.TryParse(part, out var network))
            {
                return null;
            }

            read.Add(network);
        }

        return read;
    }

    /// <summary>Whether a push may come from there; one without a known sender may not.</summary>
    public static bool Allow(IReadOnlyDictionary<string, string> settings, IReadOnlyList<string> published, IPAddress? from)
    {
        var own = settings.GetValueOrDefault(Setting);
        var networks = Read(string.IsNullOrWhiteSpace(own) ? string.Join(' ', published) : own) ?? [];
        var sender = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from;
        return sender is not null && networks.Any(network => network.Contains(sender));
    }
}
