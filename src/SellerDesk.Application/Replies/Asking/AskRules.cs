using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Asking;

/// <summary>The rules for asking: read, written, switched. A text that the reply rules refuse is refused here, before anybody is asked.</summary>
public sealed class AskRules(WholeDb database, ReplyGuard guard, TimeProvider time)
{
    /// <summary>What a new rule begins with: buyers read Russian, whatever the interface speaks.</summary>
    public const string StandardText =
        "Здравствуйте! Заказ {order} уже у вас. Расскажите, пожалуйста, в отзыве, всё ли в порядке с товаром: это поможет другим покупателям и нам. С уважением, {shop}";

    /// <summary>Marketplaces in whose chats a seller may write first.</summary>
    private static readonly Marketplace[] Writable = [Marketplace.Ozon, Marketplace.YandexMarket];

    public async Task<IReadOnlyList<AskRule>> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.AskRules.AsNoTracking().OrderBy(r => r.Name).ToListAsync(cancel);
    }

    public async Task<AskRuleId> AddAsync(Actor actor, string name, AskContent content, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await CheckAsync(content.Text, cancel);
        var rule = AskRule.Of(name, content, time.GetUtcNow());
        await using var db = database.Open();
        db.Add(rule);
        await db.SaveChangesAsync(cancel);
        return rule.Id;
    }

    public async Task ChangeAsync(Actor actor, AskRuleId id, string name, AskContent content, CancellationToken cancel)
    {
        await CheckAsync(content.Text, cancel);
        await EachAsync(actor, id, rule => rule.Change(name, content), cancel);
    }

    public Task SwitchAsync(Actor actor, AskRuleId id, bool on, CancellationToken cancel) => EachAsync(actor, id, rule => rule.Switch(on), cancel);

    private async Task EachAsync(Actor actor, AskRuleId id, Action<AskRule> change, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        change(await db.AskRules.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("ask.missing"));
        await db.SaveChangesAsync(cancel);
    }

    private async Task CheckAsync(string text, CancellationToken cancel)
    {
        var filled = ReplyText.Fill(text, new ReplyFacts(null, "товар", "магазин", "1"));
        foreach (var marketplace in Writable)
        {
            ReplyForm.Of(marketplace, WorkItemKind.Chat).Check(filled);
            var check = await guard.CheckAsync(new ReplyToCheck(marketplace, WorkItemKind.Chat, filled), cancel);
            if (!check.Allowed)
            {
                throw new ReplyBlockedException(filled, check);
            }
        }
    }
}
