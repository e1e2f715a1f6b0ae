using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>What a template brought in a number of days.</summary>
public sealed record TemplateUse(int Used, int Edited, int Published, int Rejected)
{
    public static readonly TemplateUse None = new(0, 0, 0, 0);
}

/// <summary>How often each template was used and what became of it, from the days' rollup.</summary>
public sealed class TemplateUses(WholeDb database, TimeProvider time)
{
    public const int Days = 90;

    public async Task<IReadOnlyDictionary<ReplyTemplateId, TemplateUse>> LoadAsync(CancellationToken cancel)
    {
        var since = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-Days);
        await using var db = database.Open();
        return await db.TemplateDays.AsNoTracking().Where(d => d.Day >= since)
            .GroupBy(d => d.TemplateId)
            .Select(g => new { g.Key, Use = new TemplateUse(g.Sum(d => d.Used), g.Sum(d => d.Edited), g.Sum(d => d.Published), g.Sum(d => d.Rejected)) })
            .ToDictionaryAsync(g => g.Key, g => g.Use, cancel);
    }
}
