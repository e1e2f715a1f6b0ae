using System.Reflection;
using FluentAssertions;
using Xunit;

namespace SellerDesk.UnitTests.Architecture;

/// <summary>Folders inside a project form no circle: each can be read, and thrown away, on its own.</summary>
public sealed class FolderTests
{
    /// <summary>Folders that are one thing at two sides by design; each with its reason.</summary>
    private static readonly HashSet<(string, string)> Allowed =
    [
        // The context maps every feature's entities, and every feature asks the context.
        ("Application.Data", "*"),

        // The host puts all features together, and each is handed what the host registers.
        ("Web.Hosting", "*"),
    ];

    [Theory]
    [InlineData("Domain")]
    [InlineData("Application")]
    [InlineData("Integrations")]
    [InlineData("Web")]
    [InlineData("Simulator")]
    public void Folders_form_no_circle(string project)
    {
        var assembly = Assembly.Load($"SellerDesk.{project}");
        var edges = EdgesOf(assembly);
        if (project != "Integrations")
        {
            edges.Should().NotBeEmpty("the test looked at something");
        }

        CircleIn(edges, project).Should().BeNull();
    }

    private static Dictionary<string, Dictionary<string, string>> EdgesOf(Assembly assembly)
    {
        var edges = new Dictionary<string, Dictionary<string, string>>();
        foreach (var type in Layers.Written(assembly))
        {
            var from = Layers.FolderOf(type);
            foreach (var used in UsedTypes.Of(type).Where(used => used.Assembly == assembly))
            {
                var to = Layers.FolderOf(used);
                if (from.Length > 0 && to.Length > 0 && from != to)
                {
                    (edges.TryGetValue(from, out var targets) ? targets : edges[from] = [])[to] = $"{type.Name} → {used.Name}";
                }
            }
        }

        return edges;
    }

    private static string? CircleIn(Dictionary<string, Dictionary<string, string>> edges, string project)
    {
        var path = new List<string>();
        var done = new HashSet<string>();
        return edges.Keys.Select(start => Walk(start)).FirstOrDefault(circle => circle is not null);

        string? Walk(string folder)
        {
            if (path.IndexOf(folder) is var at and >= 0)
            {
                var circle = path.Skip(at).Append(folder).ToList();
                return string.Join(", ", circle.Zip(circle.Skip(1), (a, b) => $"{a} uses {b} ({edges[a][b]})"));
            }

            if (done.Contains(folder) || Allowed.Contains(($"{project}.{folder}", "*")))
            {
                return null;
            }

            path.Add(folder);
            var found = edges.TryGetValue(folder, out var targets) ? targets.Keys.Select(Walk).FirstOrDefault(circle => circle is not null) : null;
            path.RemoveAt(path.Count - 1);
            done.Add(folder);
            return found;
        }
    }
}
