using System.Text.RegularExpressions;
using FluentAssertions;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Shops;
using SellerDesk.UnitTests.Architecture;
using SellerDesk.Web.Api;
using SellerDesk.Web.Team;
using Xunit;

namespace SellerDesk.UnitTests.Docs;

/// <summary>What the documents name is there: files, headings, types, settings, decisions.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Docs = Path.Combine(Layers.Root, "docs");

    private static List<string> Documents => [Path.Combine(Layers.Root, "README.md"), .. Directory.GetFiles(Docs, "*.md", SearchOption.AllDirectories)];

    private static List<string> Sources => [.. new[] { "src", "build", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Layers.Root, folder), "*", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Layers.Root, file).Replace('\\', '/'))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))];

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading()
    {
        var links = Documents.SelectMany(from => Link().Matches(File.ReadAllText(from)).Select(match => (From: from, To: match.Groups[1].Value))).ToList();
        links.Should().HaveCountGreaterThan(5, "the test looked at something");
        links.Where(link => !LeadsSomewhere(link.From, link.To)).Should().BeEmpty();
    }

    [Fact]
    public void Every_type_and_folder_that_a_document_names_exists()
    {
        var sources = Sources;
        var named = Documents.SelectMany(from => CodeName().Matches(File.ReadAllText(from)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        named.Should().HaveCountGreaterThan(20, "the test looked at something");
        named.Where(name => !sources.Exists(file => file.Contains($"/{name}.", StringComparison.Ordinal) || file.Contains($"/{name}/", StringComparison.Ordinal)
            || file.Contains($"/SellerDesk.{name}/", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void Every_setting_of_the_desk_is_in_the_operating_guide()
    {
        var guide = File.ReadAllText(Path.Combine(Docs, "operating.md"));
        (string Section, Type Settings)[] sections = [("Pull", typeof(PullSettings)), ("Delivery", typeof(DeliverySettings)), ("Api", typeof(ApiOptions)), ("Demo", typeof(DemoOptions))];
        var names = sections.SelectMany(section => section.Settings.GetProperties().Where(property => property.CanWrite).Select(property => $"`{section.Section}__{property.Name}`")).ToList();
        names.Should().HaveCountGreaterThan(5, "the test looked at something");
        names.Where(name => !guide.Contains(name, StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void Every_setting_that_a_document_names_is_read_by_the_desk()
    {
        var code = string.Concat(Sources.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && file.StartsWith("src/", StringComparison.Ordinal))
            .Select(file => File.ReadAllText(Path.Combine(Layers.Root, file))));
        var settings = Documents.SelectMany(from => Setting().Matches(File.ReadAllText(from)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        settings.Should().HaveCountGreaterThan(10, "the test looked at something");

        // A host's setting is put together from the host's name.
        settings.Where(name => !name.StartsWith("Serilog", StringComparison.Ordinal) && !Regex.IsMatch(code, $@"\b{name.Split("__")[^1].Replace("Url", "(Url)?", StringComparison.Ordinal)}\b"))
            .Should().BeEmpty();
    }

    [Fact]
    public void Decisions_are_numbered_without_a_gap_and_code_refers_to_ones_that_exist()
    {
        var numbers = Directory.GetFiles(Path.Combine(Docs, "decisions")).Select(file => Path.GetFileName(file)[..4]).Order().ToList();
        numbers.Should().Equal(Enumerable.Range(1, numbers.Count).Select(number => $"{number:0000}"));
        var referred = Sources.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.StartsWith("build/", StringComparison.Ordinal))
            .SelectMany(file => Decision().Matches(File.ReadAllText(Path.Combine(Layers.Root, file))).Select(match => match.Groups[1].Value)).Distinct().ToList();
        referred.Should().NotBeEmpty("the test looked at something").And.BeSubsetOf(numbers);
    }

    private static bool LeadsSomewhere(string from, string to)
    {
        if (to.StartsWith("http", StringComparison.Ordinal))
        {
            return true;
        }

        var parts = to.Split('#');
        var target = parts[0].Length == 0 ? from : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, parts[0]));
        return (File.Exists(target) || Directory.Exists(target)) && (parts.Length == 1 || HeadingsOf(target).Contains(parts[1]));
    }

    private static IEnumerable<string> HeadingsOf(string file) => File.ReadLines(file).Where(line => line.StartsWith('#'))
        .Select(line => Regex.Replace(line.TrimStart('#').Trim().ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'));

    /// <summary>Not of pictures: they are looked at by people.</summary>
    [GeneratedRegex(@"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([A-Z]\w+/[A-Z]\w+)`")]
    private static partial Regex CodeName();

    [GeneratedRegex(@"`([A-Z]\w*?__\w+)`")]
    private static partial Regex Setting();

    [GeneratedRegex(@"docs/decisions/(\d{4})")]
    private static partial Regex Decision();
}
