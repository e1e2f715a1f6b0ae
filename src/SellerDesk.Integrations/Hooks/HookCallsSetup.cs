using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Hooks;

namespace SellerDesk.Integrations.Hooks;

/// <summary>Registers the way out for webhooks; the guard is that of messages.</summary>
public static class HookCallsSetup
{
    public static IServiceCollection AddHookCalls(this IServiceCollection services) => services.AddSingleton<IHookCaller, HookCaller>();
}
