using SellerDesk.Domain.Reading;

namespace SellerDesk.Application.Reading;

/// <summary>A lesson with the plan that fits it: the whole course for a model that knows nothing, a careful continuation for any other.</summary>
public static class Lesson
{
    public static SentimentModel Learn(SentimentModel from, IReadOnlyList<LabelledText> texts, IProgress<double>? progress, CancellationToken cancel) =>
        from.TrainedOn == 0
            ? SentimentTrainer.Train(texts, TrainingPlan.FromScratch, progress, cancel)
            : SentimentTrainer.Continue(from, texts, TrainingPlan.Continued, progress, cancel);
}
