using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

internal static class ReviewsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("Reviews");
        reviews.MapGet("", ListAsync).WithName("listReviews").WithSummary("Reviews: what waits comes deadline first, everything else newest first.");
        reviews.MapGet("/{id:guid}", GetAsync).WithName("getReview").WithSummary("One review.");
        reviews.MapPost("/{id:guid}/answer", AnswerAsync).RequireAuthorization(ApiPolicies.Write).WithName("answerReview")
            .WithSummary("Answers a review. It goes the way of a person's answer: the marketplace's rules, ten seconds in which it can be taken back, delivery, confirmation.");
    }

    private static async Task<Ok<ApiSlice<ReviewShape>>> ListAsync(
        HttpContext http, ReviewList list,
        [Description("unanswered: waits for an answer; answered: the marketplace has ours; all."), Words(typeof(ReviewState))] string? state = null,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("Stars, 1 to 5; may be given more than once.")] short[]? rating = null,
        [Description("Id of a product.")] Guid? product = null,
        [Description("Words to look for.")] string? q = null,
        [Description("Written then or later.")] DateTimeOffset? since = null,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var filter = new ReviewFilter
        {
            Scope = ApiInput.Actor(http).Scope,
            State = ApiInput.Word<ReviewState>("state", state) ?? ReviewState.All,
            Shop = shop is { } id ? new ShopId(id) : null,
            Ratings = Ratings(rating),
            Product = product,
            Search = string.IsNullOrWhiteSpace(q) ? null : ApiInput.Text("q", q, 200),
            Since = since,
        };
        var place = Cursor.Read(after);
        var slice = await list.LoadAsync(filter, place is { } key ? new ReviewKey(key.At, key.Id) : null, Cursor.Limit(limit), cancel);
        return TypedResults.Ok(new ApiSlice<ReviewShape>(slice.Rows.Select(ReviewShape.Of).ToList(), slice.Next is { } next ? Cursor.Write(next.At, next.Id) : null));
    }

    private static async Task<Ok<ReviewShape>> GetAsync(HttpContext http, Guid id, ReviewList list, CancellationToken cancel) =>
        TypedResults.Ok(ReviewShape.Of(await FindAsync(http, id, list, cancel)));

    private static async Task<Accepted<AcceptedAnswer>> AnswerAsync(HttpContext http, Guid id, AnswerBody body, ReviewList list, SendReply send, CancellationToken cancel)
    {
        var text = ApiInput.Text("text", body.Text, AnswerBody.Longest)!;
        await FindAsync(http, id, list, cancel);
        var reply = await send.ExecuteAsync(ApiInput.Actor(http), WorkItemId.From(id), text, ReplySource.Api, cancel);
        return TypedResults.Accepted($"{ApiSetup.Root}/reviews/{id}", new AcceptedAnswer(reply.Value, "held"));
    }

    private static async Task<ReviewRow> FindAsync(HttpContext http, Guid id, ReviewList list, CancellationToken cancel) =>
        await list.FindAsync(ApiInput.Actor(http).Scope, new ReviewId(id), cancel) ?? throw new ApiMissingException("missing.review");

    private static short[] Ratings(short[]? ratings) =>
        ratings is null ? [] : Array.TrueForAll(ratings, stars => stars is >= 1 and <= 5) ? ratings : throw new ApiInputException("rating", "rating");
}
