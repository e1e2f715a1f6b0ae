using SellerDesk.Application.Bulk;
using SellerDesk.Domain.Inbox;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>Runs in the reader's words.</summary>
internal static class BulkWords
{
    public static string Reason(this Texts t, BulkReason reason) => t.Rule(reason.Code, [.. reason.Arguments]);

    /// <summary>"Закрыть 120", "Отменить: закрыть 120".</summary>
    public static string Run(this Texts t, BulkRunCard run)
    {
        var deed = t.Count("bulk.run." + run.Verb, run.Total, run.Arguments.GetValueOrDefault("name") ?? "");
        return run.UndoOf is null ? deed : t["bulk.run.undo", deed];
    }

    public static string Ended(this Texts t, BulkRunCard run) => run.UndoOf is null
        ? t.Count("bulk.ended." + run.Verb, run.Done, run.Arguments.GetValueOrDefault("name") ?? "")
        : t.Count("bulk.ended.undo", run.Done);

    public static string State(this Texts t, BulkRunState state) => t["bulk.state." + state];
}
