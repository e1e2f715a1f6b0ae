using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Api;

internal static class BuyersApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var buyers = api.MapGroup("/buyers").WithTags("Buyers");
        buyers.MapGet("", ListAsync).WithName("listBuyers").WithSummary("Buyers whom marketplaces let be recognised, the latest first.")
            .WithDescription("Figures are those of the shops that the token sees. Names are masks; phones, addresses and keys are never told.");
        buyers.MapGet("/{id:guid}", GetAsync).WithName("getBuyer").WithSummary("One buyer; whoever was merged into somebody else is told as that one.");
    }

    private static async Task<Ok<ApiSlice<BuyerShape>>> ListAsync(
        BuyerTable table, TimeProvider time,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("How often they bought."), Words(typeof(BuyerFrequency))] string? frequency = null,
        [Description("Something that sets them apart."), Words(typeof(BuyerMark))] string? mark = null,
        [Description("Neither ordered nor wrote for so many days."), Range(1, 3_650)] int? quietDays = null,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var filter = new BuyerFilter
        {
            Shops = shop is { } id ? [new ShopId(id)] : [],
            Frequency = ApiInput.Word<BuyerFrequency>("frequency", frequency),
            Mark = ApiInput.Word<BuyerMark>("mark", mark),
            QuietDays = quietDays,
        };
        var place = Cursor.Read(after) is { } last ? new BuyerPlace(last.At.UtcTicks, last.Id) : (BuyerPlace?)null;
        var slice = await table.LoadAsync(filter, Role.Viewer, time.GetUtcNow(), place, Cursor.Limit(limit), cancel);
        return TypedResults.Ok(new ApiSlice<BuyerShape>([.. slice.Rows.Select(BuyerShape.Of)], slice.Next is { } next ? Cursor.Write(new DateTimeOffset((long)next.Value, TimeSpan.Zero), next.Id) : null));
    }

    private static async Task<Ok<BuyerShape>> GetAsync(Guid id, BuyerCard card, CancellationToken cancel) =>
        TypedResults.Ok(BuyerShape.Of((await card.LoadAsync(new BuyerId(id), Role.Viewer, cancel) ?? throw new ApiMissingException("missing.buyer")).Face));
}

/// <summary>A buyer as programs get it.</summary>
public sealed record BuyerShape(
    Guid Id, [property: Description("What people at the desk call them.")] long Number, [property: Description("A mask; null where none may be kept.")] string? Name, string? Region, string? City,
    [property: Description("How sure it is that everything is one person's.")] MatchQuality Match, IReadOnlyList<Guid> ShopIds, int Orders, int Delivered, int Returned, int Cancelled,
    [property: Description("Of delivered orders, in the currency of most of them.")] MoneyShape? Spent, DateTimeOffset? FirstOrderAt, DateTimeOffset? LastOrderAt,
    [property: Description("The last order or contact.")] DateTimeOffset LastAt, int Reviews, [property: Description("Of their reviews, 1 to 5.")] double? AverageStars, int BadReviews, int Chats, int Complaints, int Returns,
    [property: Description("Whatever named the person is gone since then.")] DateTimeOffset? ErasedAt)
{
    public static BuyerShape Of(BuyerFace face) => new(
        face.Id.Value, face.Number, face.Name, face.Region, face.City, face.Quality, [.. face.Shops.Select(shop => shop.Value)], face.Orders, face.Delivered, face.Returned, face.Cancelled,
        face.Currency is { } currency ? MoneyShape.Of(face.Spent, currency) : null, face.FirstOrderAt, face.LastOrderAt, face.LastAt, face.Reviews, face.AverageStars is { } stars ? Math.Round(stars, 2) : null, face.BadReviews, face.Chats, face.Complaints,
        face.Returns, face.ErasedAt);
}
