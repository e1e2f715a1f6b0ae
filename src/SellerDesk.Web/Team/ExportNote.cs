using SellerDesk.Application.Audit;

namespace SellerDesk.Web.Team;

/// <summary>A download of many rows leaves a line in the audit log before its first byte leaves the desk.</summary>
internal static class ExportNote
{
    /// <summary>What somebody searches for may be a buyer's name.</summary>
    private static readonly string[] Untold = ["q", "search", "text"];

    public static RouteHandlerBuilder NotesExport(this RouteHandlerBuilder route, string kind) => route.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        var facts = http.Request.Query.Where(part => !Untold.Contains(part.Key)).ToDictionary(part => part.Key, part => part.Value.ToString());
        facts["path"] = http.Request.Path.Value ?? "";
        await http.RequestServices.GetRequiredService<AuditBook>().NoteAsync(AuditDeed.Exported, kind, http.GetRouteValue("id")?.ToString(), null, facts, http.RequestAborted);
        return await next(context);
    });
}
