namespace SellerDesk.Domain.Replies.Rules;

/// <summary>
/// Whether a sentence says the opposite of the words found in it: "we do not write to messengers", "asking you to change the rating would be wrong",
/// but not "we may not, but write to us anyway".
/// </summary>
internal static class Denial
{
    private const int Back = 6;
    private const int Ahead = 6;

    private static readonly HashSet<string> Turns = new(["но", "однако", "зато", "поэтому", "лучше", "тогда", "хотя"], StringComparer.Ordinal);

    private static readonly string[] Strong = ["нельзя", "запрещ", "невозможн", "неправильн", "неэтичн", "недопустим", "некорректн", "никогда", "исключено", "нечестн"];

    private static readonly string[] AfterNot =
    [
        "мож", "можем", "можно", "вправе", "будем", "буду", "будет", "стан", "прос", "предлаг", "разреш", "допуска", "обеща", "име", "дае", "делае", "дела", "нужно", "надо", "стоит", "следует", "рекоменд", "планир",
        "хотим", "вед", "практику", "использу", "пиш", "звон", "принят", "предусм", "требу", "обязат", "готов", "работа", "общ", "приним", "отправл", "назыв", "счита", "утвержд", "оказыв", "продае", "переда", "публик", "сообща", "указыв", "привод", "начисл", "предостав", "дарим", "платим", "возвраща", "перевод", "переведем",
        "раздае", "оформля", "проводим", "присыла", "высыла", "гарант", "дадим", "вышл", "отправим", "пришл", "верн",
    ];

    /// <param name="first">First word found.</param>
    /// <param name="end">The word after the last one found.</param>
    public static bool Covers(CheckedText text, int first, int end) => Before(text, first) || Within(text, first, end) || After(text, end);

    private static bool Before(CheckedText text, int first)
    {
        var paused = first < text.Words.Count && text.Words[first].Paused;
        for (var at = first - 1; at >= Math.Max(text.SentenceStart(first), first - Back); at--)
        {
            var word = text.Words[at].Text;
            if (Turns.Contains(word) || (word == "а" && text.Words[at].Paused))
            {
                return false;
            }

            if (IsStrong(word) || (!paused && word is "не" or "ни" && (at == first - 1 || IsDenied(text, at + 1))))
            {
                return true;
            }

            // "Оформлять не нужно, деньги отправим": what is denied ends at the comma.
            paused |= text.Words[at].Paused || text.Words[at + 1].Paused;
        }

        return false;
    }

    private static bool Within(CheckedText text, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (text.Words[at].Text is "не" or "нет" or "нельзя" or "ни" && !text.TextAt(at + 1).StartsWith("остан", StringComparison.Ordinal) && !text.TextAt(at + 1).StartsWith("пожале", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool After(CheckedText text, int end)
    {
        var limit = end == 0 ? 0 : Math.Min(text.SentenceEnd(end - 1), end + Ahead);
        for (var at = end; at < limit; at++)
        {
            var word = text.Words[at].Text;
            if (Turns.Contains(word) || (text.Words[at].Paused && word is "а" or "и" or "чтобы" or "если" or "что"))
            {
                return false;
            }

            if (IsStrong(word) || (word == "не" && IsDenied(text, at + 1)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStrong(string word) => Array.Exists(Strong, begin => word.StartsWith(begin, StringComparison.Ordinal));

    private static bool IsDenied(CheckedText text, int at)
    {
        var word = text.TextAt(at);
        return Array.Exists(AfterNot, begin => word.StartsWith(begin, StringComparison.Ordinal));
    }
}
