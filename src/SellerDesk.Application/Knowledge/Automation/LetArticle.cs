using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Knowledge.Automation;

/// <summary>Decides how far a pair may answer by itself.</summary>
public sealed class LetArticle(WholeDb database, KnowledgeBook book)
{
    /// <exception cref="RuleException"><c>automation.notProven</c> while its measure does not allow that.</exception>
    public async Task ExecuteAsync(Actor actor, ArticleId id, AnswerMode mode, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var article = await db.Articles.FirstOrDefaultAsync(a => a.Id == id, cancel) ?? throw new RuleException("article.unknown");
        article.Let(mode, await AutomationOptions.SettingsAsync(db, cancel));
        await db.SaveChangesAsync(cancel);
        book.Forget();
    }
}
