namespace SellerDesk.Web.Api;

/// <summary>
/// Around everything that a call goes through, so that no error leaves the API in another form than a problem: not those of authentication, not an
/// address that does not exist, not a bug.
/// </summary>
internal sealed class ApiErrors(ILogger<ApiErrors> log)
{
    public async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            // No such address or method: said at once, whoever asks. Left alone, authorization would send a program to the sign-in page.
            await (http.GetEndpoint() switch
            {
                null => ApiProblems.WriteAsync(http, StatusCodes.Status404NotFound, "missing.address"),
                RouteEndpoint => next(http),
                var refusing => refusing.RequestDelegate!(http),
            });
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await WriteBareAsync(http, http.Response.StatusCode);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception problem)
        {
            await ApiProblems.WriteAsync(http, problem, log);
        }
    }

    private static Task WriteBareAsync(HttpContext http, int status) => ApiProblems.WriteAsync(http, status, status switch
    {
        StatusCodes.Status404NotFound => "missing.address",
        StatusCodes.Status405MethodNotAllowed => "method",
        StatusCodes.Status413PayloadTooLarge => "tooLarge",
        StatusCodes.Status415UnsupportedMediaType => "mediaType",
        >= 500 => "failed",
        _ => "request",
    });
}
