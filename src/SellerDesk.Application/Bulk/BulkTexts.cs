using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Bulk;

/// <summary>
/// The texts of a run, frozen at its start: one template, or, for variety, all that suit, each item taking the next that suits it.
/// </summary>
internal static class BulkTexts
{
    /// <summary>The step's value that means "whatever suits each item, in turn".</summary>
    public const string Suiting = "suiting";

    public static async Task<string> FreezeAsync(SellerDeskDb db, string value, CancellationToken cancel)
    {
        var templates = db.ReplyTemplates.AsNoTracking();
        if (Guid.TryParse(value, out var wanted))
        {
            var id = new ReplyTemplateId(wanted);
            var one = await templates.FirstOrDefaultAsync(t => t.Id == id, cancel) ?? throw new RuleException("template.missing");
            return JsonSerializer.Serialize(new[] { Frozen.Of(one, any: true) });
        }

        if (value != Suiting)
        {
            return JsonSerializer.Serialize(new[] { new Frozen(null, value, null, 1, 5, "", "") });
        }

        var all = await templates.OrderBy(t => t.Name).ToListAsync(cancel);
        return JsonSerializer.Serialize(all.Select(template => Frozen.Of(template, any: false)));
    }

    public static IReadOnlyList<Frozen> Read(BulkRun run) => run.Arguments.TryGetValue("texts", out var texts) ? JsonSerializer.Deserialize<List<Frozen>>(texts) ?? [] : [];

    /// <summary>The text for one item, filled; its place among the items chooses between several.</summary>
    /// <exception cref="RuleException"><c>bulk.noTemplate</c> when none suits it.</exception>
    public static (BulkText Text, string Filled) For(IReadOnlyList<Frozen> texts, WorkItem item, Marketplace marketplace, ReplyFacts facts, int place)
    {
        var suiting = texts.Where(text => text.Suits(item, marketplace)).ToList();
        var met = suiting.Select(text => text.TopicsMet(item.Topics)).DefaultIfEmpty().Max();
        var best = suiting.Where(text => text.TopicsMet(item.Topics) == met).ToList();
        var chosen = best.Count == 0 ? throw new RuleException("bulk.noTemplate") : best[place % best.Count];
        return (new BulkText(chosen.Id is { } id ? new ReplyTemplateId(id) : null, chosen.Body), ReplyText.Fill(chosen.Body, facts));
    }

    /// <param name="Kind">Null: whatever the item is.</param>
    internal sealed record Frozen(Guid? Id, string Body, WorkItemKind? Kind, short From, short To, string Marketplaces, string Topics)
    {
        public static Frozen Of(ReplyTemplate template, bool any) => any
            ? new Frozen(template.Id.Value, template.Body, null, 1, 5, "", "")
            : new Frozen(template.Id.Value, template.Body, template.Kind, template.MinRating, template.MaxRating, template.Marketplaces, template.Topics);

        public bool Suits(WorkItem item, Marketplace marketplace) =>
            (Kind is null || Kind == item.Kind) && (item.Rating is not { } rating || (From <= rating && rating <= To))
            && (Marketplaces.Length == 0 || Marketplaces.Split(',').Contains(marketplace.ToString(), StringComparer.OrdinalIgnoreCase))
            && (Topics.Length == 0 || TopicsMet(item.Topics) > 0);

        public int TopicsMet(IReadOnlyCollection<string> topics) => Topics.Length == 0 ? 0 : Topics.Split(',').Count(topics.Contains);
    }
}
