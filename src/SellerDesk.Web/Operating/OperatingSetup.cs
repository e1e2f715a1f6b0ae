using System.Reflection;
using SellerDesk.Application.Backups;
using SellerDesk.Application.Data;
using SellerDesk.Web.Jobs;

namespace SellerDesk.Web.Operating;

/// <summary>What keeps the desk running: jobs, backups, and what the page of its state shows.</summary>
internal static class OperatingSetup
{
    public static WebApplicationBuilder AddDeskOperating(this WebApplicationBuilder builder, string connection, string node, bool runsJobs)
    {
        var services = builder.Services;
        services.AddSingleton(new DeskNode(node));
        services.AddSingleton(new DeskVersion(Version));
        services.AddDeskBackups(builder.Configuration.GetSection("Backups").Get<BackupSettings>() ?? new BackupSettings());
        services.AddDeskJobs(connection, node, runsJobs);
        return builder;
    }

    private static string Version => typeof(OperatingSetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
