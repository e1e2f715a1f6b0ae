using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Reading;

/// <summary>
/// Teaches the current model the desk's own texts and keeps the new one only if it reads held-back texts better, surely and by a margin. The figures
/// are kept either way.
/// </summary>
public sealed class LearnModel(OwnTexts own, CurrentModel current, ModelShelf shelf)
{
    public const int FewestTexts = 100;
    public const int FewestHeldBack = 20;

    /// <exception cref="RuleException"><c>reading.tooFew</c>: the desk has not enough texts with stars yet.</exception>
    public async Task<ModelTrial> ExecuteAsync(Actor actor, IProgress<double>? progress, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        var (lesson, judges) = HeldBack.Divide(await own.LoadAsync(cancel));
        if (lesson.Count < FewestTexts || judges.Count < FewestHeldBack)
        {
            throw new RuleException("reading.tooFew", FewestTexts + FewestHeldBack);
        }

        var former = (await current.GetAsync(cancel)).Model;
        var (next, trial) = await Task.Run(() => Try(former, lesson, judges, progress, cancel), cancel);
        await shelf.PutAsync(next, trial, cancel);
        return trial;
    }

    private static (SentimentModel, ModelTrial) Try(SentimentModel former, List<LabelledText> lesson, List<LabelledText> judges, IProgress<double>? progress, CancellationToken cancel)
    {
        var next = Lesson.Learn(former, lesson, progress, cancel);
        var paired = PairedTrial.Of(former, next, judges);
        return (next, new(lesson.Count, judges.Count, paired.Score, paired.FormerScore, paired.IsBetter));
    }
}
