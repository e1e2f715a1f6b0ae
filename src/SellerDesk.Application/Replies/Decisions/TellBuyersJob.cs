using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies.Decisions;

/// <summary>
/// Writes to buyers where their complaints stand, into the marketplace's own chat: by the template of the stage, checked and sent the way of every message. A case
/// that has moved on is not told of its old stage, and a buyer who waits for an answer of a person gets that first.
/// </summary>
public sealed class TellBuyersJob(WholeDb database, StartChat start, DeskSender sender, TimeProvider time) : IJob
{
    private const int AtOnce = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();
        var due = await db.ComplaintTellings.Where(t => t.State == TellingState.Waiting && t.DueAt <= now).OrderBy(t => t.DueAt).Take(AtOnce).ToListAsync(cancel);
        foreach (var telling in due)
        {
            await TellAsync(db, telling, now, cancel);
            await ShowAsync(db, telling, cancel);
        }

        return due.Count > 0;
    }

    /// <summary>Open pages of the case: nothing of the case itself has changed, so nobody else would tell them.</summary>
    private static Task<int> ShowAsync(SellerDeskDb db, ComplaintTelling telling, CancellationToken cancel)
    {
        var (channel, payload) = (ComplaintTriggers.Channel, $"update|{telling.ShopId.Value}|{telling.ComplaintId.Value}");
        return db.Database.ExecuteSqlAsync($"select pg_notify({channel}, {payload})", cancel);
    }

    private async Task TellAsync(SellerDeskDb db, ComplaintTelling telling, DateTimeOffset now, CancellationToken cancel)
    {
        var complaint = await db.Complaints.AsNoTracking().Include(c => c.Lines).FirstAsync(c => c.Id == telling.ComplaintId && c.ShopId == telling.ShopId, cancel);
        var template = await Tellings.TemplateAsync(db, complaint, cancel);
        if (complaint.Stage != telling.Stage || template is not { On: true })
        {
            End(db, telling, complaint, null, complaint.Stage != telling.Stage ? "movedOn" : "off", now);
        }
        else
        {
            await WriteAsync(db, telling, complaint, template, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task WriteAsync(SellerDeskDb db, ComplaintTelling telling, Complaint complaint, StageTemplate template, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            var item = await start.ExecuteAsync(Actor.Desk, complaint.ShopId, complaint.OrderNumber!, cancel);
            if (await db.WorkItems.AnyAsync(i => i.Id == item && i.ShopId == complaint.ShopId && i.State != WorkItemState.Closed, cancel))
            {
                Wait(db, telling, complaint, now);
                return;
            }

            var reply = await sender.SendAsync(item, TellingText.Fill(template.Text, complaint), new ReplySource(ReplyOrigin.Notice, complaint.Id.Value), cancel);
            End(db, telling, complaint, reply, null, now);
        }
        catch (RuleException refused)
        {
            End(db, telling, complaint, null, refused.Code, now);
        }
        catch (MarketplaceException failed) when (failed.Failure == MarketplaceFailure.Refused)
        {
            End(db, telling, complaint, null, "chat.cannotStart", now);
        }
        catch (MarketplaceException)
        {
            Wait(db, telling, complaint, now);
        }
    }

    private static void Wait(SellerDeskDb db, ComplaintTelling telling, Complaint complaint, DateTimeOffset now)
    {
        telling.DueAt = now + Pause;
        if (now - telling.CreatedAt > LongestWait)
        {
            End(db, telling, complaint, null, "busy", now);
        }
    }

    private static void End(SellerDeskDb db, ComplaintTelling telling, Complaint complaint, OutgoingReplyId? reply, string? why, DateTimeOffset now)
    {
        (telling.State, telling.ReplyId, telling.Why) = (reply is null ? TellingState.NotPossible : TellingState.Written, reply?.Value, why);
        db.Add(new ComplaintMove
        {
            ShopId = complaint.ShopId,
            ComplaintId = complaint.Id,
            At = now,
            Deed = reply is null ? ComplaintDeed.NotTold : ComplaintDeed.Told,
            FromStage = complaint.Stage,
            ToStage = complaint.Stage,
            Details = why is null ? new() { ["stage"] = telling.Stage.ToString() } : new() { ["stage"] = telling.Stage.ToString(), ["why"] = why },
        });
    }
}
