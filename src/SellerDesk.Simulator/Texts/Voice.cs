using System.Text;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>How people really type: without capitals, with slips, in a hurry, with emoji, out loud.</summary>
internal static class Voice
{
    private static readonly (string Right, string Typed)[] Slips =
    [
        ("вообще", "вобще"), ("качество", "качесто"), ("сейчас", "щас"), ("понравил", "понрвил"), ("спасибо", "спс"), ("очень", "оч"), ("что", "што"),
        ("доставка", "доствка"), ("немного", "немнога"), ("хорош", "хорощ"), ("ребёнк", "ребенк"), ("ещё", "еще"), ("всё", "все"),
        ("тоже", "тож"), ("только", "тока"), ("нормально", "нормаль"), ("упаковка", "упаквка"), ("рекомендую", "рекамендую"), ("не рекомендую", "нерекомендую"),
        ("заказ", "зоказ"), ("размер", "рзмер"), ("конечно", "канешно"), ("в общем", "вобщем"), ("деньги", "денги"), (", ", " ,"), (", ", ","),
    ];

    private static readonly string[] Happy = ["👍", "❤️", "🔥", "😊", "😍", "👍👍👍", "🥰", "💯", "🙏", "✨"];
    private static readonly string[] Sad = ["😡", "👎", "😞", "🤦", "😠", "🤷", "💔", "😤"];

    public static string Speak(string text, ref Dice dice, int mood)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var manner = dice.Below(100);
        if (manner < 13)
        {
            text = Careless(text);
        }
        else if (manner < 17 && !text.EndsWith('?'))
        {
            text = text.TrimEnd('.') + (mood >= 4 ? "!!!" : "!!");
        }
        else if (manner < 19 && mood <= 2 && text.Length < 120)
        {
            text = text.ToUpperInvariant();
        }

        if (dice.Chance(0.12))
        {
            text = Slip(Slip(text, ref dice), ref dice);
        }
        else if (dice.Chance(0.05) && text.Length > 20)
        {
            text = Swap(text, ref dice);
        }

        return dice.Chance(0.1) && mood != 3 ? $"{text} {dice.Pick(mood >= 4 ? Happy : Sad)}" : text;
    }

    private static string Careless(string text)
    {
        var lower = text.ToLowerInvariant().Replace("ё", "е", StringComparison.Ordinal);
        return lower.Replace(". ", " ", StringComparison.Ordinal).TrimEnd('.');
    }

    private static string Slip(string text, ref Dice dice)
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var (right, typed) = dice.Pick(Slips);
            var index = text.IndexOf(right, StringComparison.Ordinal);
            if (index >= 0)
            {
                return string.Concat(text.AsSpan(0, index), typed, text.AsSpan(index + right.Length));
            }
        }

        return text;
    }

    /// <summary>Two neighbouring letters in the wrong order.</summary>
    private static string Swap(string text, ref Dice dice)
    {
        var index = dice.Between(1, text.Length - 3);
        if (!char.IsLower(text[index]) || !char.IsLower(text[index + 1]))
        {
            return text;
        }

        var typed = new StringBuilder(text);
        (typed[index], typed[index + 1]) = (typed[index + 1], typed[index]);
        return typed.ToString();
    }
}
