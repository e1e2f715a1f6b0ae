using SellerDesk.Application.Dashboards.Figures;

namespace SellerDesk.Web.Dashboards;

internal static class BoardsSetup
{
    public static IServiceCollection AddBoards(this IServiceCollection services) => services
        .AddScoped<BoardSheets>().AddScoped<Targets>().AddScoped<FigureFreshness>().AddScoped<FigureLines>().AddScoped<FigureNames>().AddScoped<WatchedProducts>().AddScoped<WhatChanged>()
        .AddScoped<MetricBoard>().AddScoped<FigureRowNames>().AddScoped<Cohorts>().AddSingleton<MakeCohortsJob>()
        .AddScoped<BoardFrames>();
}
