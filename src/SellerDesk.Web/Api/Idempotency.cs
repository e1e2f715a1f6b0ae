using System.Security.Cryptography;
using System.Text;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Api;

/// <summary>Marks a call whose answer holds a secret: what is kept of it is encrypted.</summary>
internal sealed class AnswersSecret;

/// <summary><c>Idempotency-Key</c>: a write that is repeated with the same key gets the answer of the first time instead of a second effect.</summary>
internal sealed class Idempotency(IdempotentCalls calls, IKeyVault vault, TimeProvider clock, ILogger<Idempotency> log)
{
    public const string Header = "Idempotency-Key";
    public const int KeyMaxLength = 200;

    private const int InMemory = 64 * 1024;

    /// <summary>Begins an answer that is kept encrypted; no JSON begins like that.</summary>
    private const string Sealed = "sealed:";

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Headers.TryGetValue(Header, out var header) || HttpMethods.IsGet(http.Request.Method) || ApiTokenHandler.TokenOf(http.User) is not { } token)
        {
            await next(http);
            return;
        }

        var key = header.ToString();
        if (key.Length is 0 or > KeyMaxLength || key.Any(c => c is < ' ' or > '~'))
        {
            throw new ApiInputException(Header, "idempotencyKey", KeyMaxLength);
        }

        var first = await calls.BeginAsync(token, key, await DigestAsync(http.Request), clock.GetUtcNow(), http.RequestAborted);
        await (first is null ? RunAsync(http, next, token, key) : RepeatAsync(http, first));
    }

    private async Task RunAsync(HttpContext http, RequestDelegate next, ApiTokenId token, string key)
    {
        var wire = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        try
        {
            await AnswerAsync(http, next);
        }
        finally
        {
            http.Response.Body = wire;
            await KeepAsync(http, kept, token, key);
        }

        kept.Position = 0;
        await kept.CopyToAsync(wire, http.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await ApiProblems.WriteAsync(http, problem, log);
        }
    }

    /// <summary>The caller may be gone, the effect is not: hence no token.</summary>
    private async Task KeepAsync(HttpContext http, MemoryStream body, ApiTokenId token, string key)
    {
        var status = http.Response.StatusCode;
        if (body.Length == 0 && status == StatusCodes.Status200OK || status is 408 or 409 or 429 or >= 500)
        {
            await calls.ForgetAsync(token, key, CancellationToken.None);
            return;
        }

        var answer = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        var isSecret = http.GetEndpoint()?.Metadata.GetMetadata<AnswersSecret>() is not null;
        var place = http.Response.Headers.Location.ToString();
        await calls.EndAsync(token, key, status, isSecret ? Sealed + Convert.ToBase64String(vault.Protect(answer)) : answer, place.Length > 0 ? place : null, CancellationToken.None);
    }

    private Task RepeatAsync(HttpContext http, IdempotentCall first)
    {
        http.Response.StatusCode = first.Status!.Value;
        http.Response.Headers["Idempotency-Replayed"] = "true";
        if (first.Location is { } place)
        {
            http.Response.Headers.Location = place;
        }

        if (string.IsNullOrEmpty(first.Response))
        {
            return Task.CompletedTask;
        }

        http.Response.ContentType = first.Status >= 400 ? "application/problem+json" : "application/json; charset=utf-8";
        var answer = first.Response.StartsWith(Sealed, StringComparison.Ordinal) ? vault.Reveal(Convert.FromBase64String(first.Response[Sealed.Length..])) : first.Response;
        return http.Response.WriteAsync(answer, http.RequestAborted);
    }

    private static async Task<string> DigestAsync(HttpRequest request)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n"));
        if (request.HasFormContentType)
        {
            await AppendFormAsync(digest, request);
        }
        else
        {
            request.EnableBuffering(InMemory);
            await AppendAsync(digest, request.Body, request.HttpContext.RequestAborted);
            request.Body.Position = 0;
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <summary>Fields and files, not the bytes between them: clients choose another boundary each time.</summary>
    private static async Task AppendFormAsync(IncrementalHash digest, HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        foreach (var field in form.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            digest.AppendData(Encoding.UTF8.GetBytes($"{field.Key}={field.Value}\n"));
        }

        foreach (var file in form.Files)
        {
            digest.AppendData(Encoding.UTF8.GetBytes($"{file.Name}:{file.Length}\n"));
            await using var content = file.OpenReadStream();
            await AppendAsync(digest, content, request.HttpContext.RequestAborted);
        }
    }

    private static async Task AppendAsync(IncrementalHash digest, Stream content, CancellationToken cancel)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            digest.AppendData(buffer, 0, read);
        }
    }
}
