using SellerDesk.Application.Replies;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Replies;

/// <summary>What rows and panels say about a template.</summary>
internal static class TemplateWords
{
    /// <summary>Nothing for questions, which have no stars.</summary>
    public static string? Stars(Texts t, TemplateContent content) => content switch
    {
        { Kind: not WorkItemKind.Review } => null,
        { MinRating: 1, MaxRating: 5 } => t["replies.stars.any"],
        { MinRating: var from, MaxRating: var to } when from == to => t["replies.stars.one", from],
        _ => t["replies.stars.range", content.MinRating, content.MaxRating],
    };

    /// <summary>What a preview is filled with.</summary>
    public static ReplyFacts Sample(Texts t, string? buyer, string shop) =>
        new(buyer, t["replies.sample.product"], shop, "4417-0093", "TK-450", t["replies.sample.brand"], t["replies.sample.operator"]);

    /// <summary>The first line.</summary>
    public static string Start(string body) => body.Split('\n', 2)[0].TrimEnd();
}
