using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Messages;

/// <summary>A template and the rules that use it.</summary>
public sealed record MessageTemplateFace(MessageTemplate Template, IReadOnlyList<string> Rules, BuyerEventKind? Kind);

/// <summary>The templates: read, written, taken away while no rule uses them.</summary>
public sealed class MessageTemplates(WholeDb database, TimeProvider time)
{
    public async Task<IReadOnlyList<MessageTemplateFace>> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var rules = (await db.MessageRules.AsNoTracking().Select(r => new { r.TemplateId, r.Name, r.Kind }).ToListAsync(cancel)).ToLookup(r => r.TemplateId);
        var templates = await db.MessageTemplates.AsNoTracking().ToListAsync(cancel);
        return [.. templates.OrderBy(t => t.Name, StringComparer.CurrentCulture).Select(t => new MessageTemplateFace(t, [.. rules[t.Id].Select(r => r.Name)], rules[t.Id].Select(r => (BuyerEventKind?)r.Kind).FirstOrDefault()))];
    }

    public async Task<MessageTemplateId> SaveAsync(Actor actor, MessageTemplateId? id, string name, IReadOnlyList<MessageWording> wordings, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        if (await db.MessageTemplates.AnyAsync(t => t.Name == name.Trim() && t.Id != id, cancel))
        {
            throw new RuleException("messageTemplate.taken", name.Trim());
        }

        var now = time.GetUtcNow();
        if (id is { } known)
        {
            var template = await db.MessageTemplates.FirstOrDefaultAsync(t => t.Id == known, cancel) ?? throw new RuleException("messageTemplate.unknown");
            template.Change(name, wordings, now);
            await db.SaveChangesAsync(cancel);
            return known;
        }

        var fresh = MessageTemplate.Of(name, wordings, now);
        db.Add(fresh);
        await db.SaveChangesAsync(cancel);
        return fresh.Id;
    }

    /// <exception cref="RuleException"><c>messageTemplate.used</c>.</exception>
    public async Task RemoveAsync(Actor actor, MessageTemplateId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        if (await db.MessageRules.Where(r => r.TemplateId == id).Select(r => r.Name).FirstOrDefaultAsync(cancel) is { } rule)
        {
            throw new RuleException("messageTemplate.used", rule);
        }

        if (await db.OutgoingMessages.AnyAsync(m => m.TemplateId == id, cancel))
        {
            throw new RuleException("messageTemplate.sent");
        }

        await db.MessageTemplates.Where(t => t.Id == id).ExecuteDeleteAsync(cancel);
    }
}
