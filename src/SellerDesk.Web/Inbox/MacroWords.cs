using System.Globalization;
using SellerDesk.Domain.Inbox;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>Steps of macros in the reader's words.</summary>
internal static class MacroWords
{
    public static string Said(this Texts t, IReadOnlyList<MacroStep> steps) => string.Join(" · ", steps.Select(step => t.Said(step)));

    private static string Said(this Texts t, MacroStep step) => step.Verb switch
    {
        BulkVerb.Tag or BulkVerb.Untag => t["macro.step." + step.Verb, "#" + step.Value],
        BulkVerb.Snooze => t.Count("macro.step.Snooze", int.TryParse(step.Value, CultureInfo.InvariantCulture, out var days) ? days : 0),
        BulkVerb.Assign => t[step.Value == MacroStep.Me ? "macro.step.Assign.me" : step.Value.Length == 0 ? "macro.step.Assign.none" : "macro.step.Assign"],
        _ => t["macro.step." + step.Verb],
    };
}
