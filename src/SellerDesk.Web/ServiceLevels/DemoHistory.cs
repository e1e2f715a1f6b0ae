using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Orders;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.ServiceLevels;

/// <summary>With the demo on, the desk looks back on eight weeks of work. Written while the simulated marketplaces tell what there was.</summary>
internal sealed class DemoHistory(
    IConfiguration configuration, WholeDb database, DemoWork work, DemoCases cases, DemoOrders orders, MakeWorkDaysJob days, RemakeDeadlineDaysJob deadlines, TimeProvider time, ILogger<DemoHistory> log) : BackgroundService
{
    private const string Mark = "history.demo";
    private const int LongestWait = 120;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(15);

    private static readonly FeedKind[] Told = [FeedKind.Reviews, FeedKind.Questions, FeedKind.Chats, FeedKind.Orders, FeedKind.Returns];

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

    /// <summary>What has been told since the last round is written by the next one: a shop whose marketplace takes its time does not keep the others waiting.</summary>
    /// <returns>True when all has been told.</returns>
    private async Task<bool> TryWriteAsync(bool last, CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await db.DeskOptions.AnyAsync(o => o.Name == Mark, cancel))
        {
            return true;
        }

        var told = await db.Shops.AnyAsync(cancel) && !await db.Feeds.AnyAsync(f => Told.Contains(f.Kind) && !f.HistoryDone, cancel);
        var (answers, led, handed) = (await work.PlantAsync(cancel), await cases.PlantAsync(cancel), await orders.PlantAsync(cancel));
        if (answers + led + handed > 0)
        {
            log.LogInformation("The demo's history is written: {Answers} answers, {Cases} cases, {Orders} orders", answers, led, handed);
            await days.RunAsync(cancel);
            await deadlines.RunAsync(cancel);
        }

        if (told || last)
        {
            db.Add(new DeskOption { Name = Mark, Value = "true", ChangedAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
        }

        return told || last;
    }
}
