using SellerDesk.Application.Dashboards;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Dashboards;

internal static class DashboardsSetup
{
    public static IServiceCollection AddDashboards(this IServiceCollection services) =>
        services.AddScoped<TodayBoard>().AddScoped<ResponseFigures>().AddSingleton<Handover<PersonId, Today>>();
}
