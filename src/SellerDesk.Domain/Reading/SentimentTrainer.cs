namespace SellerDesk.Domain.Reading;

/// <summary>
/// Teaches a <see cref="SentimentModel"/>: stochastic gradient descent on the logistic loss with L2, the same result for the same texts in the
/// same order and the same seed. A continued lesson learns only what is to be added to the model it starts from, so that what the new texts do
/// not speak of stays as it was.
/// </summary>
public static class SentimentTrainer
{
    public static SentimentModel Train(IReadOnlyList<LabelledText> texts, TrainingPlan plan, IProgress<double>? progress, CancellationToken cancel) =>
        Learn(SentimentModel.Empty, texts, plan, progress, cancel);

    public static SentimentModel Continue(SentimentModel from, IReadOnlyList<LabelledText> texts, TrainingPlan plan, IProgress<double>? progress, CancellationToken cancel) =>
        Learn(from, texts, plan, progress, cancel);

    private static SentimentModel Learn(SentimentModel from, IReadOnlyList<LabelledText> texts, TrainingPlan plan, IProgress<double>? progress, CancellationToken cancel)
    {
        if (texts.Count == 0)
        {
            return from;
        }

        var rows = (float[])from.Rows.Clone();
        var importance = new TraitImportance();
        foreach (var text in texts)
        {
            cancel.ThrowIfCancellationRequested();
            importance.Count(TextTraits.Of(TextTokens.Read(text.Text)), text.Label);
        }

        Weigh(rows, importance, plan.FewestTexts);
        var lesson = new SentimentLesson(from.Bias, rows, plan);
        var examples = new SentimentLesson.Example[texts.Count];
        for (var at = 0; at < examples.Length; at++)
        {
            cancel.ThrowIfCancellationRequested();

            // Read once more rather than kept from above: the places of traits would take half a gigabyte where the values take a tenth of it.
            examples[at] = lesson.Prepare(TextTraits.Of(TextTokens.Read(texts[at].Text)), texts[at], importance.Weight(texts[at].Label, plan.Balance));
        }

        lesson.Learn(examples, progress, cancel);
        return new(rows, lesson.Bias, from.TrainedOn + texts.Count);
    }

    /// <summary>A bucket that is known keeps its importance: its weights were learned for it.</summary>
    private static void Weigh(float[] rows, TraitImportance importance, int fewestTexts)
    {
        for (var bucket = 0; bucket < TextTraits.Buckets; bucket++)
        {
            ref var known = ref rows[bucket * SentimentModel.RowLength];
            known = known > 0 ? known : importance.Of(bucket, fewestTexts);
        }
    }
}
