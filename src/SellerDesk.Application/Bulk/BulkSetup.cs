using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Bulk;

public static class BulkSetup
{
    /// <summary>Deeds on many items, and macros.</summary>
    public static IServiceCollection AddDeskBulk(this IServiceCollection services)
    {
        services.AddSingleton<BulkAnswers>();
        services.AddSingleton<BulkCases>();
        services.AddSingleton<BulkSlice>();
        services.AddSingleton<RunBulkJob>();
        services.AddSingleton<ChangeBulkRun>();
        services.AddSingleton<MacroBook>();
        services.AddSingleton<SaveMacro>();
        services.AddScoped<StartBulkRun>();
        services.AddScoped<BulkPreview>();
        services.AddScoped<BulkRuns>();
        return services;
    }
}
