using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Web.Loyalty;

/// <summary>With the demo on, the programme is: three tiers, begun half a year ago, so that its effect can be looked at. Written once.</summary>
internal sealed class DemoTiers(IConfiguration configuration, WholeDb database, ChangeTiers tiers, TimeProvider time, ILogger<DemoTiers> log) : BackgroundService
{
    private const int DaysBack = 200;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private static readonly (string Name, string Benefits, string Packaging)[] Words =
    [
        ("Серебро", "Ответ в чате в тот же день, советы по уходу за покупкой.", ""),
        ("Золото", "Баллы с повышением, замена без вопросов в течение месяца.", "Вложить карточку с благодарностью"),
        ("Платина", "Уровень обслуживания Premium: первые в очереди, решение жалобы за сутки.", "Усиленная упаковка, карточка и пробник"),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (configuration.GetValue<bool>("Demo:Enabled") && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WriteAsync(stoppingToken);
                return;
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The demo's tiers are not written yet: {Reason}", failed.Message);
            }

            await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await db.TierVersions.AnyAsync(cancel))
        {
            return;
        }

        await tiers.PublishAsync(Actor.Desk, ShippedTiers.Table(Words), false, cancel);
        await tiers.SaveAsync(Actor.Desk, LoyaltyProgramme.Off with { IsOn = true, StartedOn = LoyaltyProgramme.Off.Today(time.GetUtcNow()).AddDays(-DaysBack) }, cancel);
        log.LogInformation("The demo's tiers are written");
    }
}
