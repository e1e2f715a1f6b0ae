using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>What a segment is called wherever one is named.</summary>
internal static class NamedSegments
{
    /// <summary>A ready-made segment is called by what the texts say for its code.</summary>
    public static string SegmentName(this Texts t, string name, string? readyMade) => readyMade is null ? name : t["segments.ready." + readyMade];
}
