using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Bulk;

/// <summary>
/// The answers of a run go the way of every answer, with a longer hold. The outgoing row names the run: whoever takes over after a crash sees which
/// answers were written already, so no item is answered twice.
/// </summary>
public sealed class BulkAnswers(DeskSender sender)
{
    /// <summary>How long an answer of a run can be taken back: many are looked through more slowly than one.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(60);

    /// <exception cref="RuleException">The text breaks a rule, or the item takes no answer.</exception>
    internal async Task<Guid> SendAsync(SellerDeskDb db, BulkItem row, BulkRun run, IReadOnlyList<BulkTexts.Frozen> texts, Actor actor, CancellationToken cancel)
    {
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == row.WorkItemId && i.ShopId == row.ShopId, cancel) ?? throw new RuleException("workItem.unknown");
        var written = await db.OutgoingReplies.Where(r => r.ShopId == item.ShopId && r.WorkItemId == item.Id && r.OriginId == run.Id.Value).Select(r => (Guid?)r.Id.Value).FirstOrDefaultAsync(cancel);
        if (written is { } known)
        {
            return known;
        }

        actor.RequireShop(item.ShopId);
        var (shop, facts) = await BulkFacts.LoadAsync(db, item, actor, cancel);
        var (text, filled) = BulkTexts.For(texts, item, shop.Marketplace, facts, row.Position);
        return (await sender.SendAsync(actor, item.Id, filled, new ReplySource(ReplyOrigin.Bulk, run.Id.Value, text.Template, Hold), cancel)).Value;
    }
}
