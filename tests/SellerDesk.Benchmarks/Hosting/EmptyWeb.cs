using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SellerDesk.Benchmarks.Hosting;

/// <summary>The least that ASP.NET can be, <c>empty-web</c>: what it costs is not the desk's doing. With <c>--answer FILE</c> it also sends that file's bytes as JSON.</summary>
internal static class EmptyWeb
{
    public const string Name = "empty-web";

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        if (builder.Configuration["answer"] is { Length: > 0 } file)
        {
            var answer = await File.ReadAllBytesAsync(file);
            app.MapGet("/answer", () => Results.Bytes(answer, "application/json"));
        }

        await app.RunAsync();
        return 0;
    }
}
