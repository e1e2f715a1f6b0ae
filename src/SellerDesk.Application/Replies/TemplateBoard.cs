using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Replies;

/// <summary>Every template, to be looked at and changed: those for reviews from one star up, then those for questions.</summary>
public sealed class TemplateBoard(WholeDb database)
{
    public async Task<IReadOnlyList<TemplateCard>> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.ReplyTemplates.AsNoTracking()
            .OrderByDescending(t => t.Kind == WorkItemKind.Review).ThenBy(t => t.MinRating).ThenBy(t => t.MaxRating).ThenBy(t => t.Name)
            .Select(t => new TemplateCard(t.Id, new TemplateContent(t.Name, t.Body, t.Kind, t.MinRating, t.MaxRating, t.Marketplaces, t.Topics, t.Language)))
            .ToListAsync(cancel);
    }
}
