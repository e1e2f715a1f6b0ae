using System.Globalization;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Notifications;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Notifications;

/// <summary>An alert in the reader's words: made from its kind and its arguments when it is shown, so that each reads it in their own language.</summary>
public static class AlertWords
{
    public static string Icon(AlertKind kind) => kind switch
    {
        AlertKind.BadReview or AlertKind.ReviewBurst => "star",
        AlertKind.HalfTime or AlertKind.DueSoon or AlertKind.Overdue => "clock",
        AlertKind.FeedBroken => "server",
        AlertKind.RatingFalling => "trend-down",
        AlertKind.CauseRecurs => "repeat",
        AlertKind.BackupFailed => "server",
        AlertKind.TargetMissed => "flag",
        AlertKind.ReportFailed => "send",
        AlertKind.PointsUnbalanced or AlertKind.AuditBroken => "scales",
        AlertKind.Message => "note",
        AlertKind.WebhookOff => "link",
        AlertKind.Mention => "note",
        AlertKind.Assigned => "person",
        AlertKind.ReplyCameBack => "undo",
        AlertKind.ApprovalWanted => "check",
        AlertKind.AutomationPaused => "pause",
        _ => "rows",
    };

    public static string Name(Texts t, AlertKind kind) => t["alerts.kind." + kind.ToString().ToLowerInvariant()];

    public static string Title(Texts t, AlertRow alert) => alert.Kind switch
    {
        AlertKind.BadReview => t["alerts.title.badreview", Of(alert, "rating"), Of(alert, "about")],
        AlertKind.HalfTime => t["alerts.title.halftime", Of(alert, "about")],
        AlertKind.DueSoon => t["alerts.title.duesoon", Of(alert, "about")],
        AlertKind.Overdue when Of(alert, "orders") == "yes" => t["alerts.title.overdue.orders"],
        AlertKind.Overdue when Of(alert, "about").Length == 0 => t["alerts.title.overdue.nobody"],
        AlertKind.Overdue => t["alerts.title.overdue", Of(alert, "about")],
        AlertKind.FeedBroken => t["alerts.title.feedbroken", Of(alert, "shop"), Feed(t, Of(alert, "feed"))],
        AlertKind.RatingFalling => t["alerts.title.ratingfalling", Of(alert, "product")],
        AlertKind.ReviewBurst => t["alerts.title.reviewburst", Of(alert, "product")],
        AlertKind.CauseRecurs => t["alerts.title.causerecurs", Of(alert, "product")],
        AlertKind.Mention => t["alerts.title.mention", Of(alert, "who")],
        AlertKind.Assigned => t.Count("alerts.title.assigned", int.TryParse(Of(alert, "count"), CultureInfo.InvariantCulture, out var count) ? count : 1, Of(alert, "who")),
        AlertKind.ReplyCameBack => t["alerts.title.replycameback"],
        AlertKind.ApprovalWanted => t["alerts.title.approvalwanted", Of(alert, "person")],
        AlertKind.AutomationPaused => t["alerts.title.automationpaused", Of(alert, "name")],
        AlertKind.WebhookOff => t["alerts.title.webhookoff", Of(alert, "name")],
        AlertKind.TargetMissed => t["alerts.title.targetmissed", t["metric." + Of(alert, "metric")]],
        AlertKind.ReportFailed => t["alerts.title.reportfailed", Of(alert, "name")],
        AlertKind.Message when Of(alert, "subject") is { Length: > 0 } subject => subject,
        _ => Name(t, alert.Kind),
    };

    /// <summary>What stands below the title; empty where the title says it all.</summary>
    public static string Text(Texts t, AlertRow alert) => alert.Kind switch
    {
        AlertKind.BadReview => Joined(Of(alert, "text"), Of(alert, "shop")),
        AlertKind.Mention or AlertKind.Message => Of(alert, "text"),
        AlertKind.HalfTime or AlertKind.DueSoon or AlertKind.Overdue => Of(alert, "shop"),
        AlertKind.ReplyCameBack => Of(alert, "reason") is { Length: > 0 } reason ? reason : Joined(Of(alert, "about"), Of(alert, "shop")),
        AlertKind.ReviewBurst when Of(alert, "low") is { Length: > 0 } low => t["alerts.text.reviewburst", low, Of(alert, "all"), Of(alert, "days")],
        AlertKind.CauseRecurs => t["alerts.text.causerecurs", Of(alert, "count"), Of(alert, "days"), Of(alert, "expected")],
        AlertKind.BackupFailed when Of(alert, "good").Length == 0 => t["alerts.text.backupfailed.never", Of(alert, "why")],
        AlertKind.BackupFailed => t["alerts.text.backupfailed", Of(alert, "good").Split('T')[0], Of(alert, "why")],
        AlertKind.PointsUnbalanced => t["alerts.text.pointsunbalanced", Of(alert, "accounts"), Of(alert, "difference")],
        AlertKind.AuditBroken => t["audit.break." + Of(alert, "how"), Of(alert, "place")],
        AlertKind.WebhookOff => t["hooks.off." + Of(alert, "why")],
        AlertKind.TargetMissed => Joined(t["alerts.text.targetmissed", Figure(t, alert, "value"), Figure(t, alert, "target")], Of(alert, "shop")),
        AlertKind.ReportFailed when t.Has("reports.said." + Of(alert, "why")) => t["reports.said." + Of(alert, "why")],
        AlertKind.ReportFailed => Of(alert, "why"),
        AlertKind.BulkEnded when Of(alert, "done") is { Length: > 0 } done => t["alerts.text.bulkended", done, Of(alert, "total")],
        _ => "",
    };

    private static string Of(AlertRow alert, string name) => alert.Arguments.GetValueOrDefault(name, "");

    private static string Feed(Texts t, string kind) => t.Has("shops.feed." + kind.ToLowerInvariant()) ? t["shops.feed." + kind.ToLowerInvariant()] : kind;

    private static string Figure(Texts t, AlertRow alert, string name)
    {
        var (code, stage) = Of(alert, "metric").Split('.') is [var whole, var leg] ? (whole, leg) : (Of(alert, "metric"), null);
        return Metrics.Of(code, stage) is not { } metric || !decimal.TryParse(Of(alert, name), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? Of(alert, name) : metric.Unit switch
        {
            MetricUnit.Share => t.Format.Percent(value),
            MetricUnit.Money => t.Format.Money(Math.Round(value), Of(alert, "currency")),
            MetricUnit.Hours => t.Format.Duration(TimeSpan.FromHours((double)value)),
            MetricUnit.Days => t.Format.Duration(TimeSpan.FromDays((double)value), 1),
            _ => t.Format.Number(value),
        };
    }

    private static string Joined(params ReadOnlySpan<string> parts) => string.Join(" · ", parts.ToArray().Where(part => part.Length > 0));
}
