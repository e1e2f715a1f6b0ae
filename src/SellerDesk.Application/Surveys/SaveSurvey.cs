using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Surveys;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Surveys;

/// <summary>Surveys are written, switched on and off, and thrown away with their answers.</summary>
public sealed class SaveSurvey(WholeDb database, TimeProvider time)
{
    /// <param name="id">Null for a new one.</param>
    /// <exception cref="RuleException"><c>survey.unknown</c>, and those of <see cref="Survey.Change"/>.</exception>
    public async Task<SurveyId> ExecuteAsync(Actor actor, SurveyId? id, SurveyContent content, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var now = time.GetUtcNow();
        if (id is not { } known)
        {
            var survey = Survey.Write(content, actor.PersonId?.Value, now);
            db.Add(survey);
            await OpenDoorsAsync(db, survey, now, cancel);
            await db.SaveChangesAsync(cancel);
            return survey.Id;
        }

        var changed = await FindAsync(db, known, cancel);
        changed.Change(content, actor.PersonId?.Value, now);
        await OpenDoorsAsync(db, changed, now, cancel);
        await db.SaveChangesAsync(cancel);
        return known;
    }

    public async Task SwitchAsync(Actor actor, SurveyId id, bool on, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var survey = await FindAsync(db, id, cancel);
        if (on)
        {
            survey.SwitchOn(time.GetUtcNow());
        }
        else
        {
            survey.SwitchOff();
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <exception cref="RuleException"><c>survey.hasAnswers</c>: what buyers said is not thrown away with a question.</exception>
    public async Task DeleteAsync(Actor actor, SurveyId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var survey = await FindAsync(db, id, cancel);
        if (await db.SurveyInvitations.AnyAsync(i => i.SurveyId == id, cancel) || await db.SurveyAnswers.AnyAsync(a => a.SurveyId == id, cancel))
        {
            throw new RuleException("survey.hasAnswers");
        }

        db.Remove(survey);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A link for every shop that it is for; one that is there stays, it is printed somewhere.</summary>
    private static async Task OpenDoorsAsync(SellerDeskDb db, Survey survey, DateTimeOffset now, CancellationToken cancel)
    {
        if (survey.Trigger != SurveyTrigger.Link)
        {
            return;
        }

        var there = await db.SurveyLinks.Where(l => l.SurveyId == survey.Id).Select(l => l.ShopId).ToListAsync(cancel);
        var shops = survey.Shops.Length > 0 ? survey.Shops.Select(ShopId.From).ToList() : await db.Shops.Select(s => s.Id).ToListAsync(cancel);
        db.AddRange(shops.Except(there).Select(shop => new SurveyLink { Id = Guid.CreateVersion7(now), ShopId = shop, SurveyId = survey.Id, Token = SurveyToken.NewOpen(), CreatedAt = now }));
    }

    private static async Task<Survey> FindAsync(SellerDeskDb db, SurveyId id, CancellationToken cancel) =>
        await db.Surveys.FirstOrDefaultAsync(s => s.Id == id, cancel) ?? throw new RuleException("survey.unknown");
}
