using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>From a wish to cancel an rFBS order to ours. Left alone until <c>auto_approve_date</c> it is granted.</summary>
internal static class CancellationReader
{
    public const string Prefix = "cancel-";
    public const string Approve = "approve";
    public const string Reject = "reject";

    /// <exception cref="FieldException">The number cannot be read.</exception>
    public static IncomingReturn Read(JsonElement row, string path)
    {
        var state = OzonWords.Plain(row.Find("state")?.Word("state"));
        var isOpen = state == "on_approval";
        return new IncomingReturn
        {
            Number = Prefix + ReviewReader.Number(row, "cancellation_id", path),
            Kind = ReturnKind.Cancellation,
            Stage = state switch
            {
                "on_approval" => ReturnStage.AwaitsSeller,
                "approved" => ReturnStage.Approved,
                "rejected" => ReturnStage.Refused,
                _ => ReturnStage.Unread,
            },
            StatusRaw = row.Find("state")?.Word("state"),
            OrderNumber = row.Word("posting_number"),
            ReasonRaw = row.Find("cancellation_reason")?.Word("name"),
            Comment = row.Word("cancellation_reason_message"),
            SellerComment = row.Word("approve_comment"),
            OpenedAt = row.Time("cancelled_at"),
            ChangedAt = row.Time("approve_date"),
            DecideBy = row.Time("auto_approve_date"),
            Decisions = isOpen ? [new AllowedDecision(Approve), new AllowedDecision(Reject, NeedsComment: true, CommentMin: 1)] : [],
            Facts = FactsOf(row),
        };
    }

    private static Dictionary<string, string> FactsOf(JsonElement row)
    {
        var facts = new Dictionary<string, string>();
        if (row.Word("cancellation_initiator") is { } initiator)
        {
            facts["initiator"] = initiator;
        }

        if (row.Word("tpl_integration_type") is { } way)
        {
            facts["delivery"] = way;
        }

        return facts;
    }
}
