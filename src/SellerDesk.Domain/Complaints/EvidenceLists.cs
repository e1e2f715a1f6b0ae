using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Complaints;

/// <summary>What a seller can argue before a marketplace, and what proves it. Codes of grounds: texts <c>complaint.ground.*</c>.</summary>
public static class EvidenceLists
{
    public static IReadOnlyList<string> Grounds { get; } =
        ["used", "other-item", "incomplete", "damaged-by-buyer", "damaged-in-delivery", "delivered", "as-described", "late-claim", "no-return-kind", "no-defect"];

    public static string Known(string ground) => Grounds.Contains(ground) ? ground : throw new RuleException("complaint.unknownGround", ground);

    /// <summary>What a case asks for: what always helps, then what its ground wants.</summary>
    /// <param name="at">As the lists were at that moment.</param>
    public static IReadOnlyList<EvidenceItem> Of(IReadOnlyCollection<EvidenceItem> all, Marketplace marketplace, string? ground, DateTimeOffset at)
    {
        var known = all.Where(item => item.AddedAt <= at).ToList();
        return [.. Whole(known, marketplace, null).Concat(ground is null ? [] : Whole(known, marketplace, ground)).Where(item => item.RetiredAt is null || item.RetiredAt > at).DistinctBy(item => item.Code)];
    }

    /// <summary>One list with what is no longer asked for: a marketplace's own word stands before the general one of the same code.</summary>
    /// <param name="marketplace">Null: the general list.</param>
    public static IReadOnlyList<EvidenceItem> Whole(IReadOnlyCollection<EvidenceItem> all, Marketplace? marketplace, string? ground) =>
    [
        .. all.Where(item => item.Ground == ground && (item.Marketplace is null || item.Marketplace == marketplace)).GroupBy(item => item.Code)
            .Select(same => same.MaxBy(item => item.Marketplace is not null)!).OrderBy(item => item.Position).ThenBy(item => item.Id),
    ];
}
