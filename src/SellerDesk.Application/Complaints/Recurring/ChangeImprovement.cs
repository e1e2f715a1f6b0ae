using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>Carries an improvement on: changed, in place, closed with the verdict of that day's figures, dropped; any step can be taken back.</summary>
public sealed class ChangeImprovement(ScopedDb database, TimeProvider time)
{
    public Task WriteAsync(Actor actor, long number, string action, PersonId? owner, DateOnly dueOn, CancellationToken cancel) =>
        ChangeAsync(actor, number, (_, improvement, _) => Done(() => improvement.Change(action, owner, dueOn)), cancel);

    public Task PutInPlaceAsync(Actor actor, long number, DateOnly day, CancellationToken cancel) =>
        ChangeAsync(actor, number, (_, improvement, today) => Done(() => improvement.PutInPlace(day, today)), cancel);

    public Task CloseAsync(Actor actor, long number, string? conclusion, CancellationToken cancel) => ChangeAsync(actor, number, async (db, improvement, today) =>
    {
        var since = improvement.InPlaceOn ?? throw new RuleException("improvement.state");
        var (effect, _, _, _) = await EffectSums.LoadAsync(db, improvement, since, today, cancel);
        improvement.Close(effect.Verdict, conclusion, time.GetUtcNow());
    }, cancel);

    public Task DropAsync(Actor actor, long number, CancellationToken cancel) => ChangeAsync(actor, number, async (db, improvement, _) =>
    {
        improvement.Drop(time.GetUtcNow());
        foreach (var cause in await db.RecurringCauses.Where(c => c.ImprovementId == improvement.Id && c.ShopId == improvement.ShopId && c.EndedOn == null).ToListAsync(cancel))
        {
            cause.LetGo();
        }
    }, cancel);

    public Task StepBackAsync(Actor actor, long number, CancellationToken cancel) => ChangeAsync(actor, number, async (db, improvement, _) =>
    {
        improvement.StepBack();
        var cause = await db.RecurringCauses.FirstOrDefaultAsync(
            c => c.ShopId == improvement.ShopId && c.ProductId == improvement.ProductId && c.CauseCode == improvement.CauseCode && c.EndedOn == null && c.ImprovementId == null, cancel);
        cause?.TakeUp(improvement);
    }, cancel);

    private static Task Done(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private async Task ChangeAsync(Actor actor, long number, Func<SellerDeskDb, Improvement, DateOnly, Task> change, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var improvement = await db.Improvements.FirstOrDefaultAsync(i => i.Number == number, cancel) ?? throw new RuleException("improvement.unknown");
        actor.RequireShop(improvement.ShopId);
        await change(db, improvement, await TodayAsync(db, improvement.ShopId, cancel));
        await db.SaveChangesAsync(cancel);
    }

    private async Task<DateOnly> TodayAsync(SellerDeskDb db, ShopId shop, CancellationToken cancel)
    {
        var zone = await db.Shops.Where(s => s.Id == shop).Select(s => s.TimeZone).FirstAsync(cancel);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
    }
}
