using System.Text.RegularExpressions;
using FluentAssertions;
using SellerDesk.Web.Shell;
using Xunit;

namespace SellerDesk.UnitTests.Shell;

/// <summary>The cheat sheet and what pages and their scripts listen to are the same keys.</summary>
public sealed partial class KeyTableTests
{
    /// <summary>The first words of what a script listens to besides names in quotes.</summary>
    private const string Steps = "const STEPS = {";

    private static readonly IReadOnlyList<(string Name, string Text)> Markup = SourceFiles.Of("SellerDesk.Web", ".razor", ".razor.cs", "FindingRow.cs");

    private static readonly IReadOnlyList<(string Name, string Text)> Scripts = [.. SourceFiles.Of("SellerDesk.Web", ".js")
        .Where(file => file.Text.Contains("nameOf(", StringComparison.Ordinal) || file.Text.Contains("event.code", StringComparison.Ordinal))
        .Select(file => (file.Name, string.Join('\n', file.Text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)))))];

    [Fact]
    public void Every_key_of_the_sheet_is_listened_to_somewhere()
    {
        var listened = Markup.SelectMany(file => KeysIn(file.Text)).Concat(Scripts.SelectMany(file => KeysInScript(file.Text)))
            .Concat(Sections.All.Select(section => $"g {section.Letter}")).Append("m a").ToHashSet(StringComparer.Ordinal);

        listened.Should().Contain(["r", "ctrl+k", "shift+down"], "otherwise this test looks at nothing");
        Markup.Should().Contain(file => file.Text.Contains("data-key=\"@($\"g {section.Letter}\")\"", StringComparison.Ordinal), "sections are gone to by their letters");
        Markup.Should().Contain(file => file.Text.Contains("? $\"m {letter}\" : null)\"", StringComparison.Ordinal), "macros are run by theirs, whatever they are");
        KeyTable.All.SelectMany(line => line.Keys).Should().BeSubsetOf(listened);
    }

    [Fact]
    public void Every_key_that_is_listened_to_stands_on_the_sheet_or_has_a_name_there()
    {
        var table = KeyTable.All.SelectMany(line => line.Keys).ToHashSet(StringComparer.Ordinal);

        Scripts.SelectMany(file => Compared().Matches(file.Text).Select(match => match.Groups[1].Value)).Distinct().Should().BeSubsetOf(table, "a script's key has no button that could name it");
        Markup.SelectMany(file => Tagged().Matches(file.Text).Select(match => (file.Name, Key: match.Groups["key"].Value, Tag: match.Value)))
            .Where(found => !table.Contains(found.Key) && !Named().IsMatch(found.Tag))
            .Should().BeEmpty("the page's script adds them to the sheet by their names");
    }

    [Fact]
    public void Every_key_can_be_pressed_and_has_its_words()
    {
        KeyTable.All.SelectMany(line => line.Keys).Concat(Markup.SelectMany(file => KeysIn(file.Text))).SelectMany(key => key.Split(' ')).Should().OnlyContain(key => Pressable().IsMatch(key));
        KeyTable.All.Select(line => line.Group).Should().BeSubsetOf(KeyTable.Groups);
        KeyTable.All.GroupBy(line => (line.Group, Key: string.Join(' ', line.Keys))).Should().OnlyContain(same => same.Count() == 1);
    }

    private static IEnumerable<string> KeysIn(string markup) => Tagged().Matches(markup).Select(match => match.Groups["key"].Value)
        .Concat(Chosen().Matches(markup).Select(match => match.Groups["key"].Value)).Where(key => !key.Contains('{', StringComparison.Ordinal));

    private static IEnumerable<string> KeysInScript(string script)
    {
        foreach (Match quoted in Quoted().Matches(script))
        {
            yield return quoted.Groups[1].Value.ToLowerInvariant();
        }

        foreach (Match several in Several().Matches(script))
        {
            foreach (var key in several.Groups[2].Value.Split('|'))
            {
                yield return $"{several.Groups[1].Value}+{key}";
            }
        }

        var steps = script.IndexOf(Steps, StringComparison.Ordinal);
        if (steps >= 0)
        {
            foreach (Match step in Step().Matches(script[(steps + Steps.Length)..script.IndexOf('}', steps)]))
            {
                yield return step.Groups[1].Value;
            }
        }
    }

    /// <summary>A tag with a key, up to the end of its line: its words may stand behind it.</summary>
    [GeneratedRegex("""<\w[^\n]*?\s(?:data-key|Key)="(?<key>[^"@]+)"[^\n]*""")]
    private static partial Regex Tagged();

    /// <summary>A key that depends: <c>data-key="@(newest ? "z" : null)"</c>, or what <c>KeyOf</c> gives.</summary>
    [GeneratedRegex("""(?:data-key="@\([^"]*|KeyOf\(\w+ \w+\)[^"]*)"(?<key>[^"]+)""")]
    private static partial Regex Chosen();

    [GeneratedRegex("""data-command=|aria-label=|[Tt]itle=|Text=|Label=|placeholder=|@T\[""")]
    private static partial Regex Named();

    [GeneratedRegex("""name === '([^']+)'""")]
    private static partial Regex Compared();

    [GeneratedRegex("""'([^'\n]{1,20})'""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""\^(\w+)\\\+\(([\w|]+)\)""")]
    private static partial Regex Several();

    [GeneratedRegex("""(\w+):""")]
    private static partial Regex Step();

    [GeneratedRegex("""^(ctrl\+)?(alt\+)?(shift\+)?([a-z0-9/.,=?-]|enter|esc|up|down|left|right|home|end|space|f\d+)$""")]
    private static partial Regex Pressable();
}
