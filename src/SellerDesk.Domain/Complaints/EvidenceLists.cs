using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Complaints;

/// <summary>
/// What a seller can argue before a marketplace, and what proves it. Codes of grounds: texts <c>complaint.ground.*</c>; of points: <c>complaint.evidence.*</c>.
/// </summary>
public static class EvidenceLists
{
    /// <summary>Points that help whatever is argued.</summary>
    private static readonly string[] Common = ["order", "messages", "buyer-photos"];

    private static readonly Dictionary<string, string[]> Points = new()
    {
        ["used"] = ["inspection-photos", "wear-photos", "packing-photos"],
        ["other-item"] = ["inspection-photos", "serial-photo", "packing-photos", "label-photo"],
        ["incomplete"] = ["inspection-photos", "weight", "packing-photos"],
        ["damaged-by-buyer"] = ["inspection-photos", "packing-photos", "expert-report"],
        ["damaged-in-delivery"] = ["packing-photos", "carrier-report", "tracking"],
        ["delivered"] = ["tracking", "delivery-proof"],
        ["as-described"] = ["card-copy", "specification", "inspection-photos"],
        ["late-claim"] = ["delivery-proof", "warranty-terms"],
        ["no-return-kind"] = ["card-copy", "no-return-rule"],
        ["no-defect"] = ["inspection-photos", "test-video", "expert-report"],
    };

    public static IReadOnlyList<string> Grounds { get; } = [.. Points.Keys];

    /// <summary>The points of a ground; those that always help when there is none yet.</summary>
    public static IReadOnlyList<string> Of(string? ground) => ground is not null && Points.TryGetValue(ground, out var own) ? [.. Common, .. own] : Common;

    public static string Known(string ground) => Points.ContainsKey(ground) ? ground : throw new RuleException("complaint.unknownGround", ground);

    public static string KnownPoint(string point) =>
        Common.Contains(point) || Points.Values.Any(own => own.Contains(point)) ? point : throw new RuleException("complaint.unknownPoint", point);
}
