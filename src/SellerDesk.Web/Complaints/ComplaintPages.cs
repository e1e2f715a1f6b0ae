using SellerDesk.Application.Complaints;

namespace SellerDesk.Web.Complaints;

internal static class ComplaintPages
{
    /// <summary>The pages of complaints, with what only they ask.</summary>
    public static IServiceCollection AddComplaintPages(this IServiceCollection services)
    {
        services.AddSingleton<CauseTree>();
        services.AddScoped<ComplaintFigures>();
        services.AddScoped<ComplaintCards>();
        services.AddScoped<ComplaintWays>();
        services.AddScoped<OrderLeaves>();
        services.AddScoped<UnreadReasons>();
        services.AddScoped<ComplaintNeighbours>();
        services.AddScoped<CaseReader>();
        services.AddSingleton<ComplaintsHandover>();
        services.AddScoped<ComplaintsReader>();
        services.AddScoped<ComplaintActions>();
        return services;
    }

    public static WebApplication MapComplaintFiles(this WebApplication app)
    {
        ComplaintsFile.Map(app);
        return app;
    }
}
