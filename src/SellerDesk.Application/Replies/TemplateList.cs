using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <param name="Suits">Made for the stars at hand.</param>
public sealed record TemplateRow(ReplyTemplateId Id, string Name, string Body, bool Suits);

/// <summary>Templates to start an answer from, those made for the stars at hand first. Shared by all shops, so one reading serves all pages.</summary>
public sealed class TemplateList(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<List<ReplyTemplate>> templates = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));

    public async Task<IReadOnlyList<TemplateRow>> LoadAsync(WorkItemKind kind, short? rating, CancellationToken cancel) =>
        [.. (await templates.GetAsync(cancel))
            .Where(t => t.Kind == kind)
            .Select(t => new TemplateRow(t.Id, t.Name, t.Body, rating is null || (t.MinRating <= rating && rating <= t.MaxRating)))
            .OrderByDescending(t => t.Suits)];

    /// <summary>What was changed on this node is offered at once; other nodes follow within seconds.</summary>
    public void Forget() => templates.Forget();

    private static async Task<List<ReplyTemplate>> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        return await db.ReplyTemplates.AsNoTracking().OrderBy(t => t.MinRating).ThenBy(t => t.MaxRating).ThenBy(t => t.Name).ToListAsync();
    }
}
