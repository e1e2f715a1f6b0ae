using SellerDesk.Application.Dashboards;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Dashboards.Reports;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Dashboards;

/// <summary>Today, targets and reports.</summary>
internal static class TodaySetup
{
    public static IServiceCollection AddToday(this IServiceCollection services) => services
        .AddScoped<TodayBoard>().AddScoped<TodayNewsBoard>().AddScoped<TodayWatch>().AddSingleton<Handover<PersonId, TodayPicture>>()
        .AddScoped<TargetBoard>().AddScoped<SetTarget>().AddSingleton<WatchTargetsJob>()
        .AddScoped<ReportBoard>().AddScoped<ChangeReports>().AddSingleton<ReportSheets>().AddSingleton<SendReportsJob>().AddSingleton<IReportWords, ReportPapers>().AddHostedService<DemoReports>();
}
