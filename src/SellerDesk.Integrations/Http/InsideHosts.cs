using System.Net;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>
/// Hosts inside the desk's own network, with their ports, that whoever runs the desk allows to be called: <c>Outside__InsideHosts=gateway.lan:8080 127.0.0.1:9000</c>, or
/// <c>loopback</c> for everything on this machine. <c>Channels__InsideHosts</c> says the same.
/// </summary>
internal sealed class InsideHosts(IConfiguration configuration) : IOutsideGuard
{
    private const string Loopback = "loopback";

    public bool Has(Uri address) => Has(address.Host, address.Port);

    public bool Has(string host, int port) => Named.Any(named => named.Equals($"{host}:{port}", StringComparison.OrdinalIgnoreCase) || (named.Equals(Loopback, StringComparison.OrdinalIgnoreCase) && IsLoopback(host)));

    public bool LeadsInside(Uri address)
    {
        var host = address.IdnHost.Trim('[', ']');
        return IPAddress.TryParse(host, out var ip) && PublicAddress.IsNever(ip) || LooksInside(host) && !Has(address) && !IsOfOperator(address);
    }

    /// <summary>An address of the inside, or a name that no name server of the internet knows.</summary>
    public static bool LooksInside(string host) => IPAddress.TryParse(host.Trim('[', ']'), out var ip)
        ? !PublicAddress.Is(ip)
        : !host.TrimEnd('.').Contains('.') || EndsWith(host, ".localhost") || EndsWith(host, ".local") || EndsWith(host, ".internal");

    private IEnumerable<string> Named => $"{configuration["Outside:InsideHosts"]} {configuration["Channels:InsideHosts"]}".Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool EndsWith(string host, string end) => host.TrimEnd('.').EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>A marketplace's address that stands in the configuration, or the simulator's.</summary>
    private bool IsOfOperator(Uri address) => configuration.GetSection("Marketplaces").AsEnumerable().Concat(configuration.GetSection("Demo").AsEnumerable())
        .Any(pair => Uri.TryCreate(pair.Value, UriKind.Absolute, out var named) && named.Authority == address.Authority);
}
