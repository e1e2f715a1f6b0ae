using System.Globalization;
using System.Text;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Surveys;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Surveys;

/// <summary>Answers as a file for a spreadsheet, written slice by slice. Buyers stand there by their number at the desk.</summary>
internal static class SurveyFile
{
    private const int Slice = 500;

    private static readonly string[] Head = ["answered_at", "shop", "score", "band", "reasons", "comment", "language", "order_number", "product", "tier", "operator", "buyer"];

    public static void Map(WebApplication app) => app.MapGet(SurveysAddress.Path + "/{id:guid}/answers.csv", DownloadAsync).RequireAuthorization(Policies.Look).NotesExport("survey_answers").ExcludeFromDescription();

    private static async Task DownloadAsync(Guid id, HttpContext http, SurveyAnswerList list, InboxNames names, TimeProvider time)
    {
        var filter = SurveysAddress.Read($"http://desk{http.Request.Path}{http.Request.QueryString}").Filter(new SurveyId(id), time.GetUtcNow());
        var book = await names.LoadAsync(http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=survey-answers.csv";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        await writer.WriteAsync(CsvLine.Of(Head) + "\r\n");
        (DateTimeOffset, SurveyAnswerId)? after = null;
        do
        {
            var (rows, next) = await list.LoadAsync(filter, after, Slice, http.RequestAborted);
            foreach (var row in rows)
            {
                await writer.WriteAsync(CsvLine.Of([.. Cells(row, book).Select(RejectionFile.Defused)]) + "\r\n");
            }

            after = next;
            await writer.FlushAsync(http.RequestAborted);
        }
        while (after is not null);
    }

    private static IEnumerable<string> Cells(AnswerRow row, NameBook book) =>
    [
        row.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), book.Shops.TryGetValue(row.ShopId, out var shop) ? shop.Name : row.ShopId.ToString(), row.Score.ToString(CultureInfo.InvariantCulture),
        row.Band.ToString(), string.Join(' ', row.Reasons), row.Comment, row.Language, row.OrderNumber ?? "", row.Product ?? "", row.Tier ?? "",
        row.OperatorId is { } person ? book.NameOf(new Domain.Team.PersonId(person)) ?? "" : "", row.BuyerNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];
}
