using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Orders.Times;

public static class LegSetup
{
    /// <summary>Where orders lose time, and how carriers compare: made by a job, read by pages and programs.</summary>
    public static IServiceCollection AddOrderTimes(this IServiceCollection services)
    {
        services.AddSingleton<RemakeOrderDaysJob>();
        services.AddScoped<LegBoard>();
        services.AddScoped<LegOrders>();
        return services.AddScoped<CarrierBoard>();
    }
}
