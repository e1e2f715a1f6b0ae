namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>How a rule fared on replies that the model was not taught with.</summary>
/// <param name="Found">Of <paramref name="Breaking"/> replies that break the rule, those found.</param>
/// <param name="FalseAlarms">Of <paramref name="Clean"/> replies that break no rule, those marked.</param>
public sealed record WordingRuleResult(string Rule, int Breaking, int Found, int Clean, int FalseAlarms);

/// <summary>
/// Teaches a model and decides from which scores on it speaks: five times it is taught with four fifths of the replies and asked about the last, and the scores
/// are set where at most a given share of clean replies would be marked, and where hardly any breach would be excused.
/// </summary>
public static class WordingCourse
{
    private const int Folds = 5;
    private const uint Seed = 3;

    /// <param name="falseAlarms">Share of clean replies that each rule may mark, by the rule's place in <see cref="WordingModel.Rules"/>.</param>
    /// <param name="excused">Share of breaches of a rule that it may excuse.</param>
    public static (WordingModel Model, IReadOnlyList<WordingRuleResult> Results) Run(IReadOnlyList<WordingExample> examples, WordingPlan plan, IReadOnlyList<double> falseAlarms, double excused)
    {
        var scores = Unseen(examples, plan);
        var rules = WordingModel.Rules.Count;
        var (guilty, innocent, results) = (new float[rules], new float[rules], new List<WordingRuleResult>(rules));
        for (var rule = 0; rule < rules; rule++)
        {
            var clean = Sorted(rule, example => example.Rules.Count == 0);
            var breaking = Sorted(rule, example => example.Rules.Contains(WordingModel.Rules[rule]));
            guilty[rule] = (float)clean[^Math.Max(1, (int)(clean.Length * falseAlarms[rule]))] + 0.001f;
            innocent[rule] = (float)breaking[(int)(breaking.Length * excused)];
            results.Add(new(WordingModel.Rules[rule], breaking.Length, breaking.Count(score => score >= guilty[rule]), clean.Length, clean.Count(score => score >= guilty[rule])));
        }

        return (WordingLesson.Learn(examples, guilty, innocent, plan), results);

        double[] Sorted(int rule, Func<WordingExample, bool> those) => [.. examples.Select((example, at) => (example, at)).Where(row => those(row.example)).Select(row => scores[row.at][rule]).Order()];
    }

    /// <summary>The scores of every reply by a model that was taught without it. Copies of a text fall into one part.</summary>
    private static double[][] Unseen(IReadOnlyList<WordingExample> examples, WordingPlan plan)
    {
        var none = new float[WordingModel.Rules.Count];
        var scores = new double[examples.Count][];
        var parts = examples.Select(example => (int)(Reading.TraitHash.Of(example.Text, Seed) % Folds)).ToArray();
        Parallel.For(0, Folds, part =>
        {
            var model = WordingLesson.Learn([.. examples.Where((_, at) => parts[at] != part)], none, none, plan);
            for (var at = 0; at < scores.Length; at++)
            {
                if (parts[at] == part)
                {
                    scores[at] = model.Score(examples[at].Text);
                }
            }
        });
        return scores;
    }
}
