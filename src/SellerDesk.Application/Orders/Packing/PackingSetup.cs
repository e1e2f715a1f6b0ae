using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Orders.Packing;

public static class PackingSetup
{
    /// <summary>How goods are packed, and what of it is done.</summary>
    public static IServiceCollection AddPacking(this IServiceCollection services)
    {
        services.AddScoped<PackingBoard>();
        services.AddScoped<PackingSheets>();
        services.AddScoped<SavePackingList>();
        return services.AddScoped<TickPacking>();
    }
}
