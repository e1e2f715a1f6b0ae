using System.Globalization;
using System.Text;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Notifications;

/// <summary>An alert, or a day, as a letter in the person's language; links lead to the desk where it is known from outside.</summary>
internal sealed class AlertLetters(TextLibrary library, IConfiguration configuration) : IAlertWords
{
    public (string Subject, string Text) Of(DeskPerson person, AlertRow alert)
    {
        var t = library.For(CultureInfo.GetCultureInfo(person.Language));
        var text = new StringBuilder(AlertWords.Text(t, alert));
        if (Outside is { } desk && alert.Link is { } link)
        {
            text.Append("\n\n").Append(t["alerts.letter.open", desk + link]);
        }

        return (AlertWords.Title(t, alert), text.Append("\n\n").Append(t["alerts.letter.why"]).ToString().TrimStart());
    }

    public (string Subject, string Text) Of(DeskPerson person, DayDigest digest)
    {
        var t = library.For(CultureInfo.GetCultureInfo(person.Language));
        var text = new StringBuilder(t["alerts.digest.open", digest.Open]).Append('\n').Append(t["alerts.digest.mine", digest.Mine]).Append('\n')
            .Append(t[digest.Late >= DayDigest.MostLate ? "alerts.digest.late.more" : "alerts.digest.late", digest.Late]).Append("\n\n");
        text.Append(t[digest.Alerts.Count == 0 ? "alerts.digest.quiet" : "alerts.digest.alerts"]).Append('\n');
        foreach (var (kind, count) in digest.Alerts)
        {
            text.Append("– ").Append(AlertWords.Name(t, kind)).Append(": ").Append(t.Format.Number(count)).Append('\n');
        }

        if (Outside is { } desk)
        {
            text.Append('\n').Append(t["alerts.letter.open", desk + "/"]);
        }

        return (t["alerts.digest.subject", t.Format.Day(digest.Day)], text.Append("\n\n").Append(t["alerts.letter.why"]).ToString());
    }

    private string? Outside => configuration["Web:PublicUrl"] is { Length: > 0 } url ? url.TrimEnd('/') : null;
}
