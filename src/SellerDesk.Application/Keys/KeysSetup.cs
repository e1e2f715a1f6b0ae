using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Keys;

/// <summary>Registers the changing of keys; the ring itself is the web host's.</summary>
public static class KeysSetup
{
    public static IServiceCollection AddKeyChanges(this IServiceCollection services)
    {
        services.AddSingleton<SealedValues>();
        services.AddSingleton<RotateKeys>();
        services.AddSingleton<ResealJob>();
        return services;
    }
}
