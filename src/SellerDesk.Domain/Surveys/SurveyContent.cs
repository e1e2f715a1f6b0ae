using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Surveys;

/// <summary>What a buyer reads, in one language.</summary>
/// <param name="Low">What the lowest point of the scale means.</param>
/// <param name="High">What the highest point means.</param>
/// <param name="AskBad">Asked after a low score; the other two after a middle and a high one.</param>
public sealed record SurveyWords(string Question, string Low, string High, string AskBad, string AskMiddle, string AskGood)
{
    public string Ask(SurveyBand band) => band switch
    {
        SurveyBand.Bad => AskBad,
        SurveyBand.Middle => AskMiddle,
        _ => AskGood,
    };
}

/// <summary>What people write when they make a survey.</summary>
/// <param name="DelayDays">Days between the delivery or the closed complaint and the invitation.</param>
/// <param name="Shops">Ids; empty: all.</param>
/// <param name="Share">Percent of those who could be asked.</param>
/// <param name="RestDays">Nobody is asked who was asked anything within so many days; 0: no limit.</param>
/// <param name="ExpireDays">How long an invitation can be answered.</param>
/// <param name="Quota">Most invitations (answers, where whoever opens the link may answer) within <paramref name="QuotaDays"/>; 0: no limit.</param>
/// <param name="Reasons">Codes of topics that may be ticked.</param>
/// <param name="Words">By language: <c>ru</c> and <c>en</c> always, <c>kk</c> if wanted.</param>
public sealed record SurveyContent(
    string Name, SurveyKind Kind, SurveyTrigger Trigger, int DelayDays, IReadOnlyList<Guid> Shops, int Share, int RestDays, int ExpireDays, int Quota, int QuotaDays,
    IReadOnlyList<string> Reasons, IReadOnlyDictionary<string, SurveyWords> Words)
{
    public const int NameMaxLength = 80;
    public const int WordsMaxLength = 200;
    public const int MostDays = 366;
    public const int MostQuota = 1_000_000;

    /// <summary>Languages that a survey may speak; the first and the last are never missing.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["ru", "kk", "en"];

    public static IReadOnlyList<string> AllReasons { get; } = ["quality", "packaging", "delivery", "price", "service"];

    /// <exception cref="RuleException"><c>survey.name</c>, <c>survey.days</c>, <c>survey.share</c>, <c>survey.quota</c>, <c>survey.words</c>.</exception>
    public SurveyContent Checked()
    {
        if (Name.Trim().Length is 0 or > NameMaxLength)
        {
            throw new RuleException("survey.name", NameMaxLength);
        }

        if (DelayDays is < 0 or > MostDays || RestDays is < 0 or > MostDays || ExpireDays is < 1 or > MostDays || QuotaDays is < 1 or > MostDays)
        {
            throw new RuleException("survey.days", MostDays);
        }

        if (Share is < 1 or > 100)
        {
            throw new RuleException("survey.share");
        }

        if (Quota is < 0 or > MostQuota)
        {
            throw new RuleException("survey.quota", MostQuota);
        }

        return this with { Name = Name.Trim(), Reasons = [.. Reasons.Where(AllReasons.Contains).Distinct()], Words = Spoken() };
    }

    private Dictionary<string, SurveyWords> Spoken()
    {
        var spoken = new Dictionary<string, SurveyWords>();
        foreach (var language in Languages.Where(Words.ContainsKey))
        {
            var words = Words[language];
            string[] all = [words.Question, words.Low, words.High, words.AskBad, words.AskMiddle, words.AskGood];
            if (language == "kk" && all.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (Array.Exists(all, one => one.Trim().Length is 0 or > WordsMaxLength))
            {
                throw new RuleException("survey.words", language, WordsMaxLength);
            }

            spoken[language] = new SurveyWords(all[0].Trim(), all[1].Trim(), all[2].Trim(), all[3].Trim(), all[4].Trim(), all[5].Trim());
        }

        return spoken.ContainsKey("ru") && spoken.ContainsKey("en") ? spoken : throw new RuleException("survey.words", spoken.ContainsKey("ru") ? "en" : "ru", WordsMaxLength);
    }
}
