using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Replies.Training;
using SellerDesk.Application.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Replies.Rules;

/// <summary>Replies to judge before one writes them: the person says what each breaks, the guard says what it found, and progress is kept rule by rule.</summary>
public sealed partial class TrainingPage(TrainingBoard board, RuleExercises exercises, CurrentPerson current)
{
    private readonly HashSet<string> chosen = [];
    private Actor? actor;
    private RuleExercise? exercise;
    private JudgedExercise? judged;
    private IReadOnlyList<RuleProgress> progress = [];
    private string? started;
    private bool right;

    /// <summary>Only exercises of this rule.</summary>
    [SupplyParameterFromQuery(Name = "rule")]
    private string? Rule { get; set; }

    private string? Only => Rule is not null && progress.Any(known => known.Rule == Rule) ? Rule : null;

    protected override async Task OnParametersSetAsync()
    {
        if (started != (Rule ?? ""))
        {
            started = Rule ?? "";
            await LoadAsync(StartAsync);
        }
    }

    private async Task StartAsync()
    {
        actor = await current.GetActorAsync(Cancel);
        progress = await board.LoadAsync(actor.PersonId!.Value, Cancel);
        await ShowAsync(null);
    }

    private async Task ShowAsync(string? not)
    {
        exercise = await board.NextAsync(actor!.PersonId!.Value, Only, not, Cancel);
        judged = null;
        chosen.Clear();
    }

    private void Choose(string rule)
    {
        if (judged is null && !chosen.Remove(rule))
        {
            chosen.Add(rule);
        }
    }

    private Task<bool> AnswerAsync() => TryAsync(async () =>
    {
        var verdict = await exercises.JudgeAsync(exercise!, T.Language == "ru", Cancel);
        right = await board.AnswerAsync(actor!, verdict, chosen, Cancel);
        judged = verdict;
        progress = await board.LoadAsync(actor!.PersonId!.Value, Cancel);
    });

    private Task<bool> NextAsync() => TryAsync(() => ShowAsync(exercise!.Id));

    private string NameOf(string rule) => rule == TrainingBoard.Clean ? T["training.rule.clean"] : T["guard.rule." + rule];

    private string Verdict(JudgedExercise verdict) =>
        verdict.Rules.Count == 0 ? T["training.verdict.clean"] : T["training.verdict", string.Join(", ", verdict.Rules.Select(NameOf))];

    // After the answer: what was there is filled, what was thought to be there and was not is struck out.
    private string StateOf(string rule) => judged switch
    {
        null => chosen.Contains(rule) ? "is-set" : "",
        { } verdict when verdict.Rules.Contains(rule) => chosen.Contains(rule) ? "is-set" : "is-missed",
        _ => chosen.Contains(rule) ? "is-wrong" : "",
    };
}
