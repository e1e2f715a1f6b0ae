using SellerDesk.Domain.Surveys;

namespace SellerDesk.Web.Surveys;

/// <summary>A survey while somebody writes it.</summary>
public sealed class SurveyDraft
{
    public string Name { get; set; } = "";

    public SurveyKind Kind { get; set; }

    public SurveyTrigger Trigger { get; set; }

    public int DelayDays { get; set; } = 3;

    public List<Guid> Shops { get; init; } = [];

    public int Share { get; set; } = 100;

    public int RestDays { get; set; } = 60;

    public int ExpireDays { get; set; } = 30;

    public int Quota { get; set; }

    public int QuotaDays { get; set; } = 30;

    public List<string> Reasons { get; init; } = [.. SurveyContent.AllReasons];

    public Dictionary<string, WordsDraft> Words { get; init; } = SurveyContent.Languages.ToDictionary(language => language, _ => new WordsDraft());

    public SurveyContent Content => new(
        Name, Kind, Trigger, DelayDays, [.. Shops], Share, RestDays, ExpireDays, Quota, QuotaDays, [.. Reasons], Words.ToDictionary(one => one.Key, one => one.Value.Words));

    /// <summary>As it stands, with what is asked usually where nothing is written yet.</summary>
    public static SurveyDraft Of(SurveyContent content)
    {
        var draft = new SurveyDraft
        {
            Name = content.Name,
            Kind = content.Kind,
            Trigger = content.Trigger,
            DelayDays = content.DelayDays,
            Shops = [.. content.Shops],
            Share = content.Share,
            RestDays = content.RestDays,
            ExpireDays = content.ExpireDays,
            Quota = content.Quota,
            QuotaDays = content.QuotaDays,
            Reasons = [.. content.Reasons],
        };
        foreach (var (language, words) in content.Words)
        {
            draft.Words[language].Take(words);
        }

        return draft;
    }

    /// <summary>What is usually asked on a scale; words that somebody changed are theirs.</summary>
    public void Suggest()
    {
        foreach (var (language, words) in UsualWords.Of(Kind))
        {
            var draft = Words[language];
            if (draft.IsEmpty || UsualWords.All.Any(usual => usual[language] == draft.Words))
            {
                draft.Take(words);
            }
        }
    }
}

/// <summary>What a buyer reads in one language, while somebody writes it.</summary>
public sealed class WordsDraft
{
    public string Question { get; set; } = "";

    public string Low { get; set; } = "";

    public string High { get; set; } = "";

    public string AskBad { get; set; } = "";

    public string AskMiddle { get; set; } = "";

    public string AskGood { get; set; } = "";

    public SurveyWords Words => new(Question, Low, High, AskBad, AskMiddle, AskGood);

    public bool IsEmpty => Words == new SurveyWords("", "", "", "", "", "");

    public void Take(SurveyWords words) => (Question, Low, High, AskBad, AskMiddle, AskGood) = (words.Question, words.Low, words.High, words.AskBad, words.AskMiddle, words.AskGood);
}
