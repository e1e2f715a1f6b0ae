using System.Collections.Frozen;
using SellerDesk.Domain.Reading;

namespace SellerDesk.Domain.Knowledge;

/// <summary>What a question is about: its stems without greetings and small words, and pairs of neighbours.</summary>
public sealed class QuestionTerms
{
    /// <summary>Longer texts are cut: nobody asks one question in more.</summary>
    public const int MostStems = 60;

    public const int StemMaxLength = 60;

    private static readonly FrozenSet<string> Small = StemsOf("""
        а без более бы был была были было быть в вам вас ваш ваша ваше ваши весь во вот все всё вы где да для до его ее её если есть еще ещё же за и из или им их к как какая какие какой ко
        ли либо мне меня может можно мой мы на над нам нас наш не него нее ней нет ни них но ну о об обо он она они оно от по под пожалуйста при про с со свой себя так также там тем то того
        тоже только том тот ту ты у уже хотел хотела бы хотелось чем что чтобы эта эти это этого этот я
        здравствуйте здравствуй привет добрый день вечер утро доброе подскажите скажите напишите ответьте интересует интересно хочу знать узнать уточните уточнить спасибо заранее товар вопрос
        """);

    private QuestionTerms(IReadOnlyList<string> stems, IReadOnlyList<string> pairs)
    {
        Stems = stems;
        Pairs = pairs;
    }

    /// <summary>Each once, in the order of the text.</summary>
    public IReadOnlyList<string> Stems { get; }

    /// <summary>«стем стем», each once.</summary>
    public IReadOnlyList<string> Pairs { get; }

    public bool IsEmpty => Stems.Count == 0;

    public static QuestionTerms Of(string text)
    {
        var said = TextTokens.Read(text).Where(token => token.Kind is TokenKind.Word or TokenKind.Number).Select(token => token.Stem)
            .Where(stem => stem.Length is > 0 and <= StemMaxLength && !Small.Contains(stem)).Take(MostStems).ToList();
        return OfStems(said);
    }

    /// <summary>Of stems that are known to be such.</summary>
    public static QuestionTerms OfStems(IReadOnlyList<string> stems) =>
        new([.. stems.Distinct()], [.. stems.Zip(stems.Skip(1), (first, second) => $"{first} {second}").Distinct()]);

    private static FrozenSet<string> StemsOf(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => TextTokens.Read(word).Select(token => token.Stem)).ToFrozenSet();
}
