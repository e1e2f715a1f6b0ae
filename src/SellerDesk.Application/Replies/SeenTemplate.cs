using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>A template is changed or deleted only as the person saw it: what somebody else saved meanwhile is never lost unread.</summary>
internal static class SeenTemplate
{
    /// <summary>Needs an open transaction: the row is locked, so that of two people who save at once the second is told.</summary>
    public static async Task<ReplyTemplate> LockAsync(SellerDeskDb db, TemplateCard seen, CancellationToken cancel)
    {
        var rows = await db.ReplyTemplates.FromSql($"select * from reply_templates where id = {seen.Id.Value} for update").ToListAsync(cancel);
        var template = rows.SingleOrDefault() ?? throw new RuleException("template.missing");
        return TemplateContent.Of(template) == seen.Content ? template
            : throw new DbUpdateConcurrencyException("Somebody else changed the template after it was read.");
    }
}
