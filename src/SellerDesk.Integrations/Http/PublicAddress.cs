using System.Net;
using System.Net.Sockets;

namespace SellerDesk.Integrations.Http;

/// <summary>Whether an address is one of the open internet.</summary>
/// <remarks>Special-purpose ranges by IANA's registries (RFC 6890).</remarks>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        }.Select(range => IPNetwork.Parse(range)),
    ];

    /// <summary>All of IPv6 that is given out to the open internet.</summary>
    private static readonly IPNetwork Open = IPNetwork.Parse("2000::/3");

    /// <summary>Inside of it: documentation, and tunnels that carry any IPv4 address within (Teredo, 6to4).</summary>
    private static readonly IPNetwork[] ClosedOfOpen = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16")];

    /// <summary>Where no program of a desk has anything to do, whatever is allowed: this machine's link, the addresses at which clouds give out their keys, everybody at once.</summary>
    private static readonly IPNetwork[] Never =
    [
        .. new[] { "0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "100.100.100.200/32", "192.0.0.192/32", "::/128", "fe80::/10", "ff00::/8", "fd00:ec2::254/128" }.Select(range => IPNetwork.Parse(range)),
    ];

    public static bool IsNever(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(Never, range => range.BaseAddress.AddressFamily == plain.AddressFamily && range.Contains(plain));
    }

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(Closed, range => range.Contains(plain))
            : Open.Contains(plain) && !Array.Exists(ClosedOfOpen, range => range.Contains(plain));
    }
}
