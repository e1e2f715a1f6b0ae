using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Decisions;

/// <summary>
/// Puts a decision on its way to the marketplace: one of those that it allows now, with what has to come with it. The case goes to its carrying out in the
/// same save; the row is held for some seconds like every reply, and <see cref="WithdrawReply"/> takes it back.
/// </summary>
public sealed class DecideComplaint(ScopedDb database, ReplyGuard guard, Connectors connectors, TimeProvider time)
{
    /// <param name="wish">What is decided; null when the case has its resolution already.</param>
    /// <param name="source">Null: somebody by hand.</param>
    /// <exception cref="RuleException">The marketplace does not allow it (any more), something is missing, or somebody else was quicker.</exception>
    public async Task<OutgoingReplyId> ExecuteAsync(Actor actor, ComplaintId id, CaseDecision decision, ResolutionWish? wish, uint? version, CancellationToken cancel, ReplySource? source = null)
    {
        actor.RequireRole(Role.Support);
        return await CaseSaving.RunAsync(database, id, async db =>
        {
            var now = time.GetUtcNow();
            var open = await OpenCase.LoadAsync(db, id, null, cancel);
            actor.RequireShop(open.Complaint.ShopId);
            if (version is { } read)
            {
                db.Entry(open.Complaint).Property<uint>("Version").OriginalValue = read;
            }

            var back = await TargetAsync(db, open.Complaint, cancel);
            var allowed = AllowedDecision.Read(back.Decisions).FirstOrDefault(one => one.Code == decision.Code) ?? throw new RuleException("decision.notAllowed");
            DecisionForm.Check(allowed, decision);
            await CheckWordsAsync(db, open, decision.Comment, cancel);
            if (wish is not null)
            {
                open.Complaint.Resolve(wish, open.Bought, actor.PersonId, now);
            }

            if (open.Complaint.Stage != ComplaintStage.CarryingOut)
            {
                open.Complaint.MoveTo(ComplaintStage.CarryingOut, now);
                await Tellings.AddAsync(db, open.Complaint, now, cancel);
            }

            var reply = Write(db, open.Item, back, allowed, decision, actor, source ?? ReplySource.Person, now);
            open.Complaint.Send(reply.Id.Value);
            await open.RecordAsync(ComplaintDeed.Sent, actor.PersonId, decision.Comment, now, null, cancel, ("decision", allowed.Name ?? allowed.Code), ("reply", reply.Id.Value.ToString()),
                ("resolution", open.Complaint.Resolution.ToString()!), ("amount", open.Complaint.Amount.ToString(CultureInfo.InvariantCulture)));
            return reply.Id;
        }, cancel, exact: true);
    }

    private static OutgoingReply Write(SellerDeskDb db, WorkItem item, Return back, AllowedDecision allowed, CaseDecision decision, Actor actor, ReplySource source, DateTimeOffset now)
    {
        item.StartReply();
        var reply = OutgoingReply.Write(item, back.Ref.Number, decision.Comment ?? allowed.Name ?? allowed.Code, false, actor.PersonId, source, now);
        reply.Decide(decision.ToJson());
        db.Add(reply);
        ItemEvents.Add(db, item, ItemEventKind.ReplyWritten, actor.PersonId, now, ("reply", reply.Id.Value.ToString()), ("decision", allowed.Name ?? allowed.Code));
        return reply;
    }

    private async Task<Return> TargetAsync(SellerDeskDb db, Complaint complaint, CancellationToken cancel)
    {
        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == complaint.ShopId, cancel);
        var back = complaint.ReturnId is { } id ? await db.Returns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.ShopId == complaint.ShopId, cancel) : null;
        var shut = await db.ShopAbilities.AsNoTracking().AnyAsync(
            a => a.ShopId == shop.Id && a.Ability == Ability.ReturnDecisions && (a.State == AbilityState.NotOffered || a.State == AbilityState.NeedsScope || a.State == AbilityState.NeedsSubscription), cancel);
        return back is not null && !shut && shop.ProtectedKey is not null && connectors.Find(shop.Marketplace)?.Decisions is not null ? back : throw new RuleException("decision.inCabinet", shop.Name);
    }

    /// <summary>The buyer reads it: it keeps the rules that answers keep.</summary>
    private async Task CheckWordsAsync(SellerDeskDb db, OpenCase open, string? comment, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(comment))
        {
            return;
        }

        var marketplace = await db.Shops.Where(s => s.Id == open.Complaint.ShopId).Select(s => s.Marketplace).FirstAsync(cancel);
        var check = await guard.CheckAsync(new ReplyToCheck(marketplace, WorkItemKind.Chat, comment) { BuyerName = open.Complaint.Buyer }, cancel);
        if (!check.Allowed)
        {
            throw new ReplyBlockedException(comment, check);
        }
    }
}

/// <summary>What somebody decided, in the marketplace's own codes.</summary>
/// <param name="Reason">One of the decision's reasons, where it has any.</param>
public sealed record CaseDecision(string Code, string? Comment = null, decimal? Amount = null, string? Reason = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static CaseDecision Read(string json) => JsonSerializer.Deserialize<CaseDecision>(json, JsonSerializerOptions.Web)!;
}
