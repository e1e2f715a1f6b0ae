using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Messages;

/// <summary>A rule with what it did lately.</summary>
public sealed record MessageRuleFace(MessageRule Rule, string Template, int Queued, int Sent, int Dead, int Skipped, int Untold);

/// <summary>What can be chosen in a condition.</summary>
public sealed record MessageGroup(Guid Id, string Name);

/// <summary>The rules: read, written, switched. A template that asks for what such an event never knows is refused here, before anything happens.</summary>
public sealed class MessageRules(WholeDb database, TimeProvider time)
{
    public const int LatelyDays = 30;

    public async Task<IReadOnlyList<MessageRuleFace>> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var since = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-LatelyDays);
        var rules = await db.MessageRules.AsNoTracking().Join(db.MessageTemplates, r => r.TemplateId, t => t.Id, (r, t) => new { Rule = r, t.Name }).ToListAsync(cancel);
        var counts = (await db.MessageDays.AsNoTracking().Where(d => d.Day >= since).GroupBy(d => new { d.RuleId, d.What }).Select(g => new { g.Key.RuleId, g.Key.What, Count = g.Sum(d => d.Count) }).ToListAsync(cancel))
            .ToDictionary(c => (c.RuleId, c.What), c => c.Count);
        return [.. rules.OrderBy(r => r.Rule.Kind).ThenBy(r => r.Rule.Name, StringComparer.CurrentCulture)
            .Select(r => new MessageRuleFace(r.Rule, r.Name, Of("Queued", r.Rule.Id), Of("Sent", r.Rule.Id), Of("Dead", r.Rule.Id), Of("Skipped", r.Rule.Id), Of("Untold", r.Rule.Id)))];

        int Of(string what, MessageRuleId rule) => counts.GetValueOrDefault((rule, what));
    }

    /// <summary>Segments and tiers to choose from.</summary>
    public async Task<(IReadOnlyList<SegmentChoice> Segments, IReadOnlyList<MessageGroup> Tiers)> GroupsAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return (await SharedSegments.LoadAsync(db, cancel), await db.LoyaltyTiers.AsNoTracking().Where(t => !t.IsGone).OrderBy(t => t.Position).Select(t => new MessageGroup(t.Id.Value, t.Name)).ToListAsync(cancel));
    }

    public async Task<MessageRuleId> AddAsync(Actor actor, MessageRuleContent content, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        await CheckAsync(db, content, null, cancel);
        var rule = MessageRule.Of(content, time.GetUtcNow());
        db.Add(rule);
        await db.SaveChangesAsync(cancel);
        return rule.Id;
    }

    public async Task ChangeAsync(Actor actor, MessageRuleId id, MessageRuleContent content, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        await CheckAsync(db, content, id, cancel);
        (await FindAsync(db, id, cancel)).Change(content, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    public async Task SwitchAsync(Actor actor, MessageRuleId id, bool on, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        (await FindAsync(db, id, cancel)).Switch(on, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<MessageRule> FindAsync(SellerDeskDb db, MessageRuleId id, CancellationToken cancel) =>
        await db.MessageRules.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("messageRule.unknown");

    private static async Task CheckAsync(SellerDeskDb db, MessageRuleContent content, MessageRuleId? own, CancellationToken cancel)
    {
        var name = content.Name.Trim();
        if (await db.MessageRules.AnyAsync(r => r.Name == name && r.Id != own, cancel))
        {
            throw new RuleException("messageRule.taken", name);
        }

        var template = await db.MessageTemplates.AsNoTracking().FirstOrDefaultAsync(t => t.Id == content.TemplateId, cancel) ?? throw new RuleException("messageTemplate.unknown");
        var known = MessageVariables.Of(content.Kind);
        foreach (var wording in template.Wordings)
        {
            if (ReplyText.FirstVariable(ReplyText.Fill($"{wording.Subject} {wording.Text}", one => known.Contains(one) ? "x" : null)) is { } missing)
            {
                throw new RuleException("messageRule.variable", missing, wording.Language);
            }
        }
    }
}
