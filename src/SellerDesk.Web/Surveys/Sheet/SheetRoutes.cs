using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Web.Surveys.Sheet;

/// <summary>
/// <c>/s/{token}</c>: the page of whoever was asked. Nobody signs in and no cookie is set or read: the token in the address is all the right there is, so that no other site can make
/// a browser answer. Looking changes nothing; a preview of the link in a messenger answers nothing.
/// </summary>
internal static class SheetRoutes
{
    public const string Root = "/s";

    private const string Policy = "sheets";
    private const long LargestBody = 32 * 1024;

    public static IServiceCollection AddSheets(this IServiceCollection services)
    {
        services.AddSingleton<SheetTurns>();
        services.AddRateLimiter(options => options.AddPolicy<string, SheetTurns>(Policy));
        return services;
    }

    public static void Map(WebApplication app)
    {
        var sheets = app.MapGroup(Root).AllowAnonymous().RequireRateLimiting(Policy).ExcludeFromDescription().DisableAntiforgery();
        sheets.AddEndpointFilter(GuardAsync);
        sheets.MapGet("/{token}", LookAsync);
        sheets.MapPost("/{token}", AnswerAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        sheets.MapPost("/{token}/stop", StopAsync).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
    }

    public static RazorComponentResult<SheetPage> Show(HttpContext http, SurveySheet sheet, int status = StatusCodes.Status200OK, string? wanted = null, bool busy = false, bool done = false, SurveyReply? typed = null)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        var preferred = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString());
        var words = SheetWords.Choose(wanted ?? typed?.Language ?? http.Request.Query["lang"].ToString(), preferred, [.. sheet.Words.Keys]);
        return new RazorComponentResult<SheetPage>(new Dictionary<string, object?>
        {
            [nameof(SheetPage.Sheet)] = sheet,
            [nameof(SheetPage.Words)] = words,
            [nameof(SheetPage.Address)] = $"{Root}/{http.GetRouteValue("token")}",
            [nameof(SheetPage.Score)] = typed?.Score,
            [nameof(SheetPage.Reasons)] = typed?.Reasons ?? [],
            [nameof(SheetPage.Comment)] = typed?.Comment,
            [nameof(SheetPage.Missing)] = typed is not null,
            [nameof(SheetPage.Busy)] = busy,
            [nameof(SheetPage.Done)] = done,
        })
        { StatusCode = status };
    }

    /// <summary>A form of another site is not taken, and a token is not asked for without end.</summary>
    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.RequestServices.GetRequiredService<SheetTurns>().Has(http.GetRouteValue("token")?.ToString() ?? ""))
        {
            await SheetTurns.RefuseAsync(http);
            return Results.Empty;
        }

        return HttpMethods.IsPost(http.Request.Method) && http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            ? Show(http, SurveySheet.Gone, StatusCodes.Status400BadRequest)
            : await next(context);
    }

    private static async Task<IResult> LookAsync(string token, HttpContext http, SurveySheets sheets)
    {
        var sheet = await sheets.LoadAsync(token, http.RequestAborted);
        return Show(http, sheet, sheet.State == SheetState.Gone ? StatusCodes.Status404NotFound : StatusCodes.Status200OK, done: sheet.IsOpen && http.Request.Query.ContainsKey("done"));
    }

    private static async Task<IResult> AnswerAsync(string token, HttpContext http, SurveySheets sheets, AnswerSurvey answer)
    {
        if (await ReadAsync(http) is not { } reply)
        {
            return Show(http, SurveySheet.Gone, StatusCodes.Status400BadRequest);
        }

        var sheet = await sheets.LoadAsync(token, http.RequestAborted);
        if (sheet.State == SheetState.Gone)
        {
            return Show(http, sheet, StatusCodes.Status404NotFound, reply.Language);
        }

        if (sheet.State == SheetState.Open && (reply.Score is not { } score || !sheet.Kind.Has(score)))
        {
            return Show(http, sheet, StatusCodes.Status422UnprocessableEntity, typed: reply with { Score = null });
        }

        await answer.ExecuteAsync(token, reply, http.RequestAborted);
        return Back(token, reply.Language, sheet.IsOpen);
    }

    private static async Task<IResult> StopAsync(string token, HttpContext http, StopSurveys stop)
    {
        var language = (await ReadAsync(http))?.Language ?? "";
        await stop.ExecuteAsync(token, http.RequestAborted);
        return Back(token, language, false);
    }

    /// <summary>To an address that may be loaded again without sending anything twice.</summary>
    private static SeeOther Back(string token, string language, bool done)
    {
        var known = SheetWords.All.Any(words => words.Language == language) ? "lang=" + language : "";
        return new SeeOther($"{Root}/{Uri.EscapeDataString(token)}?{known}{(done ? "&done" : "")}");
    }

    private static async Task<SurveyReply?> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await http.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 32, BufferBodyLengthLimit = LargestBody }, http.RequestAborted);
            int? score = int.TryParse(form["score"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
            return new SurveyReply(score, [.. form["reason"].OfType<string>()], form["comment"], form["lang"].ToString());
        }
        catch (Exception odd) when (odd is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }
}
