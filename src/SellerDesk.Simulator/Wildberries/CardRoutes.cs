using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The content host: cards in the order of change, by the cursor of the page before.</summary>
internal static class CardRoutes
{
    private const int MaxLimit = 100;

    public static void MapCards(this WebApplication app) => app.MapPost("/wb/content/content/v2/get/cards/list", ListAsync);

    private static async Task ListAsync(HttpContext context, Simulation world)
    {
        var (body, problem) = await WireBody.ReadAsync<ListBody>(context);
        var cursor = body?.Settings?.Cursor;
        var limit = cursor?.Limit ?? MaxLimit;
        DateTimeOffset after = default;
        if (problem is null && (limit is < 1 or > MaxLimit || (cursor?.UpdatedAt is { } text && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out after))))
        {
            problem = "Некорректный курсор";
        }

        if (problem is not null)
        {
            await WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, Envelope.Failed(problem, WireProblem.RequestId(context)));
            return;
        }

        var host = $"{context.Request.Scheme}://{context.Request.Host}";
        var ascending = body?.Settings?.Sort?.Ascending ?? false;
        var answer = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, _) =>
        {
            var all = Figures.Cards(shop).OrderBy(card => card.UpdatedAt).ThenBy(card => card.Product.NmId);
            var page = (ascending ? all : all.Reverse())
                .Where(card => cursor?.UpdatedAt is null || (ascending ? IsAfter(card, after, cursor.NmId) : !IsAfter(card, after, cursor.NmId) && card.Product.NmId != cursor.NmId))
                .Take(limit)
                .ToArray();
            return new
            {
                cards = page.Select(card => Show(card, host)).ToArray(),
                cursor = new { updatedAt = page.Length == 0 ? cursor?.UpdatedAt ?? "" : Fine(page[^1].UpdatedAt), nmID = page.Length == 0 ? cursor?.NmId ?? 0 : page[^1].Product.NmId, total = page.Length },
            };
        });
        await WireJson.WriteAsync(context, StatusCodes.Status200OK, answer);
    }

    private static bool IsAfter(Card card, DateTimeOffset at, long nmId) => Micro(card.UpdatedAt) > Micro(at) || (Micro(card.UpdatedAt) == Micro(at) && card.Product.NmId > nmId);

    private static long Micro(DateTimeOffset time) => time.UtcTicks / 100;

    private static object Show(Card card, string host) => new
    {
        nmID = card.Product.NmId,
        imtID = card.Product.ImtId,
        nmUUID = new Guid(card.Product.NmId, 7, 0x7c36, [0xb2, 0xbe, 0xd0, 0xa6, 0x54, 0x3e, 0x9b, 0x0e]),
        subjectID = card.Product.SubjectId,
        subjectName = card.Product.Subject,
        vendorCode = card.Product.Article,
        brand = card.Product.Brand,
        title = card.Title,
        description = card.Description,
        needKiz = false,
        kizMarked = false,
        photos = Enumerable.Range(1, card.Photos).Select(n => Photo($"{host}/wb/photos/{(card.Product.NmId * 20L) + n}.jpg")).ToArray(),
        video = card.HasVideo ? $"{host}/wb/videos/{card.Product.NmId}/index.m3u8" : "",
        wholesale = new { enabled = false, quantum = 0 },
        dimensions = new { length = card.Centimetres.Length, width = card.Centimetres.Width, height = card.Centimetres.Height, weightBrutto = card.WeightGrams / 1000m, isValid = true },
        characteristics = card.Characteristics.Select((line, n) => new { id = 14_177_400 + n, name = line.Name, value = ValueOf(line.Value, n) }).ToArray(),
        sizes = card.Product.Sizes.Select((size, n) => new { chrtID = card.Product.ChrtId(n), techSize = size, wbSize = card.Product.IsSized ? size : "", skus = new[] { card.Product.Barcode(n) } }).ToArray(),
        tags = Array.Empty<object>(),
        createdAt = Fine(card.CreatedAt),
        updatedAt = Fine(card.UpdatedAt),
    };

    private static object Photo(string url) => new { big = url, c246x328 = url + "?width=246", c516x688 = url + "?width=516", square = url + "?width=600", tm = url + "?width=75" };

    /// <summary>The type of a value follows from the characteristic: lists of words, a bare word, a number.</summary>
    private static object ValueOf(string value, int n) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : n % 4 == 3 ? value : value.Split(", ");

    private static string Fine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "Z";

    private sealed record ListBody(ListSettings? Settings);

    private sealed record ListSettings(ListSort? Sort, ListCursor? Cursor);

    private sealed record ListSort(bool Ascending);

    private sealed record ListCursor(int? Limit, string? UpdatedAt, [property: System.Text.Json.Serialization.JsonPropertyName("nmID")] long NmId);
}
