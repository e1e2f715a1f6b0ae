using System.Reflection;
using FluentAssertions;
using Xunit;

namespace SellerDesk.UnitTests.Architecture;

/// <summary>A project exists for each kind of dependency; what a layer references is what it may use (docs/architecture.md).</summary>
public sealed class LayerTests
{
    [Fact]
    public void Domain_uses_nothing_but_the_language()
    {
        var references = ReferencesOf(Layers.Domain);
        references.Should().NotBeEmpty("the test looked at something");
        references.Should().OnlyContain(name => name.StartsWith("System.", StringComparison.Ordinal));
        references.Should().NotContain(name => name.StartsWith("System.Net", StringComparison.Ordinal) || name.StartsWith("System.Data", StringComparison.Ordinal));
    }

    [Fact]
    public void Application_uses_the_database_and_files_and_no_network_browser_or_scheduler()
    {
        var references = ReferencesOf(Layers.Application);
        references.Should().Contain("Microsoft.EntityFrameworkCore");
        references.Should().NotContain(name => name.StartsWith("System.Net.Http", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal)
            || name.StartsWith("Quartz", StringComparison.Ordinal) || name.StartsWith("Radzen", StringComparison.Ordinal) || name.StartsWith("Polly", StringComparison.Ordinal)
            || name.StartsWith("Serilog", StringComparison.Ordinal));
    }

    [Fact]
    public void Integrations_use_the_network_and_no_browser_scheduler_or_database()
    {
        var references = ReferencesOf(Layers.Integrations);
        references.Should().Contain(name => name.StartsWith("System.Net.Http", StringComparison.Ordinal));
        references.Should().NotContain(name => name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal) || name.StartsWith("Quartz", StringComparison.Ordinal)
            || name.StartsWith("Radzen", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Npgsql", StringComparison.Ordinal));
    }

    [Fact]
    public void The_arrow_points_one_way()
    {
        Ours(Layers.Domain).Should().BeEmpty();
        Ours(Layers.Application).Should().BeEquivalentTo("SellerDesk.Domain");
        Ours(Layers.Integrations).Should().BeSubsetOf(["SellerDesk.Domain", "SellerDesk.Application"]);
        Ours(Layers.Web).Should().BeSubsetOf(["SellerDesk.Domain", "SellerDesk.Application", "SellerDesk.Integrations"]);
        Ours(Layers.Simulator).Should().BeEmpty("the simulator is the outside world");
    }

    [Fact]
    public void Marketplace_clients_are_hidden_behind_their_set_up()
    {
        var open = Layers.Integrations.GetExportedTypes().Where(type => type.Namespace?.StartsWith("SellerDesk.", StringComparison.Ordinal) == true).ToList();
        open.Should().NotBeEmpty("the test looked at something");
        open.Should().OnlyContain(type => type.Name.EndsWith("Setup", StringComparison.Ordinal));
    }

    private static List<string> ReferencesOf(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("SellerDesk.", StringComparison.Ordinal))];

    private static IEnumerable<string> Ours(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("SellerDesk.", StringComparison.Ordinal));
}
