using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Knowledge.Praise;

/// <summary>A rule stops itself when moderation sends one of its answers back, or when the reply rules refuse too many of its texts.</summary>
public sealed class PraisePause(WholeDb database, TimeProvider time)
{
    private const int LastDeeds = 20;
    private const int LeastRefused = 3;
    private const double MostRefused = 0.3;

    /// <returns>True when it is paused now.</returns>
    public async Task<bool> IsWantedAsync(PraiseRule rule, CancellationToken cancel)
    {
        await using var db = database.Open();
        var since = rule.StartedAt ?? rule.CreatedAt;
        var origin = rule.Id.Value;
        var back = await db.OutgoingReplies.Where(r => r.Origin == ReplyOrigin.AutoRule && r.CreatedAt >= since && r.OriginId == origin && r.State == OutgoingState.Rejected)
            .Select(r => (ShopId?)r.ShopId).FirstOrDefaultAsync(cancel);
        if (back is { } shop)
        {
            await PauseAsync(db, rule, "moderation", shop, cancel);
            return true;
        }

        // Too like the last is no fault of the text: it only waits for a person.
        var last = await db.PraiseDeeds.AsNoTracking().Where(d => d.RuleId == rule.Id && d.At >= since && d.Reason != "tooLike").OrderByDescending(d => d.At).Take(LastDeeds)
            .Select(d => new { d.State, d.ShopId }).ToListAsync(cancel);
        var refused = last.FindAll(d => d.State == PraiseDeedState.Refused);
        if (refused.Count >= LeastRefused && refused.Count >= MostRefused * last.Count)
        {
            await PauseAsync(db, rule, "refused", refused[0].ShopId, cancel);
            return true;
        }

        return false;
    }

    private async Task PauseAsync(SellerDeskDb db, PraiseRule rule, string because, ShopId shop, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var paused = await db.PraiseRules.FirstAsync(r => r.Id == rule.Id, cancel);
        paused.Pause(because);
        await db.SaveChangesAsync(cancel);
        await RaiseAlert.ExecuteAsync(db, new Alert
        {
            Id = AlertId.New(),
            ShopId = shop,
            Kind = AlertKind.AutomationPaused,
            Severity = AlertSeverity.Warning,
            Subject = $"praise {rule.Id.Value} {now:yyyy-MM-dd HH:mm}",
            Arguments = new() { ["name"] = rule.Name, ["why"] = because },
            Link = "/settings/automation",
            CreatedAt = now,
        }, cancel);
        await transaction.CommitAsync(cancel);
    }
}
