namespace SellerDesk.Domain.Reading;

/// <summary>
/// Two models on the same texts: is the new one better, or was it luck? Paired bootstrap (B. Efron, R. Tibshirani, "An Introduction to the
/// Bootstrap"; P. Koehn 2004 for its use on texts): the texts are drawn anew many times, and it is counted how often the new one is ahead.
/// </summary>
public sealed class PairedTrial
{
    /// <summary>Macro F1 that a new model must gain, beside being ahead in <see cref="SureFrom"/> of the draws.</summary>
    public const double Margin = 0.002;

    public const double SureFrom = 0.9;

    private const int Draws = 400;

    private readonly List<(Sentiment Truth, Sentiment Former, Sentiment Next)> texts;

    private PairedTrial(List<(Sentiment Truth, Sentiment Former, Sentiment Next)> texts)
    {
        this.texts = texts;
        (FormerScore, Score) = Scores(Enumerable.Range(0, texts.Count));
    }

    /// <summary>Macro F1 of the former model.</summary>
    public double FormerScore { get; }

    /// <summary>Macro F1 of the new one.</summary>
    public double Score { get; }

    public int Texts => texts.Count;

    public bool IsBetter => Score >= FormerScore + Margin && ChanceOfBetter() >= SureFrom;

    public static PairedTrial Of(SentimentModel former, SentimentModel next, IEnumerable<LabelledText> texts) =>
        new([.. texts.Select(text => (text.Label, former.Read(text.Text).Best, next.Read(text.Text).Best))]);

    private double ChanceOfBetter()
    {
        var random = new Random(1);
        var ahead = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var (former, next) = Scores(Enumerable.Range(0, texts.Count).Select(_ => random.Next(texts.Count)));
            ahead += next > former ? 1 : 0;
        }

        return ahead / (double)Draws;
    }

    private (double Former, double Next) Scores(IEnumerable<int> places)
    {
        var (former, next) = (new SentimentReport(), new SentimentReport());
        foreach (var place in places)
        {
            former.Add(texts[place].Truth, texts[place].Former);
            next.Add(texts[place].Truth, texts[place].Next);
        }

        return (former.MacroF1, next.MacroF1);
    }
}
