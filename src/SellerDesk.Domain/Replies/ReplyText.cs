using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies;

/// <summary>Fills a template's variables: <c>{buyer}</c>, <c>{product}</c>, <c>{shop}</c>. An unknown buyer leaves no gap behind: the comma goes with the name.</summary>
public static partial class ReplyText
{
    public static readonly IReadOnlyList<string> Variables = ["buyer", "product", "shop"];

    public static string Fill(string template, string? buyer, string? product, string shop)
    {
        var text = string.IsNullOrWhiteSpace(buyer)
            ? Capitalised(NameWithComma().Replace(template, ""))
            : template.Replace("{buyer}", buyer.Trim(), StringComparison.Ordinal);
        return text
            .Replace("{product}", product ?? "", StringComparison.Ordinal)
            .Replace("{shop}", shop, StringComparison.Ordinal)
            .Trim();
    }

    /// <summary>The first variable still in the text, with its braces; null when there is none.</summary>
    public static string? FirstVariable(string text) => Variable().Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>What looks like a variable and is not one of <see cref="Variables"/>, each once, with its braces: nothing will fill it.</summary>
    public static IReadOnlyList<string> UnknownVariables(string template) =>
        [.. Variable().Matches(template).Select(match => match.Value).Where(found => !Variables.Contains(found[1..^1])).Distinct()];

    private static string Capitalised(string text)
    {
        var trimmed = text.TrimStart();
        return trimmed.Length == 0 ? trimmed : char.ToUpperInvariant(trimmed[0]) + trimmed[1..];
    }

    [GeneratedRegex(@"\{buyer\}\s*[,!]?\s*")]
    private static partial Regex NameWithComma();

    [GeneratedRegex(@"\{[\p{L}_][\p{L}\p{Nd}_.]*\}")]
    private static partial Regex Variable();
}
