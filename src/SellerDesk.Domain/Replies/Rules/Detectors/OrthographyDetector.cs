using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Spellings that Russian does not know, whatever the word: жы, шы, чя, щя, чю, щю; letters drawn out; a number and a word run together.</summary>
internal static partial class OrthographyDetector
{
    public static IEnumerable<Mark> Find(DetectorInput input)
    {
        foreach (Match match in Wrong().Matches(input.Plain))
        {
            var at = input.Text.WordAt(match.Index);
            if (at < input.Text.Words.Count && input.Text.Words[at] is { IsQuoted: false, IsCapital: false } word && !Kazakh().IsMatch(input.Plain))
            {
                yield return new Mark(word.From, word.To, match.Groups["letters"].Success ? Right(input.Plain[word.From..word.To]) : null);
            }
        }

        foreach (Match match in Drawn().Matches(input.Plain))
        {
            yield return new Mark(match.Index, match.Index + match.Length, match.Value[..1]);
        }

        foreach (Match match in RunTogether().Matches(input.Plain))
        {
            yield return new Mark(match.Index, match.Index + match.Length, match.Groups["number"].Value + " " + match.Groups["word"].Value);
        }
    }

    private static string Right(string word) => word.Replace("жы", "жи", StringComparison.Ordinal).Replace("шы", "ши", StringComparison.Ordinal)
        .Replace("чя", "ча", StringComparison.Ordinal).Replace("щя", "ща", StringComparison.Ordinal).Replace("чю", "чу", StringComparison.Ordinal).Replace("щю", "щу", StringComparison.Ordinal);

    [GeneratedRegex("(?<letters>жы|шы|чя|щя|чю|щю)|(?<=[а-я]{3}(?:т|д|ль|ч|щ|ш|р|ж))[ео]?(?:ново|нево)(?![а-я])|(?<=[а-я]{4}ш)ево(?![а-я])", RegexOptions.CultureInvariant)]
    private static partial Regex Wrong();

    [GeneratedRegex("[әіңғүұқөһ]", RegexOptions.CultureInvariant)]
    private static partial Regex Kazakh();

    [GeneratedRegex(@"(?<=[а-я]{2})(?<one>[а-я])\k<one>{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Drawn();

    [GeneratedRegex(@"(?<![\p{L}\d.,-])(?<number>\d{1,4})(?<word>до|от|на|или|по|дней|дня|часов|часа|рублей|штук|штуки|недел[ьи])(?![\p{L}])", RegexOptions.CultureInvariant)]
    private static partial Regex RunTogether();
}
