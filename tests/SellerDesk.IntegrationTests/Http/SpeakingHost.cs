using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SellerDesk.IntegrationTests.Http;

/// <summary>Answers what the test says, over real HTTP.</summary>
public sealed class SpeakingHost : IAsyncDisposable
{
    private readonly WebApplication web;
    private int calls;

    private SpeakingHost(WebApplication web) => this.web = web;

    public Uri Address => new(web.Urls.First());

    public int Calls => calls;

    public static async Task<SpeakingHost> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var started = new SpeakingHost(builder.Build());
        started.web.Run(http =>
        {
            Interlocked.Increment(ref started.calls);
            return answer(http);
        });
        await started.web.StartAsync();
        return started;
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();
}
