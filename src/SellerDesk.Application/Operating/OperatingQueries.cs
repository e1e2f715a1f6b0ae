using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Operating;

/// <summary>Registers what tells of the state of the machine.</summary>
public static class OperatingQueries
{
    public static IServiceCollection AddOperatingQueries(this IServiceCollection services)
    {
        services.AddSingleton<KeepBeats>();
        services.AddSingleton<DeskQueues>();
        services.AddSingleton<DatabaseState>();
        services.AddSingleton<JobTimes>();
        services.AddSingleton<BackupBoard>();
        return services;
    }
}
