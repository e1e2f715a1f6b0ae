using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Surveys;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Surveys;

/// <summary>Invites those of a segment who agreed to surveys, within the survey's limits.</summary>
public sealed class InviteSegment(WholeDb database, Inviting inviting, TimeProvider time)
{
    public async Task<IReadOnlyList<SegmentChoice>> ChoicesAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await SharedSegments.LoadAsync(db, cancel);
    }

    /// <returns>How many were invited: fewer than the segment has, where limits or consents say so.</returns>
    /// <exception cref="RuleException"><c>survey.unknown</c>; <c>survey.off</c>; <c>survey.notByHand</c>.</exception>
    public async Task<int> ExecuteAsync(Actor actor, SurveyId id, Guid segment, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var survey = await db.Surveys.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel) ?? throw new RuleException("survey.unknown");
        if (survey.Trigger != SurveyTrigger.Segment)
        {
            throw new RuleException("survey.notByHand");
        }

        if (survey.State != SurveyState.On)
        {
            throw new RuleException("survey.off");
        }

        var (all, now) = (0, time.GetUtcNow());
        int invited;
        do
        {
            invited = await inviting.InviteAsync(survey, segment, now, cancel);
            all += invited;
        }
        while (invited == Inviting.AtOnce);
        return all;
    }
}
