
namespace SellerDesk.UnitTests.Shell;

/// <summary>The program's own sources, for tests about what they say.</summary>
internal static class SourceFiles
{
    private static readonly string[] Skipped = [$"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"];

    /// <summary>Name and text of every file below src/<paramref name="project"/> with one of the endings.</summary>
    public static IReadOnlyList<(string Name, string Text)> Of(string project, params string[] endings)
    {
        var folder = Path.Combine(Root(), "src", project);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(file.EndsWith) && !Skipped.Any(file.Contains))
            .Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file)))];
    }

    // Deterministic builds map the compiler's idea of this file's path, so the way up starts at the test assembly.
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SellerDesk.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new DirectoryNotFoundException("SellerDesk.sln is in no folder above the tests.");
    }
}
