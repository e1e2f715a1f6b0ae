using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Replies.Approvals;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies;

/// <summary>
/// Puts an answer on its way: checked, saved with its item in one transaction, held for some seconds so that it can be taken back.
/// The same way for people, bulk actions and programs.
/// </summary>
public sealed class SendReply(ScopedDb database, ReplyGuard guard, ApprovalBook approvals, Connectors connectors, TimeProvider time)
{
    /// <summary>Gives the first answer.</summary>
    /// <exception cref="RuleException">The text breaks a rule of the marketplace, or somebody answers or has answered already.</exception>
    public Task<OutgoingReplyId> ExecuteAsync(Actor actor, WorkItemId item, string text, ReplySource source, CancellationToken cancel) =>
        WriteAsync(actor, item, text, source, false, cancel);

    /// <summary>Changes an answer that the marketplace shows, where it allows that.</summary>
    public Task<OutgoingReplyId> EditAsync(Actor actor, WorkItemId item, string text, CancellationToken cancel) =>
        WriteAsync(actor, item, text, ReplySource.Person, true, cancel);

    private async Task<OutgoingReplyId> WriteAsync(Actor actor, WorkItemId id, string text, ReplySource source, bool edit, CancellationToken cancel)
    {
        try
        {
            return await Contended.RunAsync(() => TryAsync(actor, id, text, source, edit, cancel));
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("workItem.alreadyAnswering");
        }
    }

    private async Task<OutgoingReplyId> TryAsync(Actor actor, WorkItemId id, string text, ReplySource source, bool edit, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new RuleException("workItem.unknown");
        actor.RequireShop(item.ShopId);
        if (!item.Kind.IsAnswered())
        {
            throw new RuleException("reply.notAnswered");
        }

        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == item.ShopId, cancel);
        if (shop.ProtectedKey is null)
        {
            throw new RuleException("reply.noConnector", shop.Name);
        }

        var ability = ReplyForm.AbilityOf(item.Kind);
        if (await db.ShopAbilities.AsNoTracking().FirstOrDefaultAsync(a => a.ShopId == shop.Id && a.Ability == ability, cancel) is { IsShut: true })
        {
            throw new RuleException("reply.notTaken", shop.Name);
        }

        var form = ReplyForm.Of(shop.Marketplace, item.Kind);
        form.Check(text, source.Files.Count);
        var now = time.GetUtcNow();
        var check = await CheckRulesAsync(db, shop.Marketplace, item, actor, text, now, cancel);
        var target = await ReplyTarget.LoadAsync(db, item, now, cancel);
        await CheckAsync(db, item, target, form, edit, now, cancel);
        await Meanwhile.RequireNothingAsync(db, item, actor, source.Seen, cancel);
        await AutomaticLeave.RequireAsync(db, item, source.Origin, now, cancel);
        item.StartReply();
        var reply = OutgoingReply.Write(item, target.Number, text.Trim(), edit, actor.PersonId, source, now);
        reply.Warned(check.Findings.Count);
        db.Add(reply);
        await ReplyFiles.AttachAsync(db, reply, item, source.Files, connectors.Find(shop.Marketplace)?.ChatMessages?.Form, cancel);
        ItemEvents.Add(db, item, ItemEventKind.ReplyWritten, actor.PersonId, now, ("reply", reply.Id.Value.ToString()), ("edit", edit ? "yes" : "no"));
        var waits = await approvals.CatchesAsync(db, actor, item, cancel);
        if (waits)
        {
            reply.AwaitApproval();
            item.FollowReply(ReplyState.AwaitsApproval);
        }

        await SaveAsync(db, item, actor, cancel);
        if (waits)
        {
            await RaiseAlert.ExecuteAsync(db, Wanted(reply, actor, now), cancel);
        }

        return reply.Id;
    }

    /// <summary>Whoever sends: what the editor showed may have been passed over, and programs have no editor. A refusal stays in the item's history.</summary>
    private async Task<ReplyCheck> CheckRulesAsync(SellerDeskDb db, Marketplace marketplace, WorkItem item, Actor actor, string text, DateTimeOffset now, CancellationToken cancel)
    {
        if (text.Trim().Length == 0)
        {
            return ReplyCheck.Of([]);
        }

        var check = await guard.CheckAsync(new ReplyToCheck(marketplace, item.Kind, text) { BuyerName = item.Author }, cancel);
        if (!check.Allowed)
        {
            var rules = check.Findings.Where(finding => finding.Severity == FindingSeverity.Block).Select(finding => finding.Rule).Distinct();
            ItemEvents.Add(db, item, ItemEventKind.Blocked, actor.PersonId, now, ("rule", string.Join(", ", rules)));
            await db.SaveChangesAsync(cancel);
            throw new ReplyBlockedException(text, check);
        }

        return check;
    }

    /// <summary>The bell rings for whoever may approve; the same reply rings it once.</summary>
    private static Alert Wanted(OutgoingReply reply, Actor actor, DateTimeOffset now) => new()
    {
        Id = AlertId.New(),
        ShopId = reply.ShopId,
        Kind = AlertKind.ApprovalWanted,
        Severity = AlertSeverity.Notice,
        Subject = $"{reply.Id.Value}",
        Arguments = new() { ["person"] = actor.Name },
        Link = "/approvals",
        CreatedAt = now,
    };

    private static async Task CheckAsync(SellerDeskDb db, WorkItem item, ReplyTarget target, ReplyForm form, bool edit, DateTimeOffset now, CancellationToken cancel)
    {
        var answered = target.AnswerState is AnswerState.Published or AnswerState.InModeration or AnswerState.Unread;
        if (item.State == WorkItemState.Answering)
        {
            var author = await AuthorAsync(db, item, cancel);
            throw author is null ? new RuleException("workItem.alreadyAnswering") : new RuleException("workItem.alreadyAnsweringBy", author);
        }

        if (target.Shut is { } shut)
        {
            throw new RuleException(shut);
        }

        if (!edit && answered)
        {
            throw new RuleException("reply.alreadyAnswered");
        }

        if (edit && (!answered || !target.Editable || form.Edits == 0 || now - (target.AnsweredAt ?? now) > form.EditableFor))
        {
            throw new RuleException("reply.notEditable");
        }
    }

    private static async Task<string?> AuthorAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var author = await db.OutgoingReplies.Where(r => r.WorkItemId == item.Id).OrderByDescending(r => r.CreatedAt).Select(r => r.AuthorId).FirstOrDefaultAsync(cancel);
        return author is { } person ? await db.Users.Where(p => p.Id == person.Value).Select(p => p.Name).FirstOrDefaultAsync(cancel) : null;
    }

    private static async Task SaveAsync(SellerDeskDb db, WorkItem item, Actor actor, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleException("workItem.alreadyAnswering");
        }

        if (actor.PersonId is { } person)
        {
            await db.ReplyDrafts.Where(d => d.WorkItemId == item.Id && d.PersonId == person).ExecuteDeleteAsync(cancel);
        }
    }
}
