using System.Reflection;

namespace SellerDesk.UnitTests.Architecture;

/// <summary>The four layers and what each may use beside the ones under it.</summary>
internal static class Layers
{
    public static readonly Assembly Domain = typeof(SellerDesk.Domain.Reviews.Review).Assembly;
    public static readonly Assembly Application = typeof(SellerDesk.Application.Data.SellerDeskDb).Assembly;
    public static readonly Assembly Integrations = Assembly.Load("SellerDesk.Integrations");
    public static readonly Assembly Web = typeof(SellerDesk.Web.Hosting.DeskHost).Assembly;
    public static readonly Assembly Simulator = typeof(SellerDesk.Simulator.SimulatorHost).Assembly;

    public static readonly string Root = FindRoot();

    /// <summary>The folder of a feature: SellerDesk.Web.Inbox → Inbox. Empty for types at the root.</summary>
    public static string FolderOf(Type type)
    {
        var parts = (type.Namespace ?? "").Split('.');
        return parts.Length > 2 && parts[0] == "SellerDesk" ? parts[2] : "";
    }

    /// <summary>Types written by people: no closures, no generated code.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.Namespace?.StartsWith("SellerDesk.", StringComparison.Ordinal) == true && !type.Name.Contains('<'));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SellerDesk.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the project's folder.");
    }
}
