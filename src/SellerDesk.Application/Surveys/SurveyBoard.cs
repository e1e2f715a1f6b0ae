using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <summary>One survey in the list, with its last ninety days.</summary>
/// <param name="Weeks">The figure of each of the last weeks, the oldest first.</param>
public sealed record SurveyRow(SurveyId Id, SurveyContent Content, SurveyState State, DateTimeOffset ChangedAt, int Asked, int Answered, SurveyFigure Figure, IReadOnlyList<SurveyFigure> Weeks);

/// <param name="Token">Of the open link.</param>
public sealed record OpenDoor(ShopId Shop, string Token);

/// <summary>Every survey and how it does, from the rollups of days.</summary>
public sealed class SurveyBoard(ScopedDb database, TimeProvider time)
{
    public const int Days = 90;

    private const int WeeksShown = 13;

    public async Task<IReadOnlyList<SurveyRow>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var (today, surveys) = (DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), await db.Surveys.AsNoTracking().OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(cancel));
        var since = today.AddDays(-Days);
        var answers = (await db.SurveyDays.AsNoTracking().Where(d => d.Day > since).GroupBy(d => new { d.SurveyId, d.Day, d.Score })
            .Select(g => new { g.Key.SurveyId, g.Key.Day, g.Key.Score, Answers = g.Sum(d => d.Answers) }).ToListAsync(cancel)).ToLookup(d => d.SurveyId);
        var asked = await db.SurveyAskedDays.AsNoTracking().Where(d => d.Trait == SurveyTrait.All && d.Day > since).GroupBy(d => d.SurveyId)
            .Select(g => new { g.Key, Asked = g.Sum(d => d.Asked), Answered = g.Sum(d => d.Answered) }).ToDictionaryAsync(d => d.Key, cancel);
        return surveys.ConvertAll(survey =>
        {
            var own = answers[survey.Id].Select(d => (Weeks: (today.DayNumber - d.Day.DayNumber) / 7, Score: (int)d.Score, d.Answers)).ToList();
            return new SurveyRow(survey.Id, survey.Content, survey.State, survey.ChangedAt, asked.GetValueOrDefault(survey.Id)?.Asked ?? 0, asked.GetValueOrDefault(survey.Id)?.Answered ?? 0,
                Figure(survey.Kind, own), [.. Enumerable.Range(0, WeeksShown).Select(back => WeeksShown - 1 - back).Select(week => Figure(survey.Kind, own.Where(one => one.Weeks == week)))]);
        });
    }

    public async Task<SurveyRow?> OneAsync(SurveyId id, CancellationToken cancel) => (await LoadAsync(cancel)).FirstOrDefault(row => row.Id == id);

    public async Task<IReadOnlyList<OpenDoor>> DoorsAsync(SurveyId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.SurveyLinks.AsNoTracking().Where(l => l.SurveyId == id).OrderBy(l => l.Id).Select(l => new OpenDoor(l.ShopId, l.Token)).ToListAsync(cancel);
    }

    private static SurveyFigure Figure(SurveyKind kind, IEnumerable<(int Weeks, int Score, int Answers)> days) => SurveyFigure.Of(kind, [.. days.Select(day => (day.Score, day.Answers))]);
}
