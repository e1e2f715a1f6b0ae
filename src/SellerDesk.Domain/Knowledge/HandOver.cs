using System.Text.RegularExpressions;
using SellerDesk.Domain.Reading;

namespace SellerDesk.Domain.Knowledge;

/// <summary>Signs that a person has to answer, whatever pair fits. Codes have words under <c>knowledge.reason.</c></summary>
public static partial class HandOver
{
    public const string Person = "person";
    public const string Several = "several";
    public const string Complaint = "complaint";
    public const string Negative = "negative";
    public const string NearPairs = "nearPairs";
    public const string Doubt = "doubt";
    public const string Second = "second";
    public const string Touched = "touched";
    public const string Limit = "limit";
    public const string Stopped = "stopped";
    public const string Variable = "variable";

    /// <summary>One question is said in less.</summary>
    private const int LongText = 400;

    private static readonly HashSet<string> Blame = [.. """
        брак бракованный сломался сломан сломалась сломали разбит разбился треснул дефект испорчен обман обманули обманываете мошенники претензия жалоба жаловаться суд роспотребнадзор
        возврат вернуть верните компенсация ужас ужасно кошмар отвратительно безобразие хамство ненормально недовольна недоволен разочарована разочарован подделка
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(RussianStemmer.Stem)];

    /// <summary>The first sign, as a code; null when there is none.</summary>
    /// <param name="sentiment">-1, 0 or 1 where the text was read.</param>
    public static string? SignIn(string text, short? sentiment) => text switch
    {
        _ when AsksForPerson().IsMatch(text) => Person,
        _ when sentiment == -1 => Negative,
        _ when TextTokens.Read(text).Any(token => token.Kind == TokenKind.Word && Blame.Contains(token.Stem)) => Complaint,
        _ when text.Length > LongText || Questions().Count(text) > 1 => Several,
        _ => null,
    };

    [GeneratedRegex(@"оператор|менеджер|консультант|(жив\w*|позов\w*|позв\w*|соедин\w*|переключ\w*|нуж\w*|дайте|ответит)\s+(\w+\s+){0,2}(человек|людьми|люди|сотрудник)|с\s+человеком|не\s+бот|human|operator|real person",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksForPerson();

    [GeneratedRegex(@"\?+")]
    private static partial Regex Questions();
}
