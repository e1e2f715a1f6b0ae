using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>Products: numbers, what they are, attributes by number, description, content rating.</summary>
internal static class OzonProductRoutes
{
    private const int MaxLimit = 1000;
    private const int Annotation = 4191;

    private static readonly Dictionary<string, int> Attributes = new()
    {
        ["Бренд"] = 85,
        ["Цвет"] = 10096,
        ["Артикул"] = 9024,
        ["Страна производства"] = 4389,
        ["Комплектация"] = 4384,
        ["Гарантийный срок"] = 4385,
    };

    private static readonly Dictionary<string, (string Key, string Text, int Cost)> Conditions = new()
    {
        ["photos"] = ("media_images_3", "Добавлено 3 изображения и более", 20),
        ["video"] = ("media_video", "Добавлено видео", 10),
        ["description"] = ("text_annotation_500_chars", "Аннотация более 500 знаков", 15),
        ["characteristics"] = ("important_70_percent", "Заполнено более 70% атрибутов", 12),
    };

    public static void MapProducts(this RouteGroupBuilder api)
    {
        api.MapPost("/v3/product/list", ListAsync);
        api.MapPost("/v3/product/info/list", InfoAsync);
        api.MapPost("/v4/product/info/attributes", AttributesAsync);
        api.MapPost("/v1/product/info/description", DescriptionAsync);
        api.MapPost("/v1/product/rating-by-sku", RatingAsync);
    }

    private static async Task ListAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        if (body?.Number("limit") is not (>= 1 and <= MaxLimit and var limit))
        {
            await OzonAnswer.InvalidAsync(context, $"limit must be between 1 and {MaxLimit}");
            return;
        }

        var (archived, last) = (body.In("filter").Text("visibility") == "ARCHIVED", long.TryParse(body.Text("last_id"), CultureInfo.InvariantCulture, out var id) ? id : 0);
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, _) =>
        {
            var all = archived ? [] : shop.Account.Products.OrderBy(OzonIds.Product).ToArray();
            var page = all.Where(product => OzonIds.Product(product) > last).Take((int)limit).ToArray();
            return new
            {
                result = new
                {
                    items = page.Select(product => new
                    {
                        product_id = OzonWire.Long(OzonIds.Product(product), (ulong)product.NmId),
                        sku = OzonWire.Long(product.NmId, (ulong)product.NmId + 1),
                        offer_id = product.Article,
                        has_fbo_stocks = true,
                        has_fbs_stocks = true,
                        archived = false,
                        is_discounted = false,
                        quants = Array.Empty<object>(),
                    }).ToArray(),
                    total = all.Length,
                    last_id = page.Length > 0 ? OzonIds.Product(page[^1]).ToString(CultureInfo.InvariantCulture) : "",
                },
            };
        }));
    }

    private static async Task InfoAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        var host = $"{context.Request.Scheme}://{context.Request.Host}";
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, _) => new { items = Wanted(shop, body).Select(card => InfoOf(card, host)).ToArray() }));
    }

    private static async Task AttributesAsync(HttpContext context, Simulation world)
    {
        var body = (await OzonBody.ReadAsync(context))?.In("filter");
        var host = $"{context.Request.Scheme}://{context.Request.Host}";
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, _) =>
        {
            var cards = Wanted(shop, body).ToArray();
            return new { result = cards.Select(card => AttributesOf(card, host)).ToArray(), total = cards.Length.ToString(CultureInfo.InvariantCulture), last_id = "" };
        }));
    }

    private static async Task DescriptionAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        var (offer, id) = (body?.Text("offer_id") ?? "", body?.Number("product_id"));
        if ((offer.Length > 0) == (id is not null))
        {
            await OzonAnswer.InvalidAsync(context, "either offer_id or product_id is required");
            return;
        }

        var found = world.Read(OzonGate.CallerOf(context).Account, (shop, _) => Figures.Cards(shop).FirstOrDefault(card => card.Product.Article == offer || OzonIds.Product(card.Product) == id));
        await (found is null
            ? OzonAnswer.UnknownAsync(context, "product")
            : OzonAnswer.GoodAsync(context, new { result = new { id = OzonIds.Product(found.Product), offer_id = found.Product.Article, name = found.Title, description = found.Description } }));
    }

    private static async Task RatingAsync(HttpContext context, Simulation world)
    {
        var skus = (await OzonBody.ReadAsync(context))?.Texts("skus") ?? [];
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, _) => new
        {
            products = Figures.Cards(shop).Where(card => skus.Contains(card.Product.NmId.ToString(CultureInfo.InvariantCulture))).Select(card => new
            {
                sku = card.Product.NmId,
                rating = card.ContentRating,
                groups = new[]
                {
                    new
                    {
                        key = "all", name = "Карточка", rating = card.ContentRating, weight = 100,
                        conditions = Conditions.Select(condition => new { key = condition.Value.Key, description = condition.Value.Text, fulfilled = !card.Missing.Contains(condition.Key), cost = condition.Value.Cost }).ToArray(),
                        improve_attributes = card.Missing.Contains("characteristics") ? new[] { new { id = 11254L, name = "Rich-контент JSON" } } : [],
                        improve_at_least = card.Missing.Contains("characteristics") ? 1 : 0,
                    },
                },
            }).ToArray(),
        }));
    }

    private static IEnumerable<Card> Wanted(ShopBooks shop, OzonBody? body)
    {
        var (ids, offers, skus) = (body?.Texts("product_id") ?? [], body?.Texts("offer_id") ?? [], body?.Texts("sku") ?? []);
        return Figures.Cards(shop).Where(card => ids.Contains(OzonIds.Product(card.Product).ToString(CultureInfo.InvariantCulture))
            || offers.Contains(card.Product.Article) || skus.Contains(card.Product.NmId.ToString(CultureInfo.InvariantCulture)));
    }

    private static string[] PhotosOf(Card card, string host) => [.. Enumerable.Range(1, card.Photos).Select(n => $"{host}/photos/{((long)card.Product.NmId * 10) + n}.jpg")];

    private static object InfoOf(Card card, string host)
    {
        var photos = PhotosOf(card, host);
        return new
        {
            id = OzonIds.Product(card.Product),
            sku = OzonWire.Long(card.Product.NmId, (ulong)card.Product.NmId),
            name = card.Title,
            offer_id = card.Product.Article,
            price = card.Product.Price.ToString("0.00", CultureInfo.InvariantCulture),
            old_price = (card.Product.Price * 2).ToString("0.00", CultureInfo.InvariantCulture),
            currency_code = "RUB",
            barcodes = card.Barcodes,
            primary_image = photos.Take(1).ToArray(),
            images = photos.Skip(1).ToArray(),
            is_archived = false,
            is_autoarchived = false,
            created_at = OzonWire.Time(card.CreatedAt),
            updated_at = OzonWire.Time(card.UpdatedAt),
            description_category_id = card.Product.SubjectId,
            type_id = card.Product.SubjectId,
            errors = Array.Empty<object>(),
            statuses = new { status = "price_sent", moderate_status = "approved", status_name = "Продаётся", status_description = "", validation_status = "success" },
            price_indexes = new { color_index = "COLOR_INDEX_GREEN" },
            sources = new[] { new { sku = card.Product.NmId, source = "SDS" } },
        };
    }

    private static object AttributesOf(Card card, string host)
    {
        var known = card.Characteristics.Select(characteristic => Attribute(Attributes.GetValueOrDefault(characteristic.Name, 20_000 + (characteristic.Name.Length * 7)), characteristic.Value));
        return new
        {
            id = OzonIds.Product(card.Product),
            sku = card.Product.NmId.ToString(CultureInfo.InvariantCulture),
            name = card.Title,
            offer_id = card.Product.Article,
            barcodes = card.Barcodes,
            images = PhotosOf(card, host),
            attributes = known.Append(Attribute(8229, card.Product.Subject)).Concat(card.Product.Index % 2 == 0 ? [Attribute(Annotation, card.Description)] : []).ToArray(),
            complex_attributes = card.HasVideo ? [Attribute(21841, $"{host}/photos/{card.Product.NmId}.jpg")] : Array.Empty<object>(),
            description_category_id = card.Product.SubjectId,
            type_id = card.Product.SubjectId,
        };
    }

    private static object Attribute(int id, string value) => new { id, complex_id = 0, values = new[] { new { dictionary_value_id = 0, value } } };
}
