using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Knowledge.Praise;

/// <param name="Refusal">Why the text could not be sent; null: it could.</param>
public sealed record PraiseSample(WorkItemId Item, string? Author, short Rating, string Words, string? Product, string? Text, string? Refusal);

/// <param name="Missed">Why reviews are not this rule's, by code, the most frequent first.</param>
/// <param name="OverLimit">Would have been answered later or not at all, because of the limits.</param>
public sealed record PraiseTrial(int Looked, int Answered, int OverLimit, int Refused, IReadOnlyList<(string Why, int Count, PraiseSample Example)> Missed, IReadOnlyList<PraiseSample> Samples);

/// <summary>What a rule would have done with the last month's reviews, on or off: how many, with which words, and why not the others.</summary>
public sealed class PraisePreview(ScopedDb database, PraiseTexts texts, TimeProvider time)
{
    private const int Looked = 1_000;
    private const int Sampled = 8;

    private static readonly TimeSpan Back = TimeSpan.FromDays(30);

    public async Task<PraiseTrial> LoadAsync(PraiseRuleContent content, CancellationToken cancel)
    {
        var rule = PraiseRule.Write(content with { Name = content.Name.Trim().Length == 0 ? "?" : content.Name }, null, time.GetUtcNow());
        await using var db = await database.OpenAsync(cancel);
        var since = time.GetUtcNow() - Back;
        var items = await db.WorkItems.AsNoTracking().Where(i => i.Kind == WorkItemKind.Review && i.CreatedAt > since && i.Rating >= 4)
            .OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(Looked).ToListAsync(cancel);
        var (missed, fit) = (new List<(string Why, WorkItem Item)>(), new List<WorkItem>());
        foreach (var item in items)
        {
            // The beginning tells nearly always; the whole text is read before anything is sent.
            if (rule.Miss(item, item.Preview) is { } why)
            {
                missed.Add((why, item));
            }
            else
            {
                fit.Add(item);
            }
        }

        var within = Within(fit, rule);
        var samples = await SamplesAsync(db, rule, within, cancel);
        return new PraiseTrial(items.Count, within.Count, fit.Count - within.Count, samples.Count(sample => sample.Refusal is not null),
            [.. missed.GroupBy(one => one.Why).OrderByDescending(group => group.Count()).Select(group => (group.Key, group.Count(), Plain(group.First().Item)))], samples);
    }

    /// <summary>What the limits of an hour and a day would have let through, oldest first.</summary>
    private static List<WorkItem> Within(List<WorkItem> fit, PraiseRule rule)
    {
        var (kept, hours, days) = (new List<WorkItem>(), new Dictionary<long, int>(), new Dictionary<long, int>());
        foreach (var item in Enumerable.Reverse(fit))
        {
            var (hour, day) = (item.CreatedAt.ToUnixTimeSeconds() / 3600, item.CreatedAt.ToUnixTimeSeconds() / 86_400);
            if (hours.GetValueOrDefault(hour) < rule.PerHour && days.GetValueOrDefault(day) < rule.PerDay)
            {
                (hours[hour], days[day]) = (hours.GetValueOrDefault(hour) + 1, days.GetValueOrDefault(day) + 1);
                kept.Add(item);
            }
        }

        kept.Reverse();
        return kept;
    }

    private async Task<List<PraiseSample>> SamplesAsync(SellerDeskDb db, PraiseRule rule, List<WorkItem> items, CancellationToken cancel)
    {
        var ids = rule.Templates.Select(ReplyTemplateId.From).ToList();
        var templates = await db.ReplyTemplates.AsNoTracking().Where(t => ids.Contains(t.Id) && t.Kind == WorkItemKind.Review).OrderBy(t => t.Id).ToListAsync(cancel);
        var (samples, said) = (new List<PraiseSample>(), new Dictionary<Guid, List<(Guid? Template, string Text)>>());
        foreach (var item in items.Take(Sampled))
        {
            var asked = await AskedItem.OfAsync(db, item, cancel);
            var key = item.ProductId?.Value ?? item.Id.Value;
            var last = said.TryGetValue(key, out var known) ? known : said[key] = [];
            var words = await texts.ChooseAsync([.. templates.Where(t => t.SuitsMarketplace(asked.Shop.Marketplace))], asked, last, cancel);
            samples.Add(Plain(item) with { Words = asked.Words, Text = words.Words, Refusal = words.Refusal });
            if (words.Words is not null)
            {
                last.Insert(0, (words.Template?.Value, words.Words));
            }
        }

        return samples;
    }

    private static PraiseSample Plain(WorkItem item) => new(item.Id, item.Author, item.Rating ?? 0, item.Preview, item.ProductName, null, null);
}
