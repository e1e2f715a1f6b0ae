using SellerDesk.Domain.Imports;

namespace SellerDesk.Web.Imports;

/// <summary>What the command line asks for.</summary>
internal sealed record ImportArguments(ImportKind Kind, string File, string Shop, string Preset, bool DryRun, bool Json)
{
    /// <returns>Null for wrong usage.</returns>
    public static ImportArguments? Read(string[] args)
    {
        var plain = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < args.Length; at++)
        {
            switch (args[at])
            {
                case "--dry-run" or "--json":
                    options[args[at]] = "";
                    break;
                case "--shop" or "--preset" when at + 1 < args.Length:
                    options[args[at]] = args[++at];
                    break;
                case var other when other.StartsWith("--", StringComparison.Ordinal):
                    return null;
                default:
                    plain.Add(args[at]);
                    break;
            }
        }

        return plain is [var kind, var file] && KindOf(kind) is { } known && options.TryGetValue("--shop", out var shop)
            ? new ImportArguments(known, file, shop, options.GetValueOrDefault("--preset", ImportPreset.BuiltIn), options.ContainsKey("--dry-run"), options.ContainsKey("--json"))
            : null;
    }

    public static ImportKind? KindOf(string word) => word switch
    {
        "orders" => ImportKind.Orders,
        "reviews" => ImportKind.Reviews,
        "contacts" => ImportKind.Contacts,
        _ => null,
    };
}
