using System.Globalization;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>A product's card from its two sources: the catalogue (what the seller wrote) and the state of its content (how full it is).</summary>
internal static class CardReader
{
    public const string CategoryFact = "marketCategory";

    /// <exception cref="FieldException">The number cannot be read.</exception>
    public static IncomingCard ReadMapping(JsonElement mapping, string path)
    {
        var offer = mapping.Find("offer") ?? throw new FieldException($"{path}.offer", "missing");
        var market = mapping.Find("mapping");
        var price = offer.Money("basicPrice");
        return new IncomingCard
        {
            Product = Product(offer, offer.Word("name") ?? market?.Word("marketSkuName"), offer.Word("vendor"), market, $"{path}.offer"),
            Description = offer.Word("description"),
            PhotoUrls = Media(offer, "pictures"),
            VideoUrls = Media(offer, "videos"),
            Barcodes = Texts(offer, "barcodes"),
            Price = price?.Value,
            Currency = price?.Currency,
            State = offer.Enum("cardStatus"),
            Facts = Facts(mapping, offer, market),
        };
    }

    /// <summary>Characteristics are named by number here; whoever reads the page puts the names in.</summary>
    /// <exception cref="FieldException">The number cannot be read.</exception>
    public static IncomingCard ReadContent(JsonElement card, string path)
    {
        var market = card.Find("mapping");
        var facts = new Dictionary<string, string>();
        facts.Put(CategoryFact, market?.Word("marketCategoryId"));
        facts.Put("averageContentRating", card.Word("averageContentRating"));
        return new IncomingCard
        {
            Product = Product(card, market?.Word("marketSkuName"), null, market, path),
            ContentRating = card.Amount("contentRating"),
            State = card.Enum("cardStatus"),
            Characteristics = [.. card.List("parameterValues").Where(value => value.Word("parameterId") is not null && value.Word("value") is not null)
                .Select(value => new CardCharacteristic(value.Word("parameterId")!, value.Word("value")!))],
            Advice = Advice(card),
            Facts = facts,
        };
    }

    /// <summary>Values of one characteristic stand together.</summary>
    public static IReadOnlyList<CardCharacteristic> Named(IReadOnlyList<CardCharacteristic> numbered, IReadOnlyDictionary<string, string> names) =>
    [
        .. numbered.Where(one => names.ContainsKey(one.Name)).GroupBy(one => names[one.Name])
            .Select(same => new CardCharacteristic(same.Key, string.Join(", ", same.Select(one => one.Value).Distinct()))),
    ];

    private static IncomingProduct Product(JsonElement holder, string? name, string? brand, JsonElement? market, string path)
    {
        var number = YandexWords.Number(holder, "offerId", path);
        return new IncomingProduct(number, name, number, brand, market?.Word("marketCategoryName"));
    }

    private static CardAdvice[] Advice(JsonElement card) =>
    [
        .. card.List("recommendations").Where(one => one.Enum("type") is not null)
            .Select(one => new CardAdvice(one.Enum("type")!, one.Whole("percent") is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent} %") : null, one.Amount("remainingRatingPoints"))),
        .. card.List("errors").Select(one => Said("ERROR", one)).OfType<CardAdvice>(),
        .. card.List("warnings").Select(one => Said("WARNING", one)).OfType<CardAdvice>(),
    ];

    private static CardAdvice? Said(string code, JsonElement message) => (message.Word("comment") ?? message.Word("message")) is { } text ? new CardAdvice(code, text, null) : null;

    /// <summary>As the vendor keeps them; before it has them, as the seller named them.</summary>
    private static string[] Media(JsonElement offer, string name) =>
        offer.Find("mediaFiles") is { } media && media.List(name).Select(file => file.Word("url")).OfType<string>().ToArray() is { Length: > 0 } kept ? kept : Texts(offer, name);

    private static string[] Texts(JsonElement holder, string name) => [.. holder.List(name).Select(item => item.AsText()).OfType<string>().Where(text => text.Length > 0)];

    private static Dictionary<string, string> Facts(JsonElement mapping, JsonElement offer, JsonElement? market)
    {
        var size = offer.Find("weightDimensions");
        var facts = new Dictionary<string, string>();
        facts.Put("marketSku", market?.Word("marketSku"));
        facts.Put("vendorCode", offer.Word("vendorCode"));
        facts.Put("weightKg", size?.Word("weight"));
        facts.Put("sizeCm", size is { } box && box.Word("length") is { } length ? $"{length} × {box.Word("width")} × {box.Word("height")}" : null);
        facts.Put("archived", offer.Flag("archived") == true ? "true" : null);
        facts.Put("page", mapping.List("showcaseUrls").OrderBy(url => url.Enum("showcaseType") != "B2C").Select(url => url.Word("showcaseUrl")).FirstOrDefault());
        return facts;
    }
}
