using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;

namespace SellerDesk.Application.Knowledge.Automation;

/// <summary>Compares proposals that nobody saw with what people answered. What went out by itself is judged by people alone.</summary>
public sealed class ProposalJudge(WholeDb database, TimeProvider time)
{
    private const int Slice = 200;

    private static readonly TimeSpan Back = TimeSpan.FromDays(14);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var reading = database.Open();
        var since = time.GetUtcNow() - Back;
        var answered = await reading.Database.SqlQuery<AnsweredProposal>($"""
            select p.work_item_id as item, p.shop_id as shop, a.text
            from auto_proposals p
            cross join lateral (
              select q.answer_text as text from questions q
              where q.id = p.work_item_id and q.shop_id = p.shop_id and q.answer_text is not null and q.answer_state <> 'Rejected'
              union all
              (select m.text from chat_messages m where m.chat_id = p.work_item_id and m.shop_id = p.shop_id and m.sender = 'Seller' and m.sent_at > p.created_at
               order by m.sent_at limit 1)
              limit 1) a
            where p.outcome is null and p.article_id is not null and p.created_at > {since} and p.state in ('Shadow', 'HandedOver', 'Refused', 'Stopped')
            order by p.created_at limit {Slice}
            """).ToListAsync(cancel);
        foreach (var one in answered)
        {
            await JudgeAsync(one, cancel);
        }

        return answered.Count > 0;
    }

    private async Task JudgeAsync(AnsweredProposal answered, CancellationToken cancel)
    {
        await using var db = database.Open();
        var (item, shop) = (WorkItemId.From(answered.Item), new Domain.Shops.ShopId(answered.Shop));
        var proposal = await db.AutoProposals.FirstAsync(p => p.WorkItemId == item && p.ShopId == shop, cancel);
        var outcome = AnswerLikeness.Judge(AnswerLikeness.Of(proposal.Text, answered.Text));
        try
        {
            await ProposalVerdict.ApplyAsync(db, proposal, outcome, null, await AutomationOptions.SettingsAsync(db, cancel), time.GetUtcNow(), cancel);
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody judged it or changed the pair at this moment: the next round looks again.
        }
    }

    private sealed record AnsweredProposal(Guid Item, Guid Shop, string Text);
}
