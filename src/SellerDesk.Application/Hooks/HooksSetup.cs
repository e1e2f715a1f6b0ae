using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Hooks;

/// <summary>Registers the calls of other people's programs.</summary>
public static class HooksSetup
{
    public static IServiceCollection AddDeskHooks(this IServiceCollection services)
    {
        services.AddSingleton<HookSender>();
        services.AddSingleton<SaveHook>();
        services.AddSingleton<TryHook>();
        services.AddSingleton<ReplayHooks>();
        services.AddSingleton<HookList>();
        services.AddSingleton<HookDeliveryList>();
        services.AddSingleton<DeliverHooksJob>();
        services.AddSingleton<ForgetHooksJob>();
        return services;
    }
}
