using SellerDesk.Domain.Replies;

namespace SellerDesk.Web.Replies;

/// <summary>Addresses of the templates' page: what is opened stands in them.</summary>
internal static class TemplatesAddress
{
    public const string Page = "/settings/templates";
    public const string Add = Page + "?add=1";

    public static string Open(ReplyTemplateId template) => $"{Page}?open={template.Value}";
}
