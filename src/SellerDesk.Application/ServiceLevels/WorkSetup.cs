using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.ServiceLevels;

public static class WorkSetup
{
    /// <summary>Measures of work: made by a job, read by pages and programs.</summary>
    public static IServiceCollection AddWorkMeasures(this IServiceCollection services)
    {
        services.AddSingleton<MakeWorkDaysJob>();
        services.AddScoped<WorkBoard>();
        services.AddScoped<WorkBehind>();
        return services.AddScoped<LeagueTable>();
    }
}
