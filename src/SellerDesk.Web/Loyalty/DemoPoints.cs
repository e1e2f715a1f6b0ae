using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Web.Loyalty;

/// <summary>With the demo on, points are earned from the beginning: rules, some rewards, and a few of them with buyers. Written once.</summary>
internal sealed class DemoPoints(IConfiguration configuration, WholeDb database, SaveEarningRules rules, SaveReward rewards, IssueReward issue, EndReward end, TimeProvider time, ILogger<DemoPoints> log) : BackgroundService
{
    private const int DaysBack = 200;
    private const int Given = 6;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(15);

    /// <summary>An evening's worth of looking: a demo whose shops stay silent is not waited for longer.</summary>
    private const int Tries = 240;

    private static readonly EarningRules Rules = EarningRules.Usual with
    {
        Multipliers = [new("Текстиль", 1.5m, [], ["Пледы", "Комплекты постельного белья", "Полотенца банные", "Шторы"]), new("Электроника", 2, [], ["Электроника", "Аксессуары для смартфонов"])],
        PendingDays = 5,
    };

    private static readonly RewardWish[] Wishes =
    [
        new("Скидка 10 % на следующий заказ", RewardKind.Discount, 60, Percent: 10, ValidDays: 45),
        new("Бесплатная доставка", RewardKind.FreeDelivery, 40, Stock: 200, ValidDays: 30),
        new("Полотенце для рук", RewardKind.Goods, 150, Goods: "Полотенце махровое, 30×50", Stock: 25, ValidDays: 60),
        new("Код на доставку до двери", RewardKind.FreeDelivery, 90, Stock: 12, ValidDays: 30, Codes: CodeSource.Imported),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var attempt = 0; attempt < Tries && configuration.GetValue<bool>("Demo:Enabled") && !stoppingToken.IsCancellationRequested; attempt++)
        {
            try
            {
                if (await TryWriteAsync(stoppingToken))
                {
                    return;
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The demo's points are not written yet: {Reason}", failed.Message);
            }

            await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>False while buyers have nothing to spend yet.</returns>
    private async Task<bool> TryWriteAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        if (!await db.EarningVersions.AnyAsync(cancel))
        {
            await rules.ExecuteAsync(Actor.Desk, Rules, "Начало программы", time.GetUtcNow().AddDays(-DaysBack), cancel);
            foreach (var wish in Wishes)
            {
                var id = await rewards.ExecuteAsync(Actor.Desk, null, wish, cancel);
                if (wish.Codes == CodeSource.Imported)
                {
                    await rewards.ImportAsync(Actor.Desk, id, string.Join('\n', Enumerable.Range(1, 12).Select(n => $"DOOR-{n * 7919 % 9000 + 1000}")), cancel);
                }
            }

            log.LogInformation("The demo's rules of points are written");
        }

        if (await db.RewardIssues.AnyAsync(cancel))
        {
            return true;
        }

        var rich = await db.PointAccounts.AsNoTracking().Where(a => a.Available >= 150).OrderByDescending(a => a.Available).ThenBy(a => a.BuyerId).Take(Given).Select(a => a.BuyerId).ToListAsync(cancel);
        return rich.Count >= Given && await GiveAsync(db, rich, cancel);
    }

    private async Task<bool> GiveAsync(SellerDeskDb db, List<BuyerId> rich, CancellationToken cancel)
    {
        var shelf = await db.Rewards.AsNoTracking().Where(r => r.Price <= 100).OrderBy(r => r.Price).Select(r => r.Id).ToListAsync(cancel);
        foreach (var (at, buyer) in rich.Index())
        {
            var id = Guid.CreateVersion7(time.GetUtcNow());
            await issue.ExecuteAsync(Actor.Desk, shelf[at % shelf.Count], buyer, id, cancel);
            if (at % 3 == 0)
            {
                await end.UseAsync(Actor.Desk, id, cancel);
            }
        }

        return true;
    }
}
