using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Knowledge.Praise;

internal enum PlaceTaken
{
    Yes,
    Full,
    ByAnother,
}

/// <summary>Deeds of the rules: counted before they are done, under the rule's own lock, so that nodes never exceed its limits together.</summary>
public sealed class PraiseDeeds(WholeDb database)
{
    internal async Task<PlaceTaken> TryTakePlaceAsync(PraiseRule rule, PraiseDeed deed, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var locked = await db.PraiseRules.FromSql($"select *, xmin from praise_rules where id = {rule.Id.Value} for update").AsNoTracking().SingleOrDefaultAsync(cancel);
        if (locked is null || locked.State != rule.State)
        {
            return PlaceTaken.Full;
        }

        var (hour, day) = (deed.At.AddHours(-1), deed.At.AddDays(-1));
        var lately = await db.PraiseDeeds.Where(d => d.RuleId == rule.Id && d.At > day && d.State != PraiseDeedState.Refused).Select(d => d.At).ToListAsync(cancel);
        if (lately.Count >= rule.PerDay || lately.Count(at => at > hour) >= rule.PerHour)
        {
            return PlaceTaken.Full;
        }

        db.Add(deed);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return PlaceTaken.ByAnother;
        }

        await CountAsync(db, deed, cancel);
        await transaction.CommitAsync(cancel);
        return PlaceTaken.Yes;
    }

    internal async Task EndAsync(PraiseDeed deed, PraiseDeedState state, string? reason, OutgoingReplyId? reply, CancellationToken cancel)
    {
        await using var db = database.Open();
        (deed.State, deed.Reason, deed.ReplyId) = (state, reason, reply?.Value);
        await db.PraiseDeeds.Where(d => d.WorkItemId == deed.WorkItemId && d.ShopId == deed.ShopId)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, state).SetProperty(d => d.Reason, reason).SetProperty(d => d.ReplyId, deed.ReplyId), cancel);
        await CountAsync(db, deed, cancel);
    }

    private static async Task CountAsync(SellerDeskDb db, PraiseDeed deed, CancellationToken cancel)
    {
        var rule = db.PraiseRules.Where(r => r.Id == deed.RuleId);
        await (deed.State switch
        {
            PraiseDeedState.Sent => rule.ExecuteUpdateAsync(set => set.SetProperty(r => r.Sent, r => r.Sent + 1), cancel),
            PraiseDeedState.Dry => rule.ExecuteUpdateAsync(set => set.SetProperty(r => r.WouldHaveSent, r => r.WouldHaveSent + 1), cancel),
            PraiseDeedState.Refused => rule.ExecuteUpdateAsync(set => set.SetProperty(r => r.Refused, r => r.Refused + 1), cancel),
            _ => Task.CompletedTask,
        });
    }
}
