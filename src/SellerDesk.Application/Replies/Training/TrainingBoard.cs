using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Training;

/// <summary>How far a person is with one rule.</summary>
/// <param name="Rule"><c>RR1</c>..<c>RR7</c>, or <see cref="TrainingBoard.Clean"/>.</param>
/// <param name="Answered">Answers that counted for it.</param>
/// <param name="Recent">Of the last answers, how many there were.</param>
/// <param name="RecentRight">Of the last answers, how many were right.</param>
public sealed record RuleProgress(string Rule, int Answered, int Recent, int RecentRight)
{
    /// <summary>Seen often enough lately, and nearly always right.</summary>
    public bool IsKnown => Recent >= TrainingBoard.Enough && RecentRight * 10 >= Recent * 9;
}

/// <summary>A person's training: what was answered, rule by rule, and which exercise does most good next.</summary>
public sealed class TrainingBoard(WholeDb database, RuleExercises exercises, TimeProvider time)
{
    public const string Clean = "clean";

    internal const int Enough = 5;

    private const int Lately = 10;

    // A person's answers are some hundreds; older ones say nothing about what is known today.
    private const int Looked = 500;

    public async Task<IReadOnlyList<RuleProgress>> LoadAsync(PersonId person, CancellationToken cancel)
    {
        await using var db = database.Open();
        var answers = await AnswersOf(db, person).Select(answer => new { answer.Rule, answer.Correct }).ToListAsync(cancel);
        return
        [
            .. Enumerable.Range(1, 7).Select(number => $"RR{number}").Append(Clean).Select(rule =>
            {
                var of = answers.Where(answer => answer.Rule == rule).ToList();
                var recent = of.Take(Lately).ToList();
                return new RuleProgress(rule, of.Count, recent.Count, recent.Count(answer => answer.Correct));
            }),
        ];
    }

    /// <summary>What was never answered, then what was wrong the last time, then what was answered longest ago; null when no rule is in force.</summary>
    /// <param name="not">The exercise that was just done.</param>
    /// <param name="rule">Only of this rule; null: of any.</param>
    public async Task<RuleExercise?> NextAsync(PersonId person, string? rule, string? not, CancellationToken cancel)
    {
        await using var db = database.Open();
        var answers = await AnswersOf(db, person).Select(answer => new { answer.Exercise, answer.Correct, answer.AnsweredAt }).ToListAsync(cancel);
        var last = answers.GroupBy(answer => answer.Exercise).ToDictionary(same => same.Key, same => (Right: same.First().Correct, At: same.First().AnsweredAt));
        var fitting = (await exercises.InForceAsync(cancel)).Where(exercise => rule is null || (rule == Clean ? exercise.Rules.Count == 0 : exercise.Rules.Contains(rule)));
        return fitting
            .OrderBy(exercise => exercise.Id == not)
            .ThenBy(exercise => !last.TryGetValue(exercise.Id, out var before) ? 0 : before.Right ? 2 : 1)
            .ThenBy(exercise => last.GetValueOrDefault(exercise.Id).At)
            .ThenBy(exercise => OrderFor(person, exercise.Id))
            .FirstOrDefault();
    }

    /// <summary>Keeps an answer: one row for each rule that the text breaks or was thought to break.</summary>
    /// <returns>Everything was named and nothing else.</returns>
    public async Task<bool> AnswerAsync(Actor actor, JudgedExercise judged, IReadOnlyCollection<string> chosen, CancellationToken cancel)
    {
        var person = actor.PersonId ?? throw new RuleException("training.needsPerson");
        var broken = judged.Rules;
        await using var db = database.Open();
        var now = time.GetUtcNow();
        if (broken.Count == 0)
        {
            db.Add(Answer(Clean, chosen.Count == 0));
        }

        db.AddRange(broken.Union(chosen).Select(rule => Answer(rule, broken.Contains(rule) && chosen.Contains(rule))));
        await db.SaveChangesAsync(cancel);
        return broken.ToHashSet().SetEquals(chosen);

        TrainingAnswer Answer(string rule, bool right) => new() { Id = Guid.CreateVersion7(), PersonId = person, Rule = rule, Exercise = judged.Exercise.Id, Correct = right, AnsweredAt = now };
    }

    private static IQueryable<TrainingAnswer> AnswersOf(SellerDeskDb db, PersonId person) =>
        db.TrainingAnswers.AsNoTracking().Where(answer => answer.PersonId == person).OrderByDescending(answer => answer.AnsweredAt).ThenBy(answer => answer.Correct).Take(Looked);

    // Everybody has an order of their own, and the same after a break.
    private static uint OrderFor(PersonId person, string exercise)
    {
        var hash = 2166136261u;
        foreach (var letter in $"{person.Value}{exercise}")
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash ^ (hash >> 13);
    }
}
