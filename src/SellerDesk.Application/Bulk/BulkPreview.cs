using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;

namespace SellerDesk.Application.Bulk;

/// <summary>Looks ahead: how many, of which shops and stars, which would be refused and why, and how the texts would read.</summary>
public sealed class BulkPreview(ScopedDb database, InboxList list, ReplyGuard guard, TimeProvider time)
{
    private const int Texts = 60;
    private const int Shown = 5;

    public async Task<BulkForecast> LoadAsync(Actor actor, BulkWish wish, CancellationToken cancel)
    {
        var ids = wish.Items ?? await list.IdsAsync(wish.All, StartBulkRun.Most + 1, cancel);
        var more = ids.Count > StartBulkRun.Most;
        ids = more ? [.. ids.Take(StartBulkRun.Most)] : ids;
        await using var db = await database.OpenAsync(cancel);
        if (wish.OfCases)
        {
            return await CaseForecast.LoadAsync(db, wish, ids, more, time.GetUtcNow(), cancel);
        }

        var groups = await db.WorkItems.AsNoTracking().Where(i => ids.Contains(i.Id))
            .GroupBy(i => new { i.ShopId, i.Rating, i.State, i.ReplyState })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        var refusals = groups.Select(g => (Code: RefusalOf(wish.Steps, g.Key.State, g.Key.ReplyState), g.Count)).Where(g => g.Code is not null)
            .GroupBy(g => g.Code!).Select(g => (new BulkReason(g.Key, []), g.Sum(one => one.Count))).ToList();
        var samples = wish.Steps.FirstOrDefault(step => step.Verb == BulkVerb.Answer) is { } answer ? await SamplesAsync(db, actor, answer.Value, ids, cancel) : [];
        return new BulkForecast(
            ids, more,
            groups.GroupBy(g => g.Key.ShopId).ToDictionary(g => g.Key, g => g.Sum(one => one.Count)),
            groups.Where(g => g.Key.Rating is not null).GroupBy(g => g.Key.Rating!.Value).ToDictionary(g => g.Key, g => g.Sum(one => one.Count)),
            [.. refusals, .. samples.Where(sample => sample.Refusal is not null).GroupBy(sample => sample.Refusal!.Code).Select(g => (g.First().Refusal!, g.Count()))],
            [.. samples.Where(sample => sample.Refusal is null).Take(Shown), .. samples.Where(sample => sample.Refusal is not null).Take(2)],
            samples.Count);
    }

    /// <summary>The same answer that the item itself would give.</summary>
    private static string? RefusalOf(IReadOnlyList<MacroStep> steps, WorkItemState state, ReplyState reply) => steps.Select(step => (step.Verb, state) switch
    {
        (BulkVerb.Close or BulkVerb.Snooze, WorkItemState.Closed) => "workItem.alreadyClosed",
        (BulkVerb.Close or BulkVerb.Snooze or BulkVerb.Answer, WorkItemState.Answering) => "workItem.alreadyAnswering",
        (BulkVerb.Reopen, not WorkItemState.Closed) => "workItem.notClosed",
        (BulkVerb.Answer, _) when reply is ReplyState.Published or ReplyState.InModeration => "reply.alreadyAnswered",
        _ => null,
    }).FirstOrDefault(code => code is not null);

    private async Task<List<BulkSample>> SamplesAsync(SellerDeskDb db, Actor actor, string value, IReadOnlyList<WorkItemId> ids, CancellationToken cancel)
    {
        var texts = BulkTexts.Read(new BulkRun { Arguments = new() { ["texts"] = await BulkTexts.FreezeAsync(db, value, cancel) } });
        var first = ids.Take(Texts).ToList();
        var items = await db.WorkItems.AsNoTracking().Where(i => first.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var samples = new List<BulkSample>(first.Count);
        foreach (var (place, id) in first.Index())
        {
            if (items.TryGetValue(id, out var item) && RefusalOf([new MacroStep(BulkVerb.Answer, value)], item.State, item.ReplyState) is null)
            {
                samples.Add(await SampleAsync(db, actor, texts, item, place, cancel));
            }
        }

        return samples;
    }

    private async Task<BulkSample> SampleAsync(SellerDeskDb db, Actor actor, IReadOnlyList<BulkTexts.Frozen> texts, WorkItem item, int place, CancellationToken cancel)
    {
        var text = "";
        try
        {
            var (shop, facts) = await BulkFacts.LoadAsync(db, item, actor, cancel);
            (_, text) = BulkTexts.For(texts, item, shop.Marketplace, facts, place);
            if (shop.ProtectedKey is null)
            {
                throw new RuleException("reply.noConnector", shop.Name);
            }

            ReplyForm.Of(shop.Marketplace, item.Kind).Check(text);
            var check = await guard.CheckAsync(new ReplyToCheck(shop.Marketplace, item.Kind, text) { BuyerName = item.Author }, cancel);
            return new BulkSample(item.Id, item.Author, item.Rating, item.Preview, text, check.Allowed ? null : new BulkReason("bulk.guard", [check.Findings.First(f => f.Severity == FindingSeverity.Block).Rule]));
        }
        catch (RuleException refused)
        {
            return new BulkSample(item.Id, item.Author, item.Rating, item.Preview, text, BulkReason.Of(refused));
        }
    }
}
