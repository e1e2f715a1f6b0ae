using SellerDesk.Domain.Team;

namespace SellerDesk.IntegrationTests.Security;

/// <summary>What is right: who, at least, may open which address. What is not named is for everybody who is signed in.</summary>
internal static class RightsTable
{
    /// <summary>Doors for strangers; what they show is tested where they are.</summary>
    private static readonly string[] Open =
    [
        "/sign-in", "/sign-out", "/denied", "/setup", "/culture", "/not-found", "/health", "/openapi", "/push/", "/s/", "/u/", "/m/", "/receipts", "/_framework", "/_content", "/css", "/js", "/img",
    ];

    private static readonly (string Path, Role Least)[] Rooms =
    [
        ("/settings/audit", Role.Manager), ("/settings/people", Role.Manager), ("/settings/tokens", Role.Manager), ("/settings/complaints", Role.Manager), ("/settings/reply-rules", Role.Manager),
        ("/settings/asking", Role.Manager), ("/settings/approvals", Role.Manager), ("/settings/calendars", Role.Manager), ("/settings/holidays", Role.Manager), ("/settings/levels", Role.Manager),
        ("/settings/assignment", Role.Manager), ("/settings/shops/add", Role.Manager), ("/approvals", Role.Manager), ("/loyalty/replay", Role.Manager), ("/buyers/surveys/{Id:guid}/edit", Role.Manager),
        ("/settings/webhooks", Role.Owner), ("/dashboards/reports", Role.Manager), ("/settings/machine", Role.Manager), ("/settings/imports", Role.Seller), ("/team/work", Role.Support),
        ("/buyers/surveys/new", Role.Manager), ("/settings/health", Role.Manager),
        ("/buyers/{id:guid}/export.zip", Role.Manager), ("/settings/channels", Role.Owner), ("/settings/drafting", Role.Owner),
    ];

    /// <summary>Calls that change nothing although they are sent with a body.</summary>
    private static readonly string[] Asking = ["/api/v1/text-analysis", "/api/v1/reply-checks"];

    public static bool IsOpen(string path) => Open.Any(door => path == door.TrimEnd('/') || path.StartsWith(door.TrimEnd('/') + "/", StringComparison.Ordinal));

    public static Role Least(string path) => Rooms.Where(room => path == room.Path || path.StartsWith(room.Path + "/", StringComparison.Ordinal)).OrderByDescending(room => room.Path.Length)
        .Select(room => (Role?)room.Least).FirstOrDefault() ?? Role.Viewer;

    public static ApiScope Scope(string path, string verb) => path.StartsWith("/api/v1/webhooks", StringComparison.Ordinal) ? ApiScope.Admin : verb == "GET" || Asking.Contains(path) ? ApiScope.Read : ApiScope.Write;
}
