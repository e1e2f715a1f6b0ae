using System.Globalization;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From a product card, and from its ratings, which another host tells.</summary>
internal static class CardReader
{
    private const decimal CardRatingScale = 10;

    public static IncomingCard Read(JsonElement card, string path) => new()
    {
        Product = new IncomingProduct(AssemblyReader.Number(card, "nmID", path), card.Word("title"), card.Word("vendorCode"), card.Word("brand"), card.Word("subjectName")),
        Description = card.Word("description"),
        PhotoUrls = card.Find("photos") is null ? null : [.. card.List("photos").Select(Photo).OfType<string>()],
        VideoUrls = card.Find("video") is null ? null : [.. card.List("video").Select(video => video.AsText()).OfType<string>().Where(url => url.Length > 0)],
        Barcodes = card.Find("sizes") is null ? null : [.. card.List("sizes").SelectMany(size => size.List("skus")).Select(sku => sku.AsText()).OfType<string>().Distinct()],
        Characteristics = card.Find("characteristics") is null ? null : [.. card.List("characteristics").Select(Characteristic).OfType<CardCharacteristic>()],
        Facts = new Facts()
            .Take(card, ("imtId", "imtID"), ("subjectId", "subjectID"))
            .Add("sizes", string.Join(", ", card.List("sizes").Select(SizeOf).OfType<string>()))
            .Add("package", PackageOf(card.Find("dimensions")))
            .Add("labels", string.Join(", ", card.List("tags").Select(tag => tag.Word("name")).OfType<string>()))
            .Time("createdAt", card.Time("createdAt"))
            .Time("changedAt", card.Time("updatedAt"))
            .ToDictionary(),
    };

    /// <summary>Stars by buyers, and the marketplace's mark for the card itself, of ten; 0 is "none yet".</summary>
    public static IncomingCard ReadRating(JsonElement row, string path)
    {
        var product = row.Find("product") ?? row;
        return new IncomingCard
        {
            Product = ProductOf(product, path),
            Rating = product.Amount("feedbackRating") is { } stars and >= 1 and <= 5 ? stars : null,
            ContentRating = product.Amount("productRating") is { } mark and > 0 and <= CardRatingScale ? mark * CardRatingScale : null,
        };
    }

    public static IncomingProduct ProductOf(JsonElement product, string path) =>
        new(AssemblyReader.Number(product, "nmId", path + ".product"), product.Word("title"), product.Word("vendorCode"), product.Word("brandName"), product.Word("subjectName"));

    private static string? Photo(JsonElement photo) =>
        photo.ValueKind == JsonValueKind.String ? photo.AsText() : photo.Word("big") ?? photo.Word("c516x688") ?? photo.Word("square") ?? photo.Word("c246x328");

    private static CardCharacteristic? Characteristic(JsonElement line) =>
        line.Word("name") is { } name && line.Find("value") is { } value && ValueOf(value) is { Length: > 0 } text ? new CardCharacteristic(name, text) : null;

    /// <summary>Of any type: a text, a number, a list of either, an object with a name.</summary>
    private static string? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(ValueOf).Where(text => !string.IsNullOrWhiteSpace(text))),
        JsonValueKind.Object => value.Word("name") ?? value.Word("value") ?? value.GetRawText(),
        JsonValueKind.True => "да",
        JsonValueKind.False => "нет",
        _ => value.AsText()?.Trim(),
    };

    /// <summary>Goods without sizes have the size "0".</summary>
    private static string? SizeOf(JsonElement size) => size.Word("techSize") is { } own and not "0" ? size.Word("wbSize") is { } usual && usual != own ? $"{own} ({usual})" : own : null;

    private static string? PackageOf(JsonElement? box) => box is { } sides && sides.Amount("length") is { } length && sides.Amount("width") is { } width && sides.Amount("height") is { } height
        ? string.Create(CultureInfo.InvariantCulture, $"{length}×{width}×{height} см{(sides.Amount("weightBrutto") is { } weight and > 0 ? $", {weight} кг" : "")}")
        : null;
}
