using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies;

/// <summary>Writes a template, new or changed. Its name is how people choose it, so there is one of each name.</summary>
public sealed class SaveTemplate(WholeDb database, TemplateList list)
{
    public async Task<TemplateCard> AddAsync(Actor actor, TemplateContent wanted, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        var template = ReplyTemplate.Of(wanted.Name, wanted.Body, wanted.Kind, wanted.MinRating, wanted.MaxRating);
        wanted.WriteInto(template);
        await using var db = database.Open();
        db.Add(template);
        await SaveAsync(db, template, cancel);
        list.Forget();
        return new TemplateCard(template.Id, TemplateContent.Of(template));
    }

    /// <exception cref="DbUpdateConcurrencyException">It is no longer as it was seen.</exception>
    public async Task<TemplateCard> ChangeAsync(Actor actor, TemplateCard seen, TemplateContent wanted, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var template = await SeenTemplate.LockAsync(db, seen, cancel);
        wanted.WriteInto(template);
        await SaveAsync(db, template, cancel);
        await transaction.CommitAsync(cancel);
        list.Forget();
        return new TemplateCard(template.Id, TemplateContent.Of(template));
    }

    private static async Task SaveAsync(SellerDeskDb db, ReplyTemplate template, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "ix_reply_templates_name" })
        {
            throw new RuleException("template.nameTaken", template.Name);
        }
    }
}
