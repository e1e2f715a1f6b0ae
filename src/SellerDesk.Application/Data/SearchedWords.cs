using System.Text.RegularExpressions;

namespace SellerDesk.Application.Data;

/// <summary>
/// What <c>work_items.search</c> holds and how it is asked. PostgreSQL's Russian leaves words like "не" out, and with them the difference between
/// "подошёл" and "не подошёл": here the negations stay, under a name that no text has, so that a phrase finds them by the index.
/// </summary>
public static partial class SearchedWords
{
    /// <summary>The name in <c>desk_options</c> under which the last item stands whose words were made anew; there is none once all are.</summary>
    public const string RefillMark = "search-refill";

    /// <summary>No Russian word begins so; the stemmer leaves it alone.</summary>
    private const string Kept = "ъ";

    private const string Negations = "не|ни|нет|без";

    /// <summary>What a text has that is searched for otherwise than PostgreSQL's Russian does.</summary>
    public const string Negated = $@"\m({Negations})\M";

    /// <summary>The expression that fills the column from a text, itself an expression.</summary>
    public static string Vector(string text) => $"to_tsvector('russian', regexp_replace({text}, '\\m({Negations})\\M', '{Kept}\\1', 'gi'))";

    /// <summary>What was typed, for <c>websearch_to_tsquery</c>: negations count where somebody put them between quotes; elsewhere they are as little a word as "и".</summary>
    public static string Query(string typed)
    {
        var parts = typed.Split('"');
        for (var place = 1; place < parts.Length; place += 2)
        {
            parts[place] = Negation().Replace(parts[place], Kept + "$1");
        }

        return string.Join('"', parts);
    }

    [GeneratedRegex($@"\b({Negations})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Negation();
}
