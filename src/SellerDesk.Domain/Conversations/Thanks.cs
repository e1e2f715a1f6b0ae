using System.Text;

namespace SellerDesk.Domain.Conversations;

/// <summary>
/// Tells a message that only thanks, or takes its leave, from one that still wants something. Every word of it must be one of thanks, of agreement or of courtesy, and one
/// of them of thanks or leave: a single word beyond these («но», «когда», «не») and it counts as anything else, for an overlooked question costs more than an
/// opened item.
/// </summary>
public static class Thanks
{
    /// <summary>Longer ones say more than thanks.</summary>
    public const int MostWords = 10;

    private static readonly HashSet<string> OfThanks =
    [
        "спасибо", "спасибочки", "спасибки", "спс", "пасиб", "пасибо", "благодарю", "благодарим", "благодарен", "благодарна", "благодарствую", "признателен", "признательна",
        "взаимно", "хорошего", "свидания", "рахмет", "рақмет", "thanks", "thank", "thx", "🙏",
    ];

    private static readonly HashSet<string> Beside =
    [
        "ок", "окей", "ok", "okay", "хорошо", "ладно", "понял", "поняла", "понятно", "ясно", "принято", "договорились", "отлично", "супер", "здорово", "прекрасно", "замечательно", "класс",
        "большое", "огромное", "вам", "вас", "тебе", "вопрос", "решен", "решён", "за", "ответ", "помощь", "информацию", "оперативность", "быстрый", "оперативный", "подробный", "разъяснение", "пояснение", "и", "все", "всё",
        "очень", "получилось", "разобрался", "разобралась", "разобрались", "решено", "да", "добрый", "день", "вечер", "здравствуйте", "доброго", "дня", "вечера", "до",
        "всего", "you", "very", "much", "so", "for", "the", "help", "answer", "көп", "сізге",
        "👍", "👌", "❤", "😊", "🙂", "😀", "😃", "🤝", "🌹", "💐", "🥰", "🤗", "✅", "👏",
    ];

    public static bool Says(string text)
    {
        if (text.Length > 200 || text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var words = Words(text);
        return words.Count is > 0 and <= MostWords && words.Exists(OfThanks.Contains) && words.TrueForAll(word => OfThanks.Contains(word) || Beside.Contains(word));
    }

    /// <summary>Words in small letters, each emoji as a word; marks of punctuation, skin tones and joiners are nothing.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune.ToString());
                continue;
            }

            End();
            if (rune.Value >= 0x2600 && rune.Value is not (>= 0x1F3FB and <= 0x1F3FF) and not (>= 0xFE00 and <= 0xFE0F))
            {
                words.Add(rune.ToString());
            }
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }
}
