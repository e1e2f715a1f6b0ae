using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Api;

/// <summary>Turns whatever went wrong into a problem that a program can read and a person can understand.</summary>
internal static partial class ApiProblems
{
    public static Task WriteAsync(HttpContext http, int status, string code, params object[] arguments)
    {
        var words = ApiWords.Of(http);
        return WriteAsync(http, status, code, words["api." + code, arguments], null);
    }

    public static Task WriteAsync(HttpContext http, Exception problem, ILogger log)
    {
        var words = ApiWords.Of(http);
        switch (problem)
        {
            case RuleException { Code: "role.needed" or "shop.notYours" } refusal:
                return WriteAsync(http, StatusCodes.Status403Forbidden, refusal.Code, words.Rule(refusal.Code, [.. refusal.Arguments]), null);
            case RuleException { Code: "workItem.unknown" or "shop.unknown" } refusal:
                return WriteAsync(http, StatusCodes.Status404NotFound, refusal.Code, words.Rule(refusal.Code, [.. refusal.Arguments]), null);
            case RuleException { Code: "complaint.unknown" or "hook.missing" or "hook.noDelivery" or "stock.product" or "buyer.unknown" } refusal:
                return WriteAsync(http, StatusCodes.Status404NotFound, refusal.Code, words.Rule(refusal.Code, [.. refusal.Arguments]), null);
            case RuleException { Code: "complaint.movedMeanwhile" or "complaint.movedMeanwhileBy" } refusal:
                return WriteAsync(http, StatusCodes.Status409Conflict, refusal.Code, words.Rule(refusal.Code, [.. refusal.Arguments]), null);
            case RuleException { Code: "hook.url" or "hook.private" or "hook.https" } refusal:
                return WriteFieldAsync(http, words, "url", refusal.Code, words.Rule(refusal.Code, [.. refusal.Arguments]));
            case RuleException refusal:
                return WriteAsync(http, StatusCodes.Status422UnprocessableEntity, refusal.Code, words.Rule(refusal.Code, [.. refusal.Arguments]), null);
            case ApiInputException input:
                return WriteFieldAsync(http, words, input.Field, input.Code, words["api." + input.Code, [.. input.Arguments]]);
            case ApiMissingException missing:
                return WriteAsync(http, StatusCodes.Status404NotFound, missing.Code);
            case IdempotentCallRunningException:
                return WriteAsync(http, StatusCodes.Status409Conflict, "idempotency.running");
            case DbUpdateConcurrencyException:
                return WriteAsync(http, StatusCodes.Status409Conflict, "conflict");
            case BadHttpRequestException bad:
                return WriteBadRequestAsync(http, words, bad);
            case MarketplaceException:
                return WriteAsync(http, StatusCodes.Status502BadGateway, "marketplace");
            case NpgsqlException { IsTransient: true } or TimeoutException:
                log.LogError(problem, "{Method} {Path}: the database is away", http.Request.Method, http.Request.Path.Value);
                http.Response.Headers.RetryAfter = "5";
                return WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "away");
            default:
                log.LogError(problem, "{Method} {Path} failed", http.Request.Method, http.Request.Path.Value);
                return WriteAsync(http, StatusCodes.Status500InternalServerError, "failed");
        }
    }

    private static Task WriteBadRequestAsync(HttpContext http, Texts words, BadHttpRequestException bad)
    {
        switch (bad.StatusCode)
        {
            case StatusCodes.Status413PayloadTooLarge:
                return WriteAsync(http, bad.StatusCode, "tooLarge");
            case StatusCodes.Status415UnsupportedMediaType:
                return WriteAsync(http, bad.StatusCode, "mediaType");
        }

        if (bad.InnerException is JsonException json)
        {
            var field = MissingProperty().Match(json.Message) is { Success: true } missing ? missing.Groups[1].Value : json.Path?.TrimStart('$', '.');
            return string.IsNullOrEmpty(field)
                ? WriteAsync(http, StatusCodes.Status400BadRequest, "json")
                : WriteFieldAsync(http, words, field, "value", words["api.value"]);
        }

        return BoundParameter().Match(bad.Message) is { Success: true } bound
            ? WriteFieldAsync(http, words, bound.Groups[1].Value, "value", words["api.value"])
            : WriteAsync(http, StatusCodes.Status400BadRequest, "request");
    }

    private static Task WriteFieldAsync(HttpContext http, Texts words, string field, string code, string sentence) =>
        WriteAsync(http, StatusCodes.Status400BadRequest, code, words["api.fields", field], new Dictionary<string, string[]> { [field] = [sentence] });

    private static Task WriteAsync(HttpContext http, int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        var words = ApiWords.Of(http);
        var title = words.Has($"api.title.{status}") ? words[$"api.title.{status}"] : words["api.title.400"];
        var problem = new ApiProblem("about:blank", title, status, detail, code, errors, Activity.Current?.Id ?? http.TraceIdentifier);
        http.Response.StatusCode = status;
        http.Response.Headers.ContentLanguage = words.Language;
        return http.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", http.RequestAborted);
    }

    [GeneratedRegex("""parameter "\S+ (\w+)" """)]
    private static partial Regex BoundParameter();

    [GeneratedRegex("(?:including|properties)[^']*'(\\w+)'")]
    private static partial Regex MissingProperty();
}
