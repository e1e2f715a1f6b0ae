using SellerDesk.Application.Inbox;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>What the marketplace lets one change in an answer that it has: said before it is sent, and counted while it is changed.</summary>
internal static class EditWords
{
    /// <summary>Before the first answer goes.</summary>
    public static string Later(Texts t, ItemDetails details) => details.Form switch
    {
        { Edits: 0 } => t["inbox.edit.later.no"],
        { IsEditedFreely: true } => t["inbox.edit.later.free"],
        var form => t["inbox.edit.later", t.Count("inbox.edit.times", form.Edits), t.Count("inbox.edit.days", (int)form.EditableFor.TotalDays)],
    };

    /// <summary>While a sent answer is changed: how often still, and until when.</summary>
    public static string Left(Texts t, ItemDetails details, TimeZoneInfo zone, DateTimeOffset now) => details.Form.IsEditedFreely
        ? t["inbox.edit.free"]
        : $"{t.Count("inbox.edit.left", details.EditsLeft)}, {t["inbox.edit.until-day", t.Format.Date((details.Answer?.At ?? now) + details.Form.EditableFor, zone, now)]}";
}
