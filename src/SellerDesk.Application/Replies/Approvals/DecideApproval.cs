using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Approvals;

/// <summary>Lets an answer go, as it is or changed, or gives it back to who wrote it with a word why.</summary>
public sealed class DecideApproval(ScopedDb database, TimeProvider time)
{
    public const int ReasonMaxLength = 500;

    public Task ApproveAsync(Actor actor, OutgoingReplyId id, string text, CancellationToken cancel) => DecideAsync(() => TryApproveAsync(actor, id, text, cancel));

    public Task SendBackAsync(Actor actor, OutgoingReplyId id, string reason, CancellationToken cancel) => DecideAsync(() => TrySendBackAsync(actor, id, reason, cancel));

    private static async Task DecideAsync(Func<Task> deed)
    {
        try
        {
            await Contended.RunAsync(deed);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("reply.notAwaitingApproval");
        }
    }

    private async Task TryApproveAsync(Actor actor, OutgoingReplyId id, string text, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var (reply, item, person) = await LoadAsync(db, actor, id, cancel);
        if (reply.AuthorId == person)
        {
            throw new RuleException("approval.own");
        }

        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == reply.ShopId, cancel);
        ReplyForm.Of(shop.Marketplace, reply.Kind).Check(text, CarriedFile.Read(reply.Files).Count);
        var now = time.GetUtcNow();
        reply.Approve(person, text.Trim(), now);
        item.FollowReply(ReplyState.Held);
        ItemEvents.Add(db, item, ItemEventKind.ReplyApproved, person, now, ("changed", reply.Text == reply.SubmittedText ? "no" : "yes"));
        await EndedReply.SaveAsync(db, reply, item, [], now, cancel);
    }

    private async Task TrySendBackAsync(Actor actor, OutgoingReplyId id, string reason, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var (reply, item, person) = await LoadAsync(db, actor, id, cancel);
        if (reply.State != OutgoingState.AwaitsApproval)
        {
            throw new RuleException("reply.notAwaitingApproval");
        }

        var why = reason.Trim().Length is > 0 and <= ReasonMaxLength ? reason.Trim() : throw new RuleException("approval.reason", ReasonMaxLength);
        var now = time.GetUtcNow();
        reply.Withdraw();
        item.ReplyWithdrawn(reply.IsEdit, now);
        ItemEvents.Add(db, item, ItemEventKind.ReplySentBack, person, now, ("reason", why));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (reply.AuthorId is { } author)
        {
            await DraftRows.KeepAsync(db, item, author, reply.Text, now, cancel);
            await RaiseAlert.ExecuteAsync(db, BackTo(author, reply, why, now), cancel);
        }

        await EndedReply.SaveAsync(db, reply, item, [], now, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static Alert BackTo(PersonId author, OutgoingReply reply, string why, DateTimeOffset now) => new()
    {
        Id = AlertId.New(),
        PersonId = author,
        ShopId = reply.ShopId,
        Kind = AlertKind.ReplyCameBack,
        Severity = AlertSeverity.Warning,
        Subject = $"{reply.Id.Value}",
        Arguments = new() { ["reason"] = why },
        Link = $"/inbox?item={reply.WorkItemId.Value}",
        CreatedAt = now,
    };

    private static async Task<(OutgoingReply Reply, WorkItem Item, PersonId Person)> LoadAsync(SellerDeskDb db, Actor actor, OutgoingReplyId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        var person = actor.PersonId ?? throw new RuleException("approval.needsPerson");
        var reply = await db.OutgoingReplies.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("reply.unknown");
        actor.RequireShop(reply.ShopId);
        var item = await db.WorkItems.FirstAsync(i => i.Id == reply.WorkItemId && i.ShopId == reply.ShopId, cancel);
        return (reply, item, person);
    }
}
