using SellerDesk.Application.Dashboards;

namespace SellerDesk.Web.Dashboards;

internal static class DashboardsSetup
{
    public static IServiceCollection AddDashboards(this IServiceCollection services) => services.AddScoped<TodayBoard>();
}
