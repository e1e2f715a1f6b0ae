using System.Text.Json;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Replies.Training;

/// <summary>A reply to judge.</summary>
/// <param name="Rules">What it is meant to break; none: it is a good one.</param>
public sealed record RuleExercise(string Id, string Text, IReadOnlyList<string> Rules);

/// <summary>An exercise with what the desk's rules say about it today.</summary>
public sealed record JudgedExercise(RuleExercise Exercise, ReplyCheck Check, IReadOnlyList<string> Explained)
{
    public IReadOnlyList<string> Rules { get; } = [.. Check.Findings.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>Replies to train with: each breaks certain rules, or none. The verdict is the guard's own, by the rules in force.</summary>
public sealed class RuleExercises(ReplyGuard guard)
{
    private static readonly Lazy<IReadOnlyList<RuleExercise>> OwnAll = new(Read);

    private static readonly Lazy<IReadOnlyDictionary<string, string>> OwnExamples = new(Examples);

    public static IReadOnlyList<RuleExercise> All => OwnAll.Value;

    /// <summary>A text that an entry of the shipped packs finds fault with; null when no exercise has one.</summary>
    public static string? ExampleOf(string code) => OwnExamples.Value.GetValueOrDefault(code);

    public async Task<JudgedExercise> JudgeAsync(RuleExercise exercise, bool russian, CancellationToken cancel)
    {
        var reply = ReplyOf(exercise);
        var check = await guard.CheckAsync(reply, cancel);
        var explained = new List<string>();
        foreach (var finding in check.Findings)
        {
            explained.Add(await guard.ExplainAsync(reply, finding, russian, cancel));
        }

        return new JudgedExercise(exercise, check, explained);
    }

    /// <summary>Exercises whose verdict is what they are meant to teach: a rule that is switched off is not trained.</summary>
    public async Task<IReadOnlyList<RuleExercise>> InForceAsync(CancellationToken cancel)
    {
        var fitting = new List<RuleExercise>();
        foreach (var exercise in All)
        {
            var check = await guard.CheckAsync(ReplyOf(exercise), cancel);
            if (check.Findings.Select(finding => finding.Rule).ToHashSet().SetEquals(exercise.Rules))
            {
                fitting.Add(exercise);
            }
        }

        return fitting;
    }

    private static ReplyToCheck ReplyOf(RuleExercise exercise) => new(Marketplace.Wildberries, WorkItemKind.Review, exercise.Text);

    private static Dictionary<string, string> Examples()
    {
        var rules = RuleSet.Of(ShippedPacks.For(Marketplace.Wildberries));
        return All.SelectMany(exercise => rules.Check(ReplyOf(exercise)).Findings.Select(finding => (finding.Code, exercise.Text)))
            .GroupBy(found => found.Code)
            .ToDictionary(found => found.Key, found => found.First().Text, StringComparer.Ordinal);
    }

    private static List<RuleExercise> Read()
    {
        using var stream = typeof(RuleExercises).Assembly.GetManifestResourceStream("training/exercises.json")!;
        return JsonSerializer.Deserialize<List<RuleExercise>>(stream, JsonSerializerOptions.Web)!;
    }
}
