using System.Text.RegularExpressions;
using FluentAssertions;
using SellerDesk.Web.Shell.Language;
using Xunit;

namespace SellerDesk.UnitTests.Shell;

/// <summary>Both languages are complete: what the pages ask for exists, what exists is asked for, and the two say the same.</summary>
public sealed partial class TextFilesTests
{
    private static readonly IReadOnlyList<(string Name, string Text)> Sources = SourceFiles.Of("SellerDesk.Web", ".razor", ".cs");

    private static readonly IReadOnlyDictionary<string, TextEntry> Russian = All("ru");
    private static readonly IReadOnlyDictionary<string, TextEntry> English = All("en");

    [Fact]
    public void Every_text_that_a_page_asks_for_exists_in_both_languages()
    {
        var asked = Sources.SelectMany(file => Asked().Matches(file.Text).Select(match => match.Groups["key"].Value)).ToHashSet();

        asked.Should().HaveCountGreaterThan(30);
        asked.Except(Russian.Keys).Should().BeEmpty("they are missing in Russian");
        asked.Except(English.Keys).Should().BeEmpty("they are missing in English");
    }

    [Fact]
    public void Every_text_of_a_feature_with_pages_is_asked_for_somewhere()
    {
        var code = string.Join('\n', Sources.Select(file => file.Text));
        var prefixes = ByPrefix().Matches(code).Select(match => match.Groups["prefix"].Value).Append("rule.").Distinct().ToList();
        var withPages = Sources.Where(file => file.Name.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => $"texts/{file.Name.Split(Path.DirectorySeparatorChar)[0]}.ru.json").ToHashSet(StringComparer.OrdinalIgnoreCase);

        TextLibrary.FilesOf("ru").Where(withPages.Contains).SelectMany(file => TextLibrary.ReadFile(file).Keys)
            .Where(key => !code.Contains($"\"{key}\"", StringComparison.Ordinal) && !prefixes.Exists(key.StartsWith))
            .Should().BeEmpty("no page asks for them");
    }

    [Fact]
    public void Every_refusal_of_the_domain_has_its_sentence()
    {
        var thrown = new[] { "SellerDesk.Domain", "SellerDesk.Application", "SellerDesk.Integrations", "SellerDesk.Web" }
            .SelectMany(project => SourceFiles.Of(project, ".cs"))
            .SelectMany(file => Thrown().Matches(file.Text).Select(match => "rule." + match.Groups["code"].Value))
            .ToHashSet();

        thrown.Should().NotBeEmpty();
        thrown.Except(Russian.Keys).Should().BeEmpty("they are missing in Russian");
        thrown.Except(English.Keys).Should().BeEmpty("they are missing in English");
    }

    [Fact]
    public void Both_files_of_a_feature_have_the_same_keys()
    {
        foreach (var file in TextLibrary.FilesOf("ru"))
        {
            var (russian, english) = (TextLibrary.ReadFile(file), TextLibrary.ReadFile(file.Replace(".ru.", ".en.", StringComparison.Ordinal)));
            russian.Keys.Should().BeEquivalentTo(english.Keys, "of {0}", file);
        }
        TextLibrary.FilesOf("en").Should().HaveSameCount(TextLibrary.FilesOf("ru"));
    }

    [Fact]
    public void Both_languages_fill_the_same_places()
    {
        foreach (var (key, russian) in Russian)
        {
            Places(English[key]).Should().BeEquivalentTo(Places(russian), "of {0}", key);
        }
    }

    [Fact]
    public void A_counted_text_has_every_form_that_its_language_needs()
    {
        foreach (var (key, entry) in Russian.Where(pair => pair.Value.IsPlural))
        {
            new[] { entry.One, entry.Few, entry.Many }.Should().NotContainNulls("{0} is counted in Russian", key);
            English[key].IsPlural.Should().BeTrue("{0} is counted in Russian", key);
            English[key].Other.Should().NotBeNull("{0} is counted in English", key);
        }
        English.Where(pair => pair.Value.IsPlural && !Russian[pair.Key].IsPlural).Should().BeEmpty();
    }

    [Fact]
    public void No_text_is_empty_or_speaks_the_other_language()
    {
        Russian.Concat(English).SelectMany(pair => pair.Value.Wordings).Should().NotContain(text => string.IsNullOrWhiteSpace(text));
        English.Where(pair => pair.Value.Wordings.Any(text => Cyrillic().IsMatch(text))).Should().BeEmpty();
    }

    [Fact]
    public void Russian_texts_are_quoted_and_spelled_by_the_guide()
    {
        foreach (var (key, entry) in Russian)
        {
            entry.Wordings.Should().NotContain(text => text.Contains('"') || text.Contains('!') || text.Contains("(ов)"), "of {0}", key);
        }
    }

    private static Dictionary<string, TextEntry> All(string language) =>
        TextLibrary.FilesOf(language).SelectMany(TextLibrary.ReadFile).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<string> Places(TextEntry entry) =>
        entry.Wordings.SelectMany(text => Place().Matches(text)).Select(match => match.Value).Distinct();

    // T["key"] and T.Count("key", …); a key that goes on with + is a prefix.
    [GeneratedRegex("""\bT(?:exts)?(?:\[|\.Count\()"(?<key>[^"$]+)"(?!\s*\+)""")]
    private static partial Regex Asked();

    // "inbox.kind." + kind, or $"inbox.kind.{kind}"
    [GeneratedRegex("""(?:"(?<prefix>[a-z][\w.-]*\.)"\s*\+)|(?:\$"(?<prefix>[a-z][\w.-]*\.)\{)""")]
    private static partial Regex ByPrefix();

    [GeneratedRegex("""new RuleException\((?:[^;"]*\? )?"(?<code>[\w.]+)"(?: : "(?<code>[\w.]+)")?""")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();
}
