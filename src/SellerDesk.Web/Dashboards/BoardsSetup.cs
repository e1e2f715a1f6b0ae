using SellerDesk.Application.Dashboards.Figures;

namespace SellerDesk.Web.Dashboards;

internal static class BoardsSetup
{
    /// <summary>Beside the jobs, on one node.</summary>
    public static IServiceCollection AddDemoTargets(this IServiceCollection services, bool demo) => demo ? services.AddHostedService<DemoTargets>() : services;

    public static IServiceCollection AddBoards(this IServiceCollection services) => services
        .AddScoped<BoardSheets>().AddScoped<Targets>().AddScoped<FigureFreshness>().AddScoped<FigureLines>().AddScoped<FigureNames>().AddScoped<WatchedProducts>().AddScoped<WhatChanged>()
        .AddScoped<MetricBoard>().AddScoped<FigureRowNames>().AddScoped<Cohorts>().AddSingleton<MakeCohortsJob>()
        .AddScoped<BoardFrames>();
}
