using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Replies.Rules;

/// <summary>The packs that come with the desk: parts of the common one, one per rule, and one per marketplace.</summary>
public static class ShippedPacks
{
    private const string Folder = "rules/";

    private static readonly Lazy<IReadOnlyList<RulePack>> OwnAll = new(() =>
    [
        .. typeof(ShippedPacks).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read),
    ]);

    public static IReadOnlyList<RulePack> All => OwnAll.Value;

    /// <summary>Common parts first.</summary>
    public static IReadOnlyList<RulePack> For(Marketplace marketplace) =>
        [.. All.Where(pack => pack.Marketplace == RulePack.Common), .. All.Where(pack => pack.Marketplace == CodeOf(marketplace))];

    public static string CodeOf(Marketplace marketplace) => marketplace.ToString().ToLowerInvariant();

    private static RulePack Read(string name)
    {
        using var stream = typeof(ShippedPacks).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return RulePackText.Read(reader.ReadToEnd());
    }
}
