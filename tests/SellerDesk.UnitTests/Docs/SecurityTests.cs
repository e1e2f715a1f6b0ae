using System.Text.RegularExpressions;
using FluentAssertions;
using SellerDesk.UnitTests.Architecture;
using Xunit;

namespace SellerDesk.UnitTests.Docs;

/// <summary>docs/security.md answers every requirement of levels 1 and 2 of the standard, each once.</summary>
public sealed partial class SecurityTests
{
    /// <summary>Section: numbers in it, as version 5.0 has them at levels 1 and 2.</summary>
    private const string Required = """
        1.1:1,2 1.2:1,2,3,4,5,6,7,8,9 1.3:1,2,3,4,5,6,7,8,9,10,11 1.4:1,2,3 1.5:1,2 2.1:1,2,3 2.2:1,2,3 2.3:1,2,3,4 2.4:1 3.2:1,2 3.3:1,2,3,4 3.4:1,2,3,4,5,6 3.5:1,2,3,4,5 3.7:1,2 4.1:1,2,3 4.2:1
        4.3:1,2 4.4:1,2,3,4 5.1:1 5.2:1,2,3 5.3:1,2 5.4:1,2,3 6.1:1,2,3 6.2:1,2,3,4,5,6,7,8,9,10,11,12 6.3:1,2,3,4 6.4:1,2,3,4 6.5:1,2,3,4,5 6.6:1,2,3 6.8:1,2,3,4 7.1:1,2,3 7.2:1,2,3,4 7.3:1,2
        7.4:1,2,3,4,5 7.5:1,2 7.6:1,2 8.1:1,2 8.2:1,2,3 8.3:1 8.4:1 9.1:1,2,3 9.2:1,2,3,4 10.1:1,2 10.2:1,2 10.3:1,2,3,4 10.4:1,2,3,4,5,6,7,8,9,10,11 10.5:1,2,3,4,5 10.6:1,2 10.7:1,2,3 11.1:1,2
        11.2:1,2,3 11.3:1,2,3 11.4:1,2,3,4 11.5:1 11.6:1 12.1:1,2,3 12.2:1,2 12.3:1,2,3,4 13.1:1 13.2:1,2,3,4,5 13.3:1,2 13.4:1,2,3,4,5 14.1:1,2 14.2:1,2,3,4 14.3:1,2,3 15.1:1,2,3 15.2:1,2,3
        15.3:1,2,3,4,5,6,7 16.1:1 16.2:1,2,3,4,5 16.3:1,2,3,4 16.4:1,2,3 16.5:1,2,3 17.1:1 17.2:1,2,3,4 17.3:1,2
        """;

    [Fact]
    public void Every_requirement_of_both_levels_is_answered_once()
    {
        var required = Required.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(section => section.Split(':')).SelectMany(section => section[1].Split(',').Select(number => $"{section[0]}.{number}"));
        var answered = File.ReadAllLines(Path.Combine(Layers.Root, "docs", "security.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => Number().Matches(line.Split('|')[1]).Select(match => match.Value));
        answered.Should().BeEquivalentTo(required);
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex Number();
}
