using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.ServiceLevels;

public static class WorkSetup
{
    /// <summary>Measures of work: made by a job, read by pages and programs.</summary>
    public static IServiceCollection AddWorkMeasures(this IServiceCollection services)
    {
        services.AddSingleton<MakeWorkDaysJob>();
        services.AddSingleton<DemoWork>();
        services.AddScoped<WorkBoard>();
        services.AddScoped<WorkBehind>();
        return services.AddScoped<LeagueTable>();
    }

    /// <summary>Calendars, levels and the clocks that they set.</summary>
    public static IServiceCollection AddClocks(this IServiceCollection services)
    {
        services.AddSingleton<RetimeClocksJob>();
        services.AddSingleton<AddHolidaysJob>();
        services.AddSingleton<RemakeDeadlineDaysJob>();
        services.AddScoped<ClockCard>();
        services.AddScoped<CalendarBoard>();
        services.AddScoped<ChangeCalendars>();
        services.AddScoped<Holidays>();
        services.AddScoped<LevelBoard>();
        services.AddScoped<ChangeLevels>();
        return services.AddScoped<RetimingDesk>();
    }
}
