using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies;

/// <summary>
/// Fills a template's variables: <c>{buyer}</c>, or <c>{order|вашему заказу}</c> with words for when the value is not known. An unknown buyer leaves
/// no gap behind: the comma goes with the name. Any other unknown value without such words stays in the text, where it stops the sending.
/// </summary>
public static partial class ReplyText
{
    public static readonly IReadOnlyList<string> Variables = ["buyer", "product", "shop", "order", "article", "brand", "operator"];

    public static string Fill(string template, ReplyFacts facts) => Fill(template, facts.Of);

    /// <param name="of">The value of a variable; null when it is not known.</param>
    public static string Fill(string template, Func<string, string?> of)
    {
        var text = of("buyer") is null ? Capitalised(NameWithComma().Replace(template, "")) : template;
        return Variable().Replace(text, found => of(NameOf(found)) ?? FallbackOf(found) ?? found.Value).Trim();
    }

    /// <summary>The first variable still in the text, with its braces; null when there is none.</summary>
    public static string? FirstVariable(string text) => Variable().Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>What looks like a variable and is not one of <see cref="Variables"/>, each once, with its braces: nothing will fill it.</summary>
    public static IReadOnlyList<string> UnknownVariables(string template) =>
        [.. Variable().Matches(template).Where(found => !Variables.Contains(NameOf(found))).Select(found => found.Value).Distinct()];

    /// <summary>Names of the variables that a text asks for, each once, without braces.</summary>
    public static IReadOnlyList<string> VariablesIn(string template) => [.. Variable().Matches(template).Select(NameOf).Distinct()];

    private static string NameOf(Match variable) => variable.Groups["name"].Value;

    private static string? FallbackOf(Match variable) => variable.Groups["fallback"] is { Success: true } words ? words.Value.Trim() : null;

    private static string Capitalised(string text)
    {
        var trimmed = text.TrimStart();
        return trimmed.Length == 0 ? trimmed : char.ToUpperInvariant(trimmed[0]) + trimmed[1..];
    }

    [GeneratedRegex(@"\{buyer\}\s*[,!]?\s*")]
    private static partial Regex NameWithComma();

    [GeneratedRegex(@"\{(?<name>[\p{L}_][\p{L}\p{Nd}_.]*)(\|(?<fallback>[^{}]*))?\}")]
    private static partial Regex Variable();
}
