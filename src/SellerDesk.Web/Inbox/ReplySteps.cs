using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Replies;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <param name="Tone">ok, warn, danger or nothing.</param>
public sealed record ReplyStep(string Icon, string? Tone, string Said, string At);

/// <summary>The story of one reply in words, newest first: written, tried, seen, published or returned, and what comes next.</summary>
public static class ReplySteps
{
    public static IReadOnlyList<ReplyStep> Of(ReplyStory reply, NameBook names, Texts t, TimeZoneInfo zone, DateTimeOffset now)
    {
        var steps = new List<ReplyStep>
        {
            new("pencil", null, t[reply.IsEdit ? "inbox.step.edited" : "inbox.step.written", names.NameOf(reply.Author) ?? t["inbox.by-program"]], At(reply.CreatedAt)),
        };
        foreach (var attempt in reply.Attempts)
        {
            var failed = attempt.Outcome is not (null or "Submitted" or "submitted");
            var said = failed ? t["inbox.step.failed", attempt.Number, t.Failure(attempt.Outcome!, attempt.Detail)]
                : attempt.Outcome is null ? t["inbox.step.calling", attempt.Number]
                : t["inbox.step.sent"];
            steps.Add(new ReplyStep(failed ? "alert" : "send", failed ? "warn" : null, said, At(attempt.StartedAt)));
        }

        if (Last() is { } last)
        {
            steps.Add(last);
        }

        steps.Reverse();
        return steps;

        string At(DateTimeOffset at) => t.Format.Ago(at, zone, now);

        ReplyStep? Last() => reply.State switch
        {
            OutgoingState.AwaitsApproval => new("clock", null, t["inbox.step.approval"], ""),
            OutgoingState.Held => new("clock", null, t["inbox.step.held"], ""),
            OutgoingState.Queued when reply.Attempts.Count > 0 => new("repeat", "warn", t["inbox.step.again", Time(reply.DueAt)], ""),
            OutgoingState.Queued => new("clock", null, t["inbox.step.queued", Time(reply.DueAt)], ""),
            OutgoingState.Submitted => new("eye", null, t["inbox.step.looking", Time(reply.DueAt)], ""),
            OutgoingState.InModeration => new("clock", null, t["inbox.step.moderation", Time(reply.DueAt)], ""),
            OutgoingState.Unknown => new("question", "warn", t["inbox.step.unknown", Time(reply.DueAt)], ""),
            OutgoingState.Confirmed => new("check", "ok", t["inbox.step.published"], reply.ConfirmedAt is { } at ? At(at) : ""),
            OutgoingState.Rejected or OutgoingState.Dead => new("stop", "danger", t.Refusal(reply), ""),
            _ => null,
        };

        string Time(DateTimeOffset at) => Format.Time(at, zone);
    }

    /// <summary>Why a reply came back; the marketplace's own words beside ours.</summary>
    public static string Refusal(this Texts t, ReplyStory reply) => t.Failure(reply.ErrorCode ?? "", reply.ErrorDetail);

    /// <summary>Words with which marketplaces say no and nothing more: not worth quoting as a reason.</summary>
    private static readonly string[] BareVerdicts = ["rejected", "is_rejected", "BANNED", "MODERATION_FAILED"];

    private static string Failure(this Texts t, string code, string? detail)
    {
        if (code == ReplyLookUp.Moderation && BareVerdicts.Contains(detail, StringComparer.OrdinalIgnoreCase))
        {
            return t["inbox.failure.moderation.bare"];
        }

        var key = "inbox.failure." + code.ToLowerInvariant();
        var said = t[t.Has(key) ? key : "inbox.failure.other"];
        return string.IsNullOrWhiteSpace(detail) ? said : $"{said} {t["inbox.part.q", detail.Trim()]}";
    }
}
