using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>Registers what finds recurring causes and what is done about them.</summary>
public static class RecurringSetup
{
    public static IServiceCollection AddDeskRecurring(this IServiceCollection services)
    {
        services.AddSingleton<RemakeCauseDaysJob>();
        services.AddSingleton<WatchCausesJob>();
        services.AddScoped<RecurringList>();
        services.AddScoped<ImprovementCard>();
        services.AddScoped<PlanImprovement>();
        services.AddScoped<ChangeImprovement>();
        services.AddScoped<DismissRecurring>();
        return services;
    }
}
