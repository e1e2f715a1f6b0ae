using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>Addresses of runs.</summary>
internal static class BulkAddress
{
    public static string Of(BulkRunId run, string? rows = null) => $"{InboxAddress.Path}/bulk/{run.Value}{(rows is null ? "" : $"?rows={rows}")}";

    public static string File(BulkRunId run) => $"{InboxAddress.Path}/bulk/{run.Value}/rows.csv";
}
