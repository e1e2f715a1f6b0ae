namespace SellerDesk.Domain.Reading;

/// <summary>One course of learning: what is added to the weights given, kept apart until the end so that it alone is drawn to zero.</summary>
internal sealed class SentimentLesson
{
    private const double BiasRate = 0.02;
    private const double SmallestScale = 1e-6;

    private readonly TrainingPlan plan;
    private readonly float[] rows;
    private readonly float[] added = new float[TextTraits.Buckets * SentimentNumber.Classes];
    private readonly double[] bias;

    /// <summary>The true weights are this times <see cref="added"/>: drawing all of them to zero is then one multiplication a step.</summary>
    private double scale = 1;

    /// <param name="rows">Changed by <see cref="Learn"/>.</param>
    public SentimentLesson(float[] bias, float[] rows, TrainingPlan plan)
    {
        (this.plan, this.rows) = (plan, rows);
        this.bias = [.. bias.Select(value => (double)value)];
    }

    public float[] Bias => [.. bias.Select(value => (float)(value * plan.Sharpen))];

    public readonly record struct Example(TraitValues Text, Sentiment Label, float Weight, double Negative, double Neutral, double Positive);

    /// <summary>A text as numbers, with the sums that the weights give it before the lesson.</summary>
    public Example Prepare(List<TextTrait> traits, LabelledText text, float weight)
    {
        var values = TraitValues.Of(traits, bucket => rows[bucket * SentimentModel.RowLength]);
        double negative = 0, neutral = 0, positive = 0;
        for (var at = 0; at < values.Buckets.Length; at++)
        {
            var row = (values.Buckets[at] * SentimentModel.RowLength) + 1;
            negative += rows[row] * values.Values[at];
            neutral += rows[row + 1] * values.Values[at];
            positive += rows[row + 2] * values.Values[at];
        }

        return new(values, text.Label, text.Weight * weight, negative, neutral, positive);
    }

    public void Learn(Example[] examples, IProgress<double>? progress, CancellationToken cancel)
    {
        var random = new Random(plan.Seed);
        var order = Enumerable.Range(0, examples.Length).ToArray();
        double steps = (double)plan.Rounds * examples.Length;
        long step = 0;
        for (var round = 0; round < plan.Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var place in order)
            {
                Step(examples[place], plan.Rate * (1 - (step++ / steps)));
            }

            cancel.ThrowIfCancellationRequested();
            progress?.Report((round + 1.0) / plan.Rounds);
        }

        AddUp();
    }

    private void Step(in Example example, double rate)
    {
        var (buckets, values) = (example.Text.Buckets, example.Text.Values);
        double negative = 0, neutral = 0, positive = 0;
        for (var at = 0; at < buckets.Length; at++)
        {
            var row = buckets[at] * SentimentNumber.Classes;
            negative += added[row] * values[at];
            neutral += added[row + 1] * values[at];
            positive += added[row + 2] * values[at];
        }

        var scores = SentimentScores.OfSums(
            (negative * scale) + example.Negative + bias[0], (neutral * scale) + example.Neutral + bias[1], (positive * scale) + example.Positive + bias[2]);
        rate *= example.Weight;
        scale *= 1 - (rate * plan.Shrink);
        Move(example, rate, Error(scores, example.Label));
        if (scale < SmallestScale)
        {
            Rescale();
        }
    }

    private static (double Negative, double Neutral, double Positive) Error(SentimentScores scores, Sentiment label) => (
        scores.Negative - (label == Sentiment.Negative ? 1 : 0), scores.Neutral - (label == Sentiment.Neutral ? 1 : 0), scores.Positive - (label == Sentiment.Positive ? 1 : 0));

    private void Move(in Example example, double rate, (double Negative, double Neutral, double Positive) error)
    {
        var (buckets, values) = (example.Text.Buckets, example.Text.Values);
        var step = rate / scale;
        var (negative, neutral, positive) = ((float)(step * error.Negative), (float)(step * error.Neutral), (float)(step * error.Positive));
        for (var at = 0; at < buckets.Length; at++)
        {
            var row = buckets[at] * SentimentNumber.Classes;
            added[row] -= negative * values[at];
            added[row + 1] -= neutral * values[at];
            added[row + 2] -= positive * values[at];
        }

        bias[0] -= rate * BiasRate * error.Negative;
        bias[1] -= rate * BiasRate * error.Neutral;
        bias[2] -= rate * BiasRate * error.Positive;
    }

    private void Rescale()
    {
        for (var at = 0; at < added.Length; at++)
        {
            added[at] *= (float)scale;
        }

        scale = 1;
    }

    private void AddUp()
    {
        scale *= plan.Sharpen;
        Rescale();
        for (var bucket = 0; bucket < TextTraits.Buckets; bucket++)
        {
            for (var label = 0; label < SentimentNumber.Classes; label++)
            {
                rows[(bucket * SentimentModel.RowLength) + 1 + label] += added[(bucket * SentimentNumber.Classes) + label];
            }
        }
    }
}
