using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Web.Messages;

/// <summary>
/// With the demo on, the rules are switched on, the simulator's SMS gateway is the desk's, some buyers have agreed to be written to, and the newest orders of known buyers leave their events:
/// there is something to look at, and what cannot be sent says why. Done once.
/// </summary>
internal sealed class DemoMessages(
    IConfiguration configuration, WholeDb database, NpgsqlDataSource source, DefaultMessages defaults, MessageRules rules, DemoCrowd crowd, TimeProvider time, ILogger<DemoMessages> log) : BackgroundService
{
    private const string Mark = "messages.demo";
    /// <summary>Demo shops that stay silent are not waited for longer.</summary>
    private const int MostWaits = 24;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(15);

    /// <summary>Spread over the last two days, so that the report has days.</summary>
    private const string Events = """
        insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at)
        select l.buyer_id, o.shop_id, case o.stage when 'Delivered' then 'OrderDelivered' when 'Cancelled' then 'OrderCancelled' when 'Received' then 'OrderPlaced' else 'OrderShipped' end,
          o.id::text, o.id, jsonb_build_object('order', o.number), @now - interval '40 hours' * random()
        from (select * from buyer_links where kind = 'Order' order by at desc limit 60) as l join orders o on o.id = l.thing_id and o.shop_id = l.shop_id
        where o.stage <> 'Returned' on conflict (buyer_id, kind, key) do nothing
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 0; configuration.GetValue<bool>("Demo:Enabled") && !stoppingToken.IsCancellationRequested; round++)
        {
            try
            {
                if (await TryWriteAsync(round >= MostWaits, stoppingToken))
                {
                    return;
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The demo's messages are not written yet: {Reason}", failed.Message);
            }

            await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>False while the past of the shops comes in: what is history by then is told to nobody.</returns>
    private async Task<bool> TryWriteAsync(bool anyway, CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await db.DeskOptions.AnyAsync(o => o.Name == Mark, cancel))
        {
            return true;
        }

        if (!await db.BuyerLinks.AnyAsync(cancel) || (!anyway && await db.Feeds.AnyAsync(f => f.Kind == Domain.Shops.FeedKind.Orders && !f.HistoryDone, cancel)))
        {
            return false;
        }

        await defaults.WriteAsync(cancel);
        await crowd.WriteAsync(configuration["Demo:SimulatorUrl"], cancel);
        foreach (var rule in await rules.LoadAsync(cancel))
        {
            await rules.SwitchAsync(Actor.Desk, rule.Rule.Id, true, cancel);
        }

        await using var events = source.CreateCommand(Events);
        events.Parameters.AddWithValue("now", time.GetUtcNow().UtcDateTime);
        await events.ExecuteNonQueryAsync(cancel);
        db.Add(new DeskOption { Name = Mark, Value = "true", ChangedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        log.LogInformation("The demo's messages are written");
        return true;
    }
}
