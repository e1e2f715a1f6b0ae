using System.Globalization;
using System.Text;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Buyers;

/// <summary>What a filter shows as a file for a spreadsheet, written slice by slice as it is read. No name, no phone and no key is in it: figures, and the buyer's number at the desk.</summary>
internal static class BuyersFile
{
    private const int Slice = 1_000;

    private static readonly string[] Head =
    [
        "buyer", "shops", "match", "orders", "delivered", "returned", "cancelled", "spent", "currency", "average_order", "first_order_at", "last_order_at", "gap_days", "reviews", "average_stars", "bad_reviews",
        "complaints", "returns", "chats", "region", "city",
    ];

    public static void Map(WebApplication app) =>
        app.MapGet(BuyersAddress.Path + "/export.csv", DownloadAsync).RequireAuthorization(Policies.Look).NotesExport("buyers").ExcludeFromDescription();

    /// <summary>All that is held of one person: a look that is logged; whoever may not is told so and gets nothing.</summary>
    public static void MapDossier(WebApplication app) => app.MapGet(BuyersAddress.Path + "/{id:guid}/export.zip", async (Guid id, HttpContext http, ExportBuyer export, CurrentPerson current, Texts words) =>
    {
        try
        {
            var actor = await current.GetActorAsync(http.RequestAborted);
            return Results.File(await export.ExecuteAsync(actor!, new BuyerId(id), http.RequestAborted), "application/zip", $"buyer-{id:N}.zip");
        }
        catch (RuleException refusal)
        {
            return Results.Text(words.Rule(refusal.Code, [.. refusal.Arguments]), "text/plain; charset=utf-8", statusCode: StatusCodes.Status403Forbidden);
        }
    }).RequireAuthorization(Policies.Look).ExcludeFromDescription();

    private static async Task DownloadAsync(HttpContext http, BuyerTable table, InboxNames names, TimeProvider time)
    {
        var filter = BuyerQuery.Read(http.Request.QueryString.Value);
        var book = await names.LoadAsync(http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=buyers.csv";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        await writer.WriteAsync(CsvLine.Of(Head) + "\r\n");
        BuyerPlace? after = null;
        do
        {
            var slice = await table.LoadAsync(filter, Role.Viewer, time.GetUtcNow(), after, Slice, http.RequestAborted);
            foreach (var row in slice.Rows)
            {
                await writer.WriteAsync(CsvLine.Of([.. Cells(row, book).Select(RejectionFile.Defused)]) + "\r\n");
            }

            after = slice.Next;
            await writer.FlushAsync(http.RequestAborted);
        }
        while (after is not null);
    }

    private static IEnumerable<string> Cells(BuyerFace row, NameBook book) =>
    [
        Number(row.Number), string.Join(", ", row.Shops.Select(shop => book.Shops.TryGetValue(shop, out var face) ? face.Name : shop.Value.ToString())), row.Quality.ToString(), Number(row.Orders), Number(row.Delivered),
        Number(row.Returned), Number(row.Cancelled), Number(row.Spent), row.Currency ?? "", Number(row.AverageOrder is { } average ? Math.Round(average, 2) : null), Time(row.FirstOrderAt), Time(row.LastOrderAt),
        Number(row.Gap is { } gap ? Math.Round((decimal)gap.TotalDays, 1) : null), Number(row.Reviews), Number(row.AverageStars is { } stars ? Math.Round((decimal)stars, 2) : null), Number(row.BadReviews),
        Number(row.Complaints), Number(row.Returns), Number(row.Chats), row.Region ?? "", row.City ?? "",
    ];

    private static string Number(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";
}
