using System.Globalization;
using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>What the marketplace would not take: length, emptiness, leftovers of a template or of formatting.</summary>
internal static partial class FormDetector
{
    public static IEnumerable<Mark> FindShort(DetectorInput input)
    {
        var form = ReplyForm.Of(input.Reply.Marketplace, input.Reply.Kind);
        if (input.Reply.Text.Trim().EnumerateRunes().Count() < form.MinLength || input.Text.Words.Count == 0)
        {
            yield return new Mark(0, input.Plain.Length, Argument: form.MinLength.ToString(CultureInfo.InvariantCulture));
        }
    }

    public static IEnumerable<Mark> FindLong(DetectorInput input)
    {
        var form = ReplyForm.Of(input.Reply.Marketplace, input.Reply.Kind);
        if (ReplyForm.LengthOf(input.Reply.Text) > form.MaxLength)
        {
            var from = 0;
            while (from < input.Plain.Length - 1 && input.Text.Text.Place(from) < form.MaxLength)
            {
                from++;
            }

            yield return new Mark(from, input.Plain.Length, Argument: form.MaxLength.ToString(CultureInfo.InvariantCulture));
        }
    }

    public static IEnumerable<Mark> FindControls(DetectorInput input)
    {
        for (var at = 0; at < input.Plain.Length; at++)
        {
            if (input.Plain[at] is '\uFFFD' || (char.IsControl(input.Plain[at]) && input.Plain[at] != '\n'))
            {
                yield return new Mark(at, at + 1, "", "");
            }
        }
    }

    public static IEnumerable<Mark> FindVariables(DetectorInput input)
    {
        foreach (Match match in Variable().Matches(input.Plain))
        {
            if (!IsKey(input, match))
            {
                yield return new Mark(match.Index, match.Index + match.Length);
            }
        }

        if (input.Plain.Contains('_'))
        {
            foreach (Match match in Underscored().Matches(input.Plain))
            {
                yield return new Mark(match.Index, match.Index + match.Length);
            }
        }

        foreach (Match match in Bracketed().Matches(input.Plain))
        {
            if (IsPlaceholder(input, match))
            {
                yield return new Mark(match.Index, match.Index + match.Length);
            }
        }
    }

    public static IEnumerable<Mark> FindMarkup(DetectorInput input) => Markup().Matches(input.Plain).Select(match => new Mark(match.Index, match.Index + match.Length));

    /// <summary>{MENU} is a button of the remote control.</summary>
    private static bool IsKey(DetectorInput input, Match match)
    {
        var inside = match.Value.Trim('{', '}');
        return match.Value.Length == inside.Length + 2 && inside.All(letter => letter is >= 'a' and <= 'z') && char.IsUpper(input.Text.Text.GivenAt(match.Index + 1)) && !PhoneDetector.Begins(input.Lists.Set("placeholders"), inside);
    }

    /// <summary>"[Имя]", "&lt;номер заказа&gt;", "(имя покупателя)": a name of something that should stand here.</summary>
    private static bool IsPlaceholder(DetectorInput input, Match match)
    {
        var inside = match.Groups["inside"].Value;
        if (match.Value[0] == '(')
        {
            return input.Lists.Set("placeholders-in-brackets").Contains(inside.Trim());
        }

        var words = inside.Split([' ', '_', '-', '.', ',', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && (inside.Contains('_') || PhoneDetector.Begins(input.Lists.Set("placeholders"), words[0]) || PhoneDetector.Begins(input.Lists.Set("placeholders"), words[^1]));
    }

    [GeneratedRegex(@"\{\{[^{}]*\}\}|\{\%[^%]*\%\}|[$#]\{[^{}]*\}|\{(?!\s*\})[^{}\n]*\}|\[\[[^\[\]]*\]\]|%[a-zа-я][a-zа-я0-9_ ]*%|%[sd](?![\p{L}\d])|%\d\$s|(?<![\p{L}\d$])\$[a-zа-я_][\w]*|#[a-zа-я]+_?[a-zа-я_]*#|_{3,}|_{2}[a-zа-я]+_{2}|(?<![\p{L}\d])[xх]{3}(?![\p{L}\d])|(?<![\p{L}\d@./_-])(?:customer|buyer|client|user|order|product|shop|store|seller|first|last)_?(?:name|id|number|title|link|date)(?![\p{L}\d_])|<<[^<>]*>>|(?<![\p{L}\d])(?:undefined|null|nan|lorem ipsum|todo|tbd)(?![\p{L}\d])|@[а-я]+@|~[а-я]+~|\|[а-я_]+\|", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<![\p{L}\d@./-])[а-я]+(?:_[а-я]+)+(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Underscored();

    [GeneratedRegex(@"\[(?<inside>[^\[\]\n]{1,60})\]|<(?<inside>[^<>\n/=""]{1,60})>|\((?<inside>[^()\n]{1,40})\)|«(?<inside>[^«»\n]{1,40})»", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"</?(?:b|i|u|p|a|s|br|hr|div|span|ul|ol|li|em|strong|font|img|table|tr|td|h[1-6]|script|style|center|blockquote)(?:\s[^<>]*)?/?>|&(?:nbsp|quot|amp|lt|gt|laquo|raquo|mdash|ndash|hellip|#\d{2,5}|#x[0-9a-f]+);|\*\*[^*\n]+\*\*|(?<![\p{L}\d_])__[^_\n]+__|\[[^\]\n]+\]\(\S*\)|\[/?(?:b|i|u|url|img|color|size|quote)(?:=[^\]]*)?\]|\\[nrt](?![a-z])|\\u[0-9a-f]{4}|```|^#{1,6} |(?:ð[\u0080-\u00bf\u0152-\u017e\u02c6-\u2122]|ñ[\u0080-\u00bf]|рџ|вђ|Ð)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Markup();
}
