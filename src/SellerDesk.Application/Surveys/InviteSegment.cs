using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Surveys;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Surveys;

/// <summary>A segment that may be asked.</summary>
public sealed record SegmentChoice(Guid Id, string Name);

/// <summary>Invites those of a segment who agreed to surveys, within the survey's limits.</summary>
public sealed class InviteSegment(WholeDb database, NpgsqlDataSource source, Inviting inviting, TimeProvider time)
{
    public async Task<IReadOnlyList<SegmentChoice>> ChoicesAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var found = new List<SegmentChoice>();
        if (!await OtherTables.HasAsync(connection, "segments", cancel))
        {
            return found;
        }

        await using var ask = new NpgsqlCommand("select id, name from segments order by name, id limit 200", connection);
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            found.Add(new SegmentChoice(reader.GetGuid(0), reader.GetString(1)));
        }

        return found;
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
