using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

internal static class ProductsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var products = api.MapGroup("/products").WithTags("Products");
        products.MapGet("", ListAsync).WithName("listProducts").WithSummary("Products with their cards; the one that the desk met last comes first.");
        products.MapGet("/{id:guid}", GetAsync).WithName("getProduct").WithSummary("One product.");
        products.MapPost("/{id:guid}/wishes", WishAsync).RequireAuthorization(ApiPolicies.Write).WithName("wishForProduct").WithSummary("A buyer wants to be told when the product is back. Said again it changes nothing.");
        products.MapPost("/{id:guid}/back-in-stock", BackAsync).RequireAuthorization(ApiPolicies.Write).WithName("tellBackInStock")
            .WithSummary("The product is back: every buyer who waits for it leaves an event, and the rule of messages tells those who agreed to be reminded. Nobody is told twice of one wish.");
    }

    private static async Task<Ok<ApiSlice<CardShape>>> ListAsync(
        ProductList list,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("The marketplace's number of the card.")] string? number = null,
        [Description("The seller's own article.")] string? article = null,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var filter = new ProductFilter(shop is { } id ? new ShopId(id) : null, ApiInput.Text("number", number, 128), ApiInput.Text("article", article, 400));
        var slice = await list.LoadAsync(filter, Cursor.Place(after), Cursor.Limit(limit), cancel);
        return TypedResults.Ok(new ApiSlice<CardShape>([.. slice.Rows.Select(CardShape.Of)], Cursor.Write(slice.Next)));
    }

    private static async Task<NoContent> WishAsync(HttpContext http, Guid id, WishBody body, StockWishes wishes, CancellationToken cancel)
    {
        await wishes.AddAsync(ApiInput.Actor(http), new ProductId(id), new BuyerId(body.BuyerId), cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ToldShape>> BackAsync(HttpContext http, Guid id, BackInStockBody body, StockWishes wishes, CancellationToken cancel) =>
        TypedResults.Ok(new ToldShape(await wishes.TellAsync(ApiInput.Actor(http), new ProductId(id), ApiInput.Text("link", body.Link, BackInStockBody.Longest), cancel)));

    private static async Task<Ok<CardShape>> GetAsync(Guid id, ProductList list, CancellationToken cancel) =>
        TypedResults.Ok(CardShape.Of(await list.FindAsync(new ProductId(id), cancel) ?? throw new ApiMissingException("missing.product")));
}

/// <summary>Who waits.</summary>
public sealed record WishBody([property: Description("Id of a buyer.")] Guid BuyerId);

public sealed record BackInStockBody([property: Description("Where it can be bought, https; null: no link.")] string? Link = null)
{
    public const int Longest = 1_000;
}

public sealed record ToldShape([property: Description("How many buyers waited.")] int Told);

/// <summary>A product with its card as programs get it.</summary>
public sealed record CardShape(
    Guid Id, Guid ShopId, [property: Description("The marketplace's number by which reviews and orders name it.")] string Number, string Name, string? Article, string? Brand,
    string? Category, string? Description, IReadOnlyList<string> Photos, IReadOnlyList<string> Videos, IReadOnlyList<string> Barcodes,
    IReadOnlyList<CardCharacteristic> Characteristics, [property: Description("What the marketplace advises to add.")] IReadOnlyList<CardAdvice> Advice, MoneyShape? Price,
    [property: Description("Stars, 1 to 5.")] decimal? Rating, [property: Description("How well the card is filled in, 0 to 100.")] decimal? ContentRating,
    [property: Description("The marketplace's own word.")] string? State, [property: Description("When the card was last read with something new; null: known by name alone.")] DateTimeOffset? CardReadAt)
{
    public static CardShape Of(Product product) => new(
        product.Id.Value, product.ShopId.Value, product.Ref.Number, product.Name, product.Article, product.Brand, product.Category, product.Description, product.PhotoUrls,
        product.VideoUrls, product.Barcodes, Read<CardCharacteristic>(product.Characteristics), Read<CardAdvice>(product.Advice), MoneyShape.Of(product.Price, product.Currency),
        product.Rating, product.ContentRating, product.CardState, product.CardReadAt);

    private static List<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Web) ?? [];
}
