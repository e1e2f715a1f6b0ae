using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Complaints;

/// <summary>Registers what pages, programs and jobs ask about cases.</summary>
public static class ComplaintsSetup
{
    public static IServiceCollection AddDeskComplaints(this IServiceCollection services)
    {
        services.AddScoped<ComplaintList>();
        services.AddScoped<ComplaintCounts>();
        return services;
    }
}
