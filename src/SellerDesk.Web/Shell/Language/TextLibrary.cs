using System.Globalization;
using System.Text.Json;

namespace SellerDesk.Web.Shell.Language;

/// <summary>
/// All wordings of the desk, read once from the embedded files <c>Feature/Texts/feature.language.json</c>.
/// One <see cref="Texts"/> per language is shared by everybody, so a page pays nothing for its words.
/// </summary>
public sealed class TextLibrary(ILogger<TextLibrary> log)
{
    public const string DefaultLanguage = "ru";

    private const string Folder = "texts/";

    // A missing wording stops a developer's build at once; a shop's desk shows the key instead of falling over.
#if DEBUG
    private const bool Strict = true;
#else
    private const bool Strict = false;
#endif

    private readonly Dictionary<string, Texts> languages = Languages.ToDictionary(l => l, l => new Texts(l, Load(l), Strict, log));

    public static IReadOnlyList<string> Languages { get; } = ["ru", "en"];

    public Texts Default => languages[DefaultLanguage];

    public Texts For(CultureInfo culture) => languages.GetValueOrDefault(culture.TwoLetterISOLanguageName, Default);

    /// <summary>The names of the files of one language, for example <c>texts/inbox.ru.json</c>.</summary>
    public static IEnumerable<string> FilesOf(string language) =>
        typeof(TextLibrary).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith($".{language}.json", StringComparison.Ordinal));

    public static Dictionary<string, TextEntry> ReadFile(string name)
    {
        using var stream = typeof(TextLibrary).Assembly.GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => TextEntry.Read(p.Value), StringComparer.Ordinal);
    }

    private static Dictionary<string, TextEntry> Load(string language) =>
        FilesOf(language).SelectMany(ReadFile).ToDictionary(StringComparer.Ordinal);
}
