namespace SellerDesk.Application.Inbox;

/// <summary>One piece of what was typed: a word, a phrase in quotes, or a field with its values.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="At">Where it begins in the text.</param>
/// <param name="Not">A minus before it.</param>
/// <param name="Field">What stands before the colon; null for words and phrases.</param>
/// <param name="Values">Separated by commas outside quotes, without the quotes.</param>
internal sealed record SearchToken(string Text, int At, bool Not, string? Field, IReadOnlyList<string> Values)
{
    /// <summary>Cuts the text at spaces outside quotes; a quote that is not closed goes to the end.</summary>
    public static IEnumerable<SearchToken> Read(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var end = EndOf(text, at);
            yield return Of(text[at..end], at);
            at = end;
        }
    }

    private static int EndOf(string text, int start)
    {
        var quoted = false;
        for (var at = start; at < text.Length; at++)
        {
            quoted ^= text[at] == '"';
            if (text[at] == ' ' && !quoted)
            {
                return at;
            }
        }

        return text.Length;
    }

    private static SearchToken Of(string text, int at)
    {
        var not = text.Length > 1 && text[0] == '-';
        var rest = not ? text[1..] : text;
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var isField = colon > 0 && colon < rest.Length - 1 && rest.AsSpan(0, colon).IndexOfAnyExcept(Letters) < 0 && rest[colon + 1] != '/';
        return new SearchToken(text, at, not, isField ? rest[..colon] : null, isField ? Split(rest[(colon + 1)..]) : []);
    }

    private static List<string> Split(string values)
    {
        var found = new List<string>();
        var (start, quoted) = (0, false);
        for (var at = 0; at <= values.Length; at++)
        {
            if (at < values.Length && values[at] == '"')
            {
                quoted = !quoted;
            }

            if (at == values.Length || (values[at] == ',' && !quoted))
            {
                var value = values[start..at].Replace("\"", "", StringComparison.Ordinal).Trim();
                if (value.Length > 0)
                {
                    found.Add(value);
                }

                start = at + 1;
            }
        }

        return found;
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ");
}
