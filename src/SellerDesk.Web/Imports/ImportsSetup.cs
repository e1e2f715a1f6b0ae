using System.Text;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Imports.Files;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Imports;

/// <summary>Registers importing and its download.</summary>
public static class ImportsSetup
{
    /// <summary>Megabytes that a file may have.</summary>
    public const string MaxFileSetting = "Imports:MaxFileMegabytes";

    public static IServiceCollection AddDeskImports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddImports(FileLimits.Default with { MaxBytes = configuration.GetValue(MaxFileSetting, 512L) * 1024 * 1024 });
        services.AddSingleton<ImportsUnderWay>();
        return services;
    }

    public static WebApplication MapDeskImports(this WebApplication app)
    {
        app.MapGet(ImportsAddress.Page + "/{id:guid}/rejections.csv", DownloadAsync).RequireAuthorization(Policies.Work).NotesExport("import_rejections").ExcludeFromDescription();
        return app;
    }

    /// <summary>With a byte order mark, without which spreadsheets read Russian letters wrongly.</summary>
    private static async Task DownloadAsync(Guid id, HttpContext http, RejectionList list, Texts texts)
    {
        var run = new ImportRunId(id);
        IReadOnlyList<string> headers;
        try
        {
            headers = await list.HeadersAsync(run, http.RequestAborted);
        }
        catch (RuleException)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=rejections.csv";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        await RejectionFile.WriteAsync(writer, headers, list.StreamAsync(run, http.RequestAborted), rejection => RuleWords.Of(rejection, texts), http.RequestAborted);
    }
}
