using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>The catalogue, the state of its content, and what a category calls its characteristics.</summary>
internal static class CardRoutes
{
    private const string Offers = "offers-and-cards-management";

    public static void Map(YandexRoutes routes, Simulation world)
    {
        routes.Post("/v2/businesses/{businessId}/offer-mappings", YandexMethod.Often("getOfferMappings", 100, 600, Offers), call => ListAsync(call, world, 100, "offerMappings"));
        routes.Post("/v2/businesses/{businessId}/offer-cards", YandexMethod.Often("getOfferCardsContentStatus", 100, 600, Offers), call => ListAsync(call, world, 200, "offerCards"));
        routes.Post("/v2/category/{categoryId}/parameters", YandexMethod.Often("getCategoryContentParameters", 50, 50, Offers), call => ParametersAsync(call, world));
    }

    private static Task ListAsync(YandexExchange call, Simulation world, int most, string list)
    {
        if (call.Offset() is not { } offset)
        {
            return call.BadAsync("pageToken is not valid");
        }

        var limit = call.Limit(50, most);
        var cards = world.Read(call.Account, (shop, _) => Figures.Cards(shop).ToList());
        var page = cards.Skip(offset).Take(limit).Select(card => list == "offerCards" ? Content(card) : Mapping(card, call.Host)).ToArray();
        return call.OkAsync(new Dictionary<string, object> { [list] = page, ["paging"] = YandexExchange.Paging(offset + limit < cards.Count ? offset + limit : null) });
    }

    private static object Mapping(Card card, string host) => new
    {
        offer = new
        {
            offerId = card.Product.Article,
            name = card.Title,
            marketCategoryId = card.Product.SubjectId,
            pictures = Enumerable.Range(0, card.Photos).Select(n => $"{host}/wb/photos/{card.Product.NmId + n}.jpg").ToArray(),
            videos = card.HasVideo ? new[] { $"{host}/wb/photos/{card.Product.NmId}.jpg" } : null,
            vendor = card.Product.Brand,
            barcodes = card.Barcodes,
            description = card.Description,
            weightDimensions = new { length = card.Centimetres.Length, width = card.Centimetres.Width, height = card.Centimetres.Height, weight = card.WeightGrams / 1000m },
            basicPrice = new { value = card.Product.Price, currencyId = "RUR", updatedAt = YandexTime.Of(card.UpdatedAt) },
            cardStatus = StatusOf(card),
            archived = false,
        },
        mapping = MarketOf(card),
        showcaseUrls = new[] { new { showcaseType = "B2C", showcaseUrl = $"https://market.example/card/{card.Product.NmId}" } },
    };

    private static object Content(Card card) => new
    {
        offerId = card.Product.Article,
        mapping = MarketOf(card),
        parameterValues = card.Characteristics.Select(one => new { parameterId = ParameterId(one.Name), value = one.Value }).ToArray(),
        cardStatus = StatusOf(card),
        contentRating = card.ContentRating,
        averageContentRating = 82,
        contentRatingStatus = "ACTUAL",
        recommendations = card.Missing.Count == 0 ? null : card.Missing.Select(missing => new { type = TypeOf(missing), percent = 0, remainingRatingPoints = Math.Max(1, (100 - card.ContentRating) / card.Missing.Count) }).ToArray(),
    };

    private static object MarketOf(Card card) => new { marketSku = 100_000_000_000 + card.Product.NmId, marketSkuName = card.Title, marketCategoryId = card.Product.SubjectId, marketCategoryName = card.Product.Category };

    private static string StatusOf(Card card) => card.ContentRating >= 100 ? "HAS_CARD_CAN_NOT_UPDATE" : "HAS_CARD_CAN_UPDATE";

    private static string TypeOf(string missing) => missing switch
    {
        "photos" => "PICTURE_COUNT",
        "video" => "HAS_VIDEO",
        "description" => "HAS_DESCRIPTION",
        "barcode" => "HAS_BARCODE",
        _ => "MAIN",
    };

    private static Task ParametersAsync(YandexExchange call, Simulation world)
    {
        var names = world.Read(call.Account, (shop, _) => Figures.Cards(shop).Where(card => card.Product.SubjectId == call.Path("categoryId")).SelectMany(card => card.Characteristics).Select(one => one.Name).Distinct().ToArray());
        return names.Length == 0
            ? call.MissingAsync("Category not found")
            : call.OkAsync(new { categoryId = call.Path("categoryId"), parameters = names.Select(name => new { id = ParameterId(name), name, type = "TEXT", required = false, filtering = false, distinctive = false, multivalue = false, allowCustomValues = true }).ToArray() });
    }

    private static long ParameterId(string name) => (long)(name.Aggregate(7UL, (sum, sign) => unchecked((sum * 1_000_003) ^ sign)) % 90_000_000) + 1_000_000;
}
