using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Segments.Plays;

namespace SellerDesk.Application.Segments;

/// <summary>Registers segments of buyers, their jobs, and plays.</summary>
public static class SegmentsSetup
{
    public static IServiceCollection AddDeskSegments(this IServiceCollection services)
    {
        services.AddSingleton<DefaultSegments>();
        services.AddSingleton<RefreshSegmentsJob>();
        services.AddSingleton<RemakeRfmJob>();
        services.AddSingleton<SaveSegment>();
        services.AddSingleton<DeleteSegment>();
        services.AddScoped<CountSegment>();
        services.AddScoped<SegmentBook>();
        services.AddScoped<SegmentChoices>();
        services.AddScoped<RfmGrid>();
        services.AddSingleton<PlanPlay>();
        services.AddSingleton<StartPlay>();
        services.AddSingleton<StopPlay>();
        services.AddSingleton<DropPlay>();
        services.AddSingleton<MarkCall>();
        services.AddSingleton<MeasurePlaysJob>();
        services.AddScoped<PlayBook>();
        return services;
    }
}
