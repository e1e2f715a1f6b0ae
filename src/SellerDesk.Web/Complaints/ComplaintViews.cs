using SellerDesk.Application.Complaints;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Web.Complaints;

/// <summary>The views that every desk has; saved ones stand below them.</summary>
public static class ComplaintViews
{
    public static readonly IReadOnlyList<ComplaintView> All =
    [
        Own("all", ComplaintAsk.Default),
        Own("line", ComplaintAsk.Default with { Due = ComplaintDue.Line }, burns: true),
        Own("over", ComplaintAsk.Default with { Due = ComplaintDue.Over }, burns: true),
        Own("mine", ComplaintAsk.Default with { Owner = InboxAssignee.Mine }),
        Own("no-cause", ComplaintAsk.Default with { NoCause = true }),
        Own("buyer", ComplaintAsk.Default with { Ball = BallHolder.Buyer }),
        Own("arbitration", ComplaintAsk.Default with { Stage = ComplaintStage.Arbitration }, list: true),
        Own("closed", ComplaintAsk.Default with { State = ComplaintState.Closed }, list: true),
    ];

    /// <summary>As it is kept: what is shown, and how.</summary>
    public static string Query(ComplaintAsk ask, bool list) => list ? $"view=list&{ComplaintQuery.Write(ask)}" : ComplaintQuery.Write(ask);

    public static ComplaintView Of(ViewRow row) => new(row.Id, row.Name, ComplaintQuery.Read(row.Query), row.Query.StartsWith("view=list", StringComparison.Ordinal), row.Shared, null, Capped: false, Burns: false);

    private static ComplaintView Own(string name, ComplaintAsk ask, bool list = false, bool burns = false) => new(null, name, ask, list, Shared: true, null, Capped: false, burns);
}
