using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace SellerDesk.UnitTests.Architecture;

/// <summary>Small habits that a reader relies on.</summary>
public sealed partial class HabitTests
{
    private static readonly string[] VagueEndings = ["Dto", "Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Extensions"];

    private static IEnumerable<Type> All => new[] { Layers.Domain, Layers.Application, Layers.Integrations, Layers.Web, Layers.Simulator }.SelectMany(Layers.Written);

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        All.Should().HaveCountGreaterThan(200, "the test looked at something");
        All.Where(type => VagueEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))).Select(type => type.FullName).Should().BeEmpty();
    }

    [Fact]
    public void Classes_are_sealed_unless_they_are_made_to_be_derived_from()
    {
        var open = All.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }
            && !typeof(Microsoft.AspNetCore.Components.ComponentBase).IsAssignableFrom(type)
            && !typeof(Microsoft.EntityFrameworkCore.Migrations.Migration).IsAssignableFrom(type)
            && type.Name is not ("SellerDeskDbModelSnapshot" or "Program" or "_Imports")
            && !All.Any(other => other.BaseType == type));
        open.Select(type => type.FullName).Should().BeEmpty();
    }

    [Fact]
    public void The_clock_is_handed_in_and_never_read_in_the_domain_and_application()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Layers.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("SellerDesk.Domain", StringComparison.Ordinal) || file.Contains("SellerDesk.Application", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        files.Should().HaveCountGreaterThan(60, "the test looked at something");
        files.Where(file => ReadsTheClock().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName).Should().BeEmpty();
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(UtcNow|Now|Today)")]
    private static partial Regex ReadsTheClock();
}
