using System.Globalization;

namespace SellerDesk.Application.Inbox;

/// <summary>Values that are not names: stars, days, codes.</summary>
internal static class SearchValues
{
    private const int MostDays = 3650;

    private static readonly string[] DayForms = ["yyyy-MM-dd", "d.M.yyyy", "d.M.yy"];

    /// <summary><c>2</c>, <c>1-3</c>, <c>&lt;3</c>, <c>&gt;=4</c>; empty when it is none of these.</summary>
    public static IReadOnlyList<short> Ratings(string value)
    {
        var (from, to) = value switch
        {
            [var one] when Star(one) is { } star => (star, star),
            [var low, '-' or '–', var high] when Star(low) is { } first && Star(high) is { } last => (first, last),
            ['<', '=', var high] when Star(high) is { } most => (1, most),
            ['>', '=', var low] when Star(low) is { } least => (least, 5),
            ['<', var above] when Star(above) is { } over => (1, over - 1),
            ['>', var below] when Star(below) is { } under => (under + 1, 5),
            _ => (1, 0),
        };
        return [.. Enumerable.Range(from, Math.Max(0, to - from + 1)).Select(star => (short)star)];
    }

    /// <summary><c>7d</c>, <c>7д</c>, <c>2w</c>, <c>3м</c>: so many days.</summary>
    public static int? Days(string value)
    {
        if (value.Length < 2 || !int.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var many) || many > MostDays)
        {
            return null;
        }

        var days = char.ToLowerInvariant(value[^1]) switch { 'd' or 'д' => many, 'w' or 'н' => many * 7, 'm' or 'м' => many * 30, 'y' or 'г' => many * 365, _ => 0 };
        return days is > 0 and <= MostDays ? days : null;
    }

    public static DateOnly? Day(string value, DateOnly today)
    {
        switch (SearchFields.Plain(value))
        {
            case "today" or "сегодня":
                return today;
            case "yesterday" or "вчера":
                return today.AddDays(-1);
        }

        if (DateOnly.TryParseExact(value, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.Year is >= 2000 and < 2100 ? day : null;
        }

        // A day and a month without a year: the last such day.
        return DateOnly.TryParseExact($"{value}.{today.Year}", "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var near)
            ? near > today ? near.AddYears(-1) : near
            : null;
    }

    /// <param name="blamed">A minus before the code is a part of it: the topic, blamed.</param>
    public static string? Code(IReadOnlyList<SearchWord<string>> words, string value, bool blamed)
    {
        var minus = blamed && value.Length > 1 && value[0] == '-';
        var word = minus ? value[1..] : value;
        var code = words.Find(word)?.Value ?? (word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && char.IsAsciiLetter(word[0]) ? word.ToLowerInvariant() : null);
        return code is null ? null : minus ? "-" + code : code;
    }

    private static int? Star(char one) => one is >= '1' and <= '5' ? one - '0' : null;
}
