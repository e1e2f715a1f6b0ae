using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

/// <summary>A reply to be checked.</summary>
/// <param name="Marketplace">wildberries, ozon, yandexmarket, kaspi or other.</param>
/// <param name="Kind">review, question or chat.</param>
/// <param name="Text">At most 100,000 characters.</param>
public sealed record ReplyCheckRequest(
    [property: Description("wildberries, ozon, yandexmarket, kaspi or other.")] string Marketplace,
    [property: Description("review, question or chat.")] string Kind,
    [property: Description("At most 100,000 characters.")] string Text);

/// <summary>A place that breaks a rule.</summary>
/// <param name="Rule">RR1 to RR7.</param>
/// <param name="Severity">block or warn.</param>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="Message">Why, in the caller's language.</param>
/// <param name="Suggestion">What to write instead of the marked words; empty: nothing; null: nothing to offer.</param>
public sealed record ReplyFindingShape(string Rule, string Code, FindingSeverity Severity, int Start, int Length, string Message, string? Suggestion);

/// <param name="Allowed">No finding blocks.</param>
public sealed record ReplyCheckShape(bool Allowed, IReadOnlyList<ReplyFindingShape> Findings);

internal static class ReplyChecksApi
{
    private const int LongestText = 100_000;

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/reply-checks", CheckAsync).WithTags("Texts").WithName("checkReply")
            .WithSummary("Checks a reply by the rules of its marketplace before it is sent. Keeps and sends nothing.");

    private static async Task<Ok<ReplyCheckShape>> CheckAsync(HttpContext http, ReplyCheckRequest request, ReplyGuard guard, CancellationToken cancel)
    {
        var marketplace = ApiInput.Word<Marketplace>("marketplace", request.Marketplace) ?? throw new ApiInputException("marketplace", "value");
        var kind = ApiInput.Word<WorkItemKind>("kind", request.Kind) ?? throw new ApiInputException("kind", "value");
        if (request.Text.Length > LongestText)
        {
            throw new ApiInputException("text", "long", LongestText);
        }

        var reply = new ReplyToCheck(marketplace, kind, request.Text);
        var check = await guard.CheckAsync(reply, cancel);
        var russian = ApiWords.Of(http).Language == "ru";
        var findings = new List<ReplyFindingShape>(check.Findings.Count);
        foreach (var found in check.Findings)
        {
            findings.Add(new(found.Rule, found.Code, found.Severity, found.Start, found.Length, await guard.ExplainAsync(reply, found, russian, cancel), found.Suggestion));
        }

        return TypedResults.Ok(new ReplyCheckShape(check.Allowed, findings));
    }
}
