using SellerDesk.Application.Replies;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading.Topics;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
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

    public static IReadOnlyList<string> Marketplaces { get; } =
        [.. Enum.GetValues<Marketplace>().Where(m => m != Marketplace.Other).Select(m => m.ToString().ToLowerInvariant())];

    public static IReadOnlyList<string> Topics { get; } = TopicCodes.Common;

    /// <summary>What a template brought lately, in one line.</summary>
    public static string Use(Texts t, TemplateUse use) => t["replies.use.line",
        t.Count("replies.use.times", use.Used), t.Format.Percent((decimal)use.Edited / use.Used, 0), t.Format.Percent((decimal)use.Published / use.Used, 0),
        t.Count("replies.use.rejected", use.Rejected)];

    /// <summary>The first line.</summary>
    public static string Start(string body) => body.Split('\n', 2)[0].TrimEnd();
}
