using SellerDesk.Domain.Surveys;

namespace SellerDesk.Web.Surveys;

/// <summary>What is usually asked on each scale, in the languages of buyers: a beginning for whoever writes a survey.</summary>
internal static class UsualWords
{
    private static readonly Dictionary<string, SurveyWords> Nps = new()
    {
        ["ru"] = new("Посоветуете нас знакомым?", "точно нет", "точно да", "Что было не так?", "Чего не хватило?", "Что понравилось?"),
        ["kk"] = new("Бізді таныстарыңызға ұсынасыз ба?", "мүлде жоқ", "әрине, иә", "Не дұрыс болмады?", "Не жетіспеді?", "Не ұнады?"),
        ["en"] = new("Would you recommend us to friends?", "certainly not", "certainly yes", "What went wrong?", "What was missing?", "What did you like?"),
    };

    private static readonly Dictionary<string, SurveyWords> Csat = new()
    {
        ["ru"] = new("Довольны тем, как мы решили вопрос?", "совсем нет", "полностью", "Что мы сделали не так?", "Что можно было сделать лучше?", "Что помогло?"),
        ["kk"] = new("Мәселені шешкенімізге ризасыз ба?", "мүлде жоқ", "толықтай", "Нені дұрыс жасамадық?", "Нені жақсартуға болар еді?", "Не көмектесті?"),
        ["en"] = new("Are you content with how we settled it?", "not at all", "completely", "What did we do wrong?", "What could have been better?", "What helped?"),
    };

    private static readonly Dictionary<string, SurveyWords> Ces = new()
    {
        ["ru"] = new("Легко ли было решить вопрос с нами?", "очень трудно", "очень легко", "Что оказалось трудным?", "Что можно упростить?", "Что было удобно?"),
        ["kk"] = new("Мәселені бізбен шешу оңай болды ма?", "өте қиын", "өте оңай", "Не қиын болды?", "Нені жеңілдетуге болады?", "Не ыңғайлы болды?"),
        ["en"] = new("Was it easy to settle things with us?", "very hard", "very easy", "What was hard?", "What could be simpler?", "What was handy?"),
    };

    public static IReadOnlyList<IReadOnlyDictionary<string, SurveyWords>> All { get; } = [Nps, Csat, Ces];

    public static IReadOnlyDictionary<string, SurveyWords> Of(SurveyKind kind) => kind switch
    {
        SurveyKind.Nps => Nps,
        SurveyKind.Csat => Csat,
        _ => Ces,
    };
}
