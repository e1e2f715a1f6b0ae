using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.ServiceLevels;

/// <summary>With the demo on, the desk looks back on eight weeks of work. Written once, when the simulated marketplaces have told what there was.</summary>
internal sealed class DemoHistory(
    IConfiguration configuration, WholeDb database, DemoWork work, DemoCases cases, MakeWorkDaysJob days, RemakeDeadlineDaysJob deadlines, TimeProvider time, ILogger<DemoHistory> log) : BackgroundService
{
    private const string Mark = "history.demo";
    private const int LongestWait = 240;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private static readonly FeedKind[] Told = [FeedKind.Reviews, FeedKind.Questions, FeedKind.Chats, FeedKind.Returns];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 0; configuration.GetValue<bool>("Demo:Enabled") && !stoppingToken.IsCancellationRequested; round++)
        {
            try
            {
                if (await TryWriteAsync(round >= LongestWait, stoppingToken))
                {
                    return;
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The demo's history is not written yet: {Reason}", failed.Message);
            }

            await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>False while the marketplaces have not told everything.</returns>
    private async Task<bool> TryWriteAsync(bool anyway, CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await db.DeskOptions.AnyAsync(o => o.Name == Mark, cancel))
        {
            return true;
        }

        if (!await db.Shops.AnyAsync(cancel) || (!anyway && await db.Feeds.AnyAsync(f => Told.Contains(f.Kind) && !f.HistoryDone, cancel)))
        {
            return false;
        }

        var (answers, led) = (await work.PlantAsync(cancel), await cases.PlantAsync(cancel));
        if (answers == 0)
        {
            return anyway;
        }

        db.Add(new DeskOption { Name = Mark, Value = "true", ChangedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        log.LogInformation("The demo's history is written: {Answers} answers, {Cases} cases", answers, led);
        await days.RunAsync(cancel);
        await deadlines.RunAsync(cancel);
        return true;
    }
}
