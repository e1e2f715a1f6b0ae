namespace SellerDesk.Application.Replies.Spelling;

/// <summary>Words that a dictionary need not list: those that are put together freely in Russian.</summary>
internal static class WordForms
{
    private const int ShortestRest = 4;

    private static readonly string[] Fronts =
    [
        "авто", "аква", "анти", "арома", "аэро", "био", "вело", "видео", "водо", "высоко", "газо", "гипер", "двух", "евро", "кибер", "крупно", "макро",
        "мега", "медиа", "мелко", "микро", "мини", "моно", "мото", "мульти", "мягко", "нано", "низко", "одно", "пневмо", "полу", "псевдо", "радио", "само",
        "свето", "сверх", "спец", "супер", "тепло", "термо", "трех", "турбо", "ультра", "фото", "шумо", "эко", "экспресс", "электро", "энерго",
    ];

    // Freely built, but only before a word of some length: a front before a scrap makes sense of any misspelling.
    public static bool AreKnown(string word, Func<string, bool> knows)
    {
        if (FullAdjective(word) is { } adjective && knows(adjective))
        {
            return true;
        }

        foreach (var front in Fronts)
        {
            if (word.Length >= front.Length + ShortestRest && word.StartsWith(front, StringComparison.Ordinal) && knows(word[front.Length..]))
            {
                return true;
            }
        }

        return false;
    }

    // «Обалденно», «густовата», «подвижнее»: of many adjectives the dictionary lists the full form alone. Not «услышанно»: a participle has one «н».
    private static string? FullAdjective(string word)
    {
        if (word.Length < 7 || word.EndsWith("ннее", StringComparison.Ordinal) || word[^3..^1] is "нн" && !word.EndsWith("енно", StringComparison.Ordinal))
        {
            return null;
        }

        return word.EndsWith("ее", StringComparison.Ordinal) ? word[..^2] + "ый" : word[^1] is 'о' or 'а' or 'ы' ? word[..^1] + "ый" : null;
    }
}
