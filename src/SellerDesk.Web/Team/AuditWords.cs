using SellerDesk.Application.Audit;
using SellerDesk.Application.Data;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Team;

/// <summary>An entry in the reader's words.</summary>
internal static class AuditWords
{
    public static string Who(Texts t, AuditRow row) => row.Hand switch
    {
        HandKind.Person or HandKind.Token => row.Name ?? t["audit.hand.gone"],
        var other => t["audit.hand." + other.ToString().ToLowerInvariant()],
    };

    public static string Deed(Texts t, AuditDeed deed) => t["audit.deed." + deed.ToString().ToLowerInvariant()];

    /// <summary>Kinds that people meet have a word; the others are called as their table is, so that nothing is left unsaid.</summary>
    public static string Kind(Texts t, string kind) => t.Has("audit.kind." + kind) ? t["audit.kind." + kind] : kind.Replace('_', ' ');

    public static Tone ToneOf(AuditDeed deed) => deed switch
    {
        AuditDeed.Removed or AuditDeed.SignInRefused => Tone.Warn,
        AuditDeed.Looked or AuditDeed.Exported => Tone.Info,
        _ => Tone.Quiet,
    };

    public static string Said(string? value, Texts t) => value switch
    {
        null => "–",
        "" => t["audit.emptyValue"],
        AuditDetails.Hidden => t["audit.hidden"],
        _ => value,
    };
}
