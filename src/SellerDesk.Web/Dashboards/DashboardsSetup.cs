using SellerDesk.Application.Dashboards;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Dashboards;

internal static class DashboardsSetup
{
    public static IServiceCollection AddDashboards(this IServiceCollection services) =>
        services.AddBoards().AddScoped<TodayBoard>().AddScoped<FigureBook>().AddScoped<FigureKeys>().AddScoped<FigureRows>().AddSingleton<RemakeChangedFiguresJob>().AddSingleton<Handover<PersonId, Today>>();
}
