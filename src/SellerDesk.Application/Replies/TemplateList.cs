using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Replies;

/// <param name="Suits">Made for what is at hand.</param>
public sealed record TemplateRow(ReplyTemplateId Id, string Name, string Body, bool Suits);

/// <summary>What a template is wanted for.</summary>
/// <param name="Topics">What the buyer speaks about; a blamed topic stands a second time with a minus before it.</param>
public sealed record TemplateNeed(WorkItemKind Kind, short? Rating, Marketplace? Marketplace = null, IReadOnlyList<string>? Topics = null, bool Kazakh = false);

/// <summary>
/// Templates to start an answer from: those made for the stars, topics and marketplace at hand first. Those made for other marketplaces are not
/// offered. Shared by all shops, so one reading serves all pages.
/// </summary>
public sealed class TemplateList(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<List<ReplyTemplate>> templates = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));

    public async Task<IReadOnlyList<TemplateRow>> LoadAsync(TemplateNeed need, CancellationToken cancel) =>
        [.. (await templates.GetAsync(cancel))
            .Where(t => t.Kind == need.Kind && (need.Marketplace is null || t.SuitsMarketplace(need.Marketplace.Value)))
            .Select(t => (Template: t, Suits: Suits(t, need), Met: t.TopicsMet(need.Topics ?? []), InLanguage: t.Language == (need.Kazakh ? "kk" : "ru")))
            .OrderByDescending(t => t.Suits).ThenByDescending(t => t.InLanguage).ThenByDescending(t => t.Met)
            .Select(t => new TemplateRow(t.Template.Id, t.Template.Name, t.Template.Body, t.Suits))];

    /// <summary>What was changed on this node is offered at once; other nodes follow within seconds.</summary>
    public void Forget() => templates.Forget();

    /// <summary>A template for topics suits only where one of them is spoken about.</summary>
    private static bool Suits(ReplyTemplate template, TemplateNeed need) =>
        (need.Rating is null || (template.MinRating <= need.Rating && need.Rating <= template.MaxRating))
        && (template.Topics.Length == 0 || need.Topics is null || template.TopicsMet(need.Topics) > 0);

    private static async Task<List<ReplyTemplate>> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        return await db.ReplyTemplates.AsNoTracking().OrderBy(t => t.MinRating).ThenBy(t => t.MaxRating).ThenBy(t => t.Name).ToListAsync();
    }
}
