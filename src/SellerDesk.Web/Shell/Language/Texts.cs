using System.Globalization;

namespace SellerDesk.Web.Shell.Language;

/// <summary>The words of one language. Pages and widgets take it as <c>T</c>: <c>T["shell.undo"]</c>, <c>T.Count("shell.marked", 5)</c>.</summary>
public sealed class Texts(string language, IReadOnlyDictionary<string, TextEntry> entries, bool strict, ILogger log)
{
    /// <summary>Two letters: <c>ru</c> or <c>en</c>.</summary>
    public string Language => language;

    public Format Format { get; } = new(FormatWords.Of(language));

    /// <summary>
    /// The wording with its places {0}, {1}… filled: numbers the way the language writes them, roles and marketplaces by their names.
    /// A wording with plural forms takes the one of {0}.
    /// </summary>
    public string this[string key, params object?[] args] => Fill(Find(key)?.In(FormOf(args)) ?? key, args);

    /// <summary>The wording in the plural form of <paramref name="number"/>, which is {0}; further places start at {1}.</summary>
    public string Count(string key, decimal number, params object?[] more) =>
        Fill(Find(key)?.In(PluralRules.Of(language, number)) ?? key, [number, .. more]);

    /// <summary>What a refusal of the domain says to the person: its code is the key <c>rule.code</c>.</summary>
    public string Rule(string code, params object?[] args) => this["rule." + code, args];

    public bool Has(string key) => entries.ContainsKey(key);

    private TextEntry? Find(string key)
    {
        if (entries.TryGetValue(key, out var entry))
        {
            return entry;
        }
        log.LogError("The text {Key} is missing in {Language}", key, language);
        return strict ? throw new KeyNotFoundException($"The text '{key}' is missing in '{language}'.") : null;
    }

    private PluralForm FormOf(object?[] args) =>
        args is [int or long or decimal, ..] ? PluralRules.Of(language, Convert.ToDecimal(args[0], CultureInfo.InvariantCulture)) : PluralForm.Other;

    private string Fill(string wording, object?[] args) =>
        args.Length == 0 ? wording : string.Format(CultureInfo.InvariantCulture, wording, Array.ConvertAll(args, Write));

    private object? Write(object? value) => value switch
    {
        int or long or short or decimal => Format.Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        double or float => Format.Number((decimal)Convert.ToDouble(value, CultureInfo.InvariantCulture), 1),
        Enum => NameOf($"shell.{value.GetType().Name}.{value}".ToLowerInvariant()) ?? value,
        _ => value,
    };

    private string? NameOf(string key) => entries.TryGetValue(key, out var name) ? name.Other : null;
}
