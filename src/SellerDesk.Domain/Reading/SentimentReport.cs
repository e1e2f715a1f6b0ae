namespace SellerDesk.Domain.Reading;

/// <summary>How well a model read texts whose sentiment is known.</summary>
public sealed class SentimentReport
{
    private readonly int[,] counts = new int[SentimentNumber.Classes, SentimentNumber.Classes];

    public int Texts { get; private set; }

    public double Accuracy => Texts == 0 ? 0 : Enumerable.Range(0, SentimentNumber.Classes).Sum(place => counts[place, place]) / (double)Texts;

    /// <summary>The mean of the three F1, so that a rare sentiment counts as much as a common one.</summary>
    public double MacroF1 => Enum.GetValues<Sentiment>().Average(F1);

    public static SentimentReport Of(SentimentModel model, IEnumerable<LabelledText> texts)
    {
        var report = new SentimentReport();
        foreach (var text in texts)
        {
            report.Add(text.Label, model.Read(text.Text).Best);
        }

        return report;
    }

    public void Add(Sentiment truth, Sentiment read)
    {
        counts[(int)truth, (int)read]++;
        Texts++;
    }

    /// <summary>Texts that are this and were read as that.</summary>
    public int Count(Sentiment truth, Sentiment read) => counts[(int)truth, (int)read];

    public int Count(Sentiment truth) => Enum.GetValues<Sentiment>().Sum(read => Count(truth, read));

    public double Precision(Sentiment sentiment) => Share(Count(sentiment, sentiment), Enum.GetValues<Sentiment>().Sum(truth => Count(truth, sentiment)));

    public double Recall(Sentiment sentiment) => Share(Count(sentiment, sentiment), Count(sentiment));

    public double F1(Sentiment sentiment)
    {
        var (precision, recall) = (Precision(sentiment), Recall(sentiment));
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;
}
