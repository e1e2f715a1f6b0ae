using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>A reply to learn from, with the rules that it breaks.</summary>
public sealed record WordingExample(string Text, IReadOnlyList<string> Rules);

/// <summary>
/// Teaches a <see cref="WordingModel"/>. A label belongs to a reply, a verdict to a sentence: in a reply that breaks a rule, the sentence that sounds most
/// like it so far is taught as the guilty one; in any other, all are taught as innocent. Steps by AdaGrad (J. Duchi, E. Hazan, Y. Singer 2011).
/// </summary>
public static partial class WordingLesson
{
    private const int Seed = 7;
    private const string Flattery = "RR4";

    /// <param name="examples">The same examples in the same order give the same model.</param>
    /// <param name="guilty">From which score on a sentence counts, by rule.</param>
    /// <param name="innocent">Down from which score a sentence excuses unsure phrases, by rule.</param>
    public static WordingModel Learn(IReadOnlyList<WordingExample> examples, IReadOnlyList<float> guilty, IReadOnlyList<float> innocent, WordingPlan plan)
    {
        var rules = WordingModel.Rules.Count;
        var course = new Course(plan);
        var replies = examples.Select(example => new Reply(Prepare(example.Text), [.. WordingModel.Rules.Select(rule => Says(example, rule))])).Where(reply => reply.Sentences.Count > 0).ToArray();
        var random = new Random(Seed);
        for (var round = 0; round < plan.Rounds; round++)
        {
            random.Shuffle(replies);
            foreach (var reply in replies)
            {
                for (var rule = 0; rule < rules; rule++)
                {
                    if (reply.Breaks[rule] is { } breaks)
                    {
                        course.Learn(reply.Sentences, rule, breaks);
                    }
                }
            }
        }

        return new WordingModel(course.Weights, course.Bias, [.. guilty], [.. innocent]);
    }

    /// <summary>Null where the label says nothing about the words: a face breaks the rule of flattery whatever stands beside it.</summary>
    private static bool? Says(WordingExample example, string rule) => rule == Flattery && Face().IsMatch(example.Text) ? null : example.Rules.Contains(rule);

    private static List<Sentence> Prepare(string text)
    {
        var given = new CheckedText(text);
        return [.. WordingModel.Sentences(given).Select(piece => Sentence.Of(WordingTraits.Of(given, piece.From, piece.To)))];
    }

    [GeneratedRegex(@"[\p{So}\p{Cs}]|[:;=xX^][-_o'^]?[)(DdPp*^3\]]|<3|\){2}|(?<=\s)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Face();

    private sealed record Reply(List<Sentence> Sentences, bool?[] Breaks);

    private sealed record Sentence(int[] Buckets, float[] Values)
    {
        public static Sentence Of(List<WordingTrait> traits)
        {
            var shares = WordingModel.Shares(traits);
            var values = new Dictionary<int, float>();
            foreach (var trait in traits)
            {
                values[trait.Bucket] = values.GetValueOrDefault(trait.Bucket) + shares[trait.Group];
            }

            return new([.. values.Keys], [.. values.Values]);
        }
    }

    private sealed class Course(WordingPlan plan)
    {
        private readonly float[] squares = new float[WordingTraits.Buckets * WordingModel.Rules.Count];
        private readonly float[] biasSquares = new float[WordingModel.Rules.Count];

        public float[] Weights { get; } = new float[WordingTraits.Buckets * WordingModel.Rules.Count];

        public float[] Bias { get; } = new float[WordingModel.Rules.Count];

        public void Learn(List<Sentence> sentences, int rule, bool breaks)
        {
            if (breaks)
            {
                Step(sentences.MaxBy(sentence => Score(sentence, rule))!, rule, 1, plan.GuiltyWeight);
                return;
            }

            foreach (var sentence in sentences)
            {
                Step(sentence, rule, 0, 1);
            }
        }

        private float Score(Sentence sentence, int rule)
        {
            var score = Bias[rule];
            for (var at = 0; at < sentence.Buckets.Length; at++)
            {
                score += Weights[(sentence.Buckets[at] * WordingModel.Rules.Count) + rule] * sentence.Values[at];
            }

            return score;
        }

        private void Step(Sentence sentence, int rule, float label, float weight)
        {
            var error = weight * ((1 / (1 + MathF.Exp(-Score(sentence, rule)))) - label);
            for (var at = 0; at < sentence.Buckets.Length; at++)
            {
                var place = (sentence.Buckets[at] * WordingModel.Rules.Count) + rule;
                var slope = (error * sentence.Values[at]) + (plan.Shrink * Weights[place]);
                squares[place] += slope * slope;
                Weights[place] -= plan.Rate * slope / (MathF.Sqrt(squares[place]) + 1e-6f);
            }

            biasSquares[rule] += error * error;
            Bias[rule] -= plan.Rate * error / (MathF.Sqrt(biasSquares[rule]) + 1e-6f);
        }
    }
}
