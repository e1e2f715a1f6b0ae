using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;

namespace SellerDesk.Web.Knowledge;

/// <summary>Addresses of what the desk knows and does by itself.</summary>
public static class KnowledgeAddress
{
    public const string Page = "/knowledge";
    public const string New = Page + "/new";
    public const string Documents = Page + "/documents";
    public const string Questions = Page + "/questions";
    public const string Automatic = Page + "/automatic";
    public const string Automation = "/settings/automation";

    public static string Article(ArticleId id) => $"{Page}/{id.Value}";

    public static string Edit(ArticleId id) => $"{Page}/{id.Value}?edit=1";

    public static string Add(ArticleKind kind, ClusterId? from = null) => $"{New}?kind={kind}" + (from is { } cluster ? $"&from={cluster.Value}" : "");

    public static string File(DocumentId id) => $"{Documents}/{id.Value}";

    public static string Cluster(ClusterId id) => $"{Questions}?open={id.Value}";

    /// <summary>The item in the inbox, whatever its state.</summary>
    public static string Item(WorkItemId id) => $"/inbox?state=all&item={id.Value}";
}
