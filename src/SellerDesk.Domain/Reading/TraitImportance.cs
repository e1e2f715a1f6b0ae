namespace SellerDesk.Domain.Reading;

/// <summary>
/// How much a bucket matters, learned from labelled texts: rare ones more than common ones (idf), those that take sides more than those that do
/// not (the mean of the three log-count ratios of naive Bayes; its square root, since the whole would drown what is seldom but telling).
/// </summary>
internal sealed class TraitImportance
{
    private const double LeastRatio = 0.05;

    private readonly int[] counts = new int[TextTraits.Buckets * SentimentNumber.Classes];
    private readonly int[] texts = new int[SentimentNumber.Classes];
    private readonly int[] lastText = new int[TextTraits.Buckets];
    private int all;

    public void Count(List<TextTrait> traits, Sentiment label)
    {
        all++;
        texts[(int)label]++;
        foreach (var trait in traits)
        {
            if (lastText[trait.Bucket] != all)
            {
                lastText[trait.Bucket] = all;
                counts[(trait.Bucket * SentimentNumber.Classes) + (int)label]++;
            }
        }
    }

    /// <summary>Of every text of this sentiment; 1 where all three are equally common.</summary>
    public float Weight(Sentiment label, double balance) => (float)Math.Pow(all / (double)(SentimentNumber.Classes * texts[(int)label]), balance);

    /// <returns>0 for a bucket met in fewer texts than asked.</returns>
    public float Of(int bucket, int fewestTexts)
    {
        var met = counts.AsSpan(bucket * SentimentNumber.Classes, SentimentNumber.Classes);
        var sum = met[0] + met[1] + met[2];
        if (sum == 0 || sum < fewestTexts)
        {
            return 0;
        }

        double ratios = 0;
        for (var label = 0; label < SentimentNumber.Classes; label++)
        {
            var here = (met[label] + 1.0) / (texts[label] + 2);
            var elsewhere = (sum - met[label] + 2.0) / (all - texts[label] + 4);
            ratios += Math.Abs(Math.Log(here / elsewhere));
        }

        var rarity = Math.Log((1.0 + all) / (1 + sum)) + 1;
        return (float)(rarity * Math.Sqrt(LeastRatio + (ratios / SentimentNumber.Classes)));
    }
}
