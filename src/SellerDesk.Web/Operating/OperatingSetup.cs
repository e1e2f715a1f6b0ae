using System.Reflection;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SellerDesk.Application.Backups;
using SellerDesk.Application.Data;
using SellerDesk.Application.Keys;
using SellerDesk.Application.Operating;
using SellerDesk.Web.Jobs;

namespace SellerDesk.Web.Operating;

/// <summary>What keeps the desk running: jobs, backups, telemetry, and what the page of its state shows.</summary>
internal static class OperatingSetup
{
    /// <summary>Checks with this tag decide about 503; the others are told as degraded.</summary>
    public const string Ready = "ready";

    private static string Version => typeof(OperatingSetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static WebApplicationBuilder AddDeskOperating(this WebApplicationBuilder builder, string connection, string node, bool runsJobs, bool commandLine)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddSingleton(new DeskNode(node));
        services.AddSingleton(new DeskVersion(Version));
        services.AddSingleton(new JobPlan([.. Schedule.Jobs.Select(job => new PlannedJob(job.Name, job.Every))], runsJobs));
        services.AddDeskBackups(configuration.GetSection("Backups").Get<BackupSettings>() ?? new BackupSettings());
        services.AddSingleton(new StandbySettings
        {
            Connection = configuration.GetConnectionString("Standby") ?? "",
            MostLag = configuration.GetValue("Standby:MostLag", new StandbySettings().MostLag),
        });
        services.AddSingleton<ReadingSource>();
        services.AddOperatingQueries();
        services.AddKeyChanges();
        services.AddSingleton<JobBoard>();
        services.AddDeskJobs(connection, node, runsJobs);
        AddChecks(services);
        if (!commandLine)
        {
            services.AddSingleton<OpenCircuits>();
            services.AddSingleton<CircuitHandler>(provider => provider.GetRequiredService<OpenCircuits>());
            services.AddSingleton<DeskGauges>();
            services.AddSingleton<HealthBoard>();
            services.AddHostedService<Pulse>();
            services.AddHostedService<Telemetry>();
        }

        return builder;
    }

    private static void AddChecks(IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<SchemaCheck>(SchemaCheck.Name, tags: [Ready])
        .AddCheck<LateJobsCheck>(LateJobsCheck.Name)
        .AddCheck<QueueCheck>(QueueCheck.Name)
        .AddCheck<BackupCheck>(BackupCheck.Name)
        .AddCheck<StandbyCheck>(StandbyCheck.Name)
        .AddCheck<ClockCheck>(ClockCheck.Name)
        .AddCheck<DiskCheck>(DiskCheck.Name);
}
