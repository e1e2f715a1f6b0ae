using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Http;

/// <summary>Registers the guard of every way out of the desk.</summary>
internal static class OutsideSetup
{
    public static IServiceCollection AddOutsideGuard(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(new InsideHosts(configuration));
        services.TryAddSingleton<IOutsideGuard>(provider => provider.GetRequiredService<InsideHosts>());
        return services;
    }
}
