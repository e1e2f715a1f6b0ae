using Microsoft.Extensions.Options;
using Npgsql;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Hosting;

/// <summary>What has to be done before the first request: the database reached and brought to this version.</summary>
public static class Startup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancel)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Startup));
        await ReachAsync(services, cancel);
        var applied = await UpgradeAsync(services, cancel);
        if (applied.Count > 0)
        {
            log.LogInformation("Database brought to {Version}", applied[^1]);
            await services.GetRequiredService<DefaultTemplates>().WriteAsync(cancel);
            await services.GetRequiredService<DefaultMessages>().WriteAsync(cancel);
            await services.GetRequiredService<DefaultTrees>().WriteAsync(cancel);
            await services.GetRequiredService<DefaultViews>().EnsureAsync(cancel);
            await services.GetRequiredService<DefaultSegments>().EnsureAsync(cancel);
        }

        var demo = services.GetRequiredService<IOptions<DemoOptions>>().Value;
        if (demo.Enabled)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoPeople>().EnsureAsync(demo.Password, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancel);
        }
    }

    /// <summary>Waits until the database answers, and leaves it as it is.</summary>
    public static Task ReachAsync(IServiceProvider services, CancellationToken cancel) =>
        ReachDatabaseAsync(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Startup)), cancel);

    private static async Task<IReadOnlyList<string>> UpgradeAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            return await services.GetRequiredService<DatabaseMigration>().ApplyAsync(cancel);
        }
        catch (NewerDatabaseException newer)
        {
            throw new StartupException(newer.Message, newer);
        }
    }

    private static async Task ReachDatabaseAsync(NpgsqlDataSource source, ILogger log, CancellationToken cancel)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                return;
            }
            catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName)
            {
                throw new StartupException($"The database refuses the desk: {refused.MessageText}. Check ConnectionStrings__{DeskHost.ConnectionName}.", refused);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                if (DateTimeOffset.UtcNow > until)
                {
                    throw new StartupException($"The database at {source.ConnectionString.Split(';')[0]} does not answer: {away.Message}", away);
                }

                log.LogWarning("The database does not answer yet: {Reason}", away.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }
}
