using Microsoft.Extensions.Configuration;

namespace SellerDesk.Integrations.Messages;

/// <summary>Hosts inside the desk's own network, with their ports, that whoever runs the desk allows to be called: <c>Channels__InsideHosts=gateway.lan:8080 127.0.0.1:9000</c>.</summary>
internal sealed class InsideHosts(IConfiguration configuration)
{
    public bool Has(Uri address) => (configuration["Channels:InsideHosts"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains($"{address.Host}:{address.Port}", StringComparer.OrdinalIgnoreCase);
}
