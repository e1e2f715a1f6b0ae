using SellerDesk.Application.Complaints;
using SellerDesk.Web.Shell;

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
        services.AddScoped<ComplaintGlance>();
        services.AddScoped<ComplaintsWaiting>();
        services.AddSingleton(new ShellPart(ShellPart.Over, typeof(ComplaintsCounter)));
        return services;
    }

    public static WebApplication MapComplaintFiles(this WebApplication app)
    {
        ComplaintsFile.Map(app);
        return app;
    }
}
