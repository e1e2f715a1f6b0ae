using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>From Ozon's product to our card. Three numbers name a product: <c>sku</c> (reviews, orders, chats), <c>product_id</c> (the cabinet), <c>offer_id</c> (the seller's own).</summary>
internal static class CardReader
{
    private const string Annotation = "4191";
    private const string Brand = "85";
    private const string Type = "8229";

    /// <summary>Attributes that most categories have; a category's own names would take a call of another kind for each.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        [Brand] = "Бренд",
        [Type] = "Тип",
        ["9048"] = "Название модели",
        ["9024"] = "Артикул",
        ["10096"] = "Цвет товара",
        ["10097"] = "Название цвета",
        ["4389"] = "Страна-изготовитель",
        ["4385"] = "Гарантийный срок",
        ["4382"] = "Размеры, мм",
        ["4383"] = "Вес товара, г",
        ["4295"] = "Российский размер",
        ["9163"] = "Пол",
        ["4495"] = "Сезон",
        ["8513"] = "Количество в упаковке, шт",
        ["4384"] = "Комплектация",
        ["22336"] = "Ключевые слова",
    };

    /// <exception cref="FieldException">Neither number can be read.</exception>
    public static IncomingCard Read(JsonElement item, string path)
    {
        var sku = item.Word("sku") is { } own and not "0" ? own : item.List("sources").Select(source => source.Word("sku")).FirstOrDefault(number => number is not null and not "0");
        var statuses = item.Find("statuses");
        string[] photos = [.. item.List("primary_image").Concat(item.List("images")).Select(photo => photo.AsText()?.Trim()).Where(address => !string.IsNullOrEmpty(address)).OfType<string>().Distinct()];
        return new IncomingCard
        {
            Product = new IncomingProduct(sku ?? ReviewReader.Number(item, "id", path), item.Word("name"), item.Word("offer_id")),
            PhotoUrls = photos,
            Barcodes = item.Find("barcodes") is null ? null : [.. item.List("barcodes").Select(code => code.AsText()).OfType<string>()],
            Price = item.Amount("price"),
            Currency = PostingReader.Currency(item.Word("currency_code")),
            State = item.Flag("is_archived") == true || item.Flag("is_autoarchived") == true ? "archived" : statuses?.Word("status_name") ?? statuses?.Word("status"),
            Facts = Facts(item, statuses),
        };
    }

    public static IncomingCard WithAttributes(IncomingCard card, JsonElement product, IReadOnlyDictionary<string, string> toldNames)
    {
        var attributes = product.List("attributes").Where(attribute => attribute.Word("id") is not null)
            .Select(attribute => (Id: attribute.Word("id")!, Value: ValuesOf(attribute))).Where(attribute => attribute.Value.Length > 0).ToList();
        return card with
        {
            Product = card.Product with { Brand = Value(Brand), Category = Value(Type) },
            Description = Value(Annotation),
            Characteristics = [.. attributes.Where(attribute => attribute.Id != Annotation).Select(attribute => new CardCharacteristic(NameOf(attribute.Id, toldNames), attribute.Value))],
            VideoUrls = [.. product.List("complex_attributes").SelectMany(attribute => Values(attribute)).Where(value => value.StartsWith("http", StringComparison.OrdinalIgnoreCase)).Distinct()],
        };

        string? Value(string id) => attributes.Where(attribute => attribute.Id == id).Select(attribute => attribute.Value).FirstOrDefault();
    }

    /// <summary>What would raise the content rating: conditions that are not met, and attributes that are not filled in.</summary>
    public static IncomingCard WithRating(IncomingCard card, JsonElement rating)
    {
        var groups = rating.List("groups").ToList();
        var conditions = groups.SelectMany(group => group.List("conditions")).Where(condition => condition.Flag("fulfilled") == false && condition.Word("key") is not null)
            .Select(condition => new CardAdvice(condition.Word("key")!, condition.Word("description"), condition.Amount("cost")));
        var attributes = groups.SelectMany(group => group.List("improve_attributes")).Where(attribute => attribute.Word("id") is not null)
            .Select(attribute => new CardAdvice($"attribute-{attribute.Word("id")}", attribute.Word("name"), null));
        return card with
        {
            ContentRating = rating.Amount("rating") is { } value and >= 0 and <= 100 ? value : null,
            Advice = [.. conditions.Concat(attributes).DistinctBy(advice => advice.Code)],
        };
    }

    /// <summary>Names of attributes that content ratings tell by the way.</summary>
    public static IReadOnlyDictionary<string, string> NamesOf(IEnumerable<JsonElement> ratings) => ratings.SelectMany(rating => rating.List("groups")).SelectMany(group => group.List("improve_attributes"))
        .Where(attribute => attribute.Word("id") is not null && attribute.Word("name") is not null)
        .GroupBy(attribute => attribute.Word("id")!).ToDictionary(group => group.Key, group => group.First().Word("name")!);

    private static string NameOf(string id, IReadOnlyDictionary<string, string> told) => Names.GetValueOrDefault(id) ?? told.GetValueOrDefault(id) ?? $"№ {id}";

    private static string ValuesOf(JsonElement attribute) => string.Join(", ", Values(attribute));

    private static IEnumerable<string> Values(JsonElement attribute) =>
        attribute.List("values").Select(value => value.ValueKind == JsonValueKind.Object ? value.Word("value") : value.AsText()).Where(value => !string.IsNullOrWhiteSpace(value)).OfType<string>();

    private static Dictionary<string, string> Facts(JsonElement item, JsonElement? statuses)
    {
        var facts = new Dictionary<string, string>();
        Add("productId", item.Word("id"));
        Add("oldPrice", item.Amount("old_price") is > 0 and var old ? old.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        Add("moderation", statuses?.Word("moderate_status"));
        Add("problem", string.Join("; ", item.List("errors").Select(error => error.Find("texts")?.Word("short_description") ?? error.Word("code")).OfType<string>().Distinct()));
        Add("priceIndex", item.Find("price_indexes")?.Word("color_index"));
        return facts;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts[name] = value;
            }
        }
    }
}
