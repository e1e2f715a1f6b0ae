using SellerDesk.Application.Dashboards;
using SellerDesk.Application.Dashboards.Figures;

namespace SellerDesk.Web.Dashboards;

internal static class DashboardsSetup
{
    public static IServiceCollection AddDashboards(this IServiceCollection services) =>
        services.AddBoards().AddToday().AddScoped<FigureBook>().AddScoped<FigureKeys>().AddScoped<FigureRows>().AddSingleton<RemakeChangedFiguresJob>();
}
