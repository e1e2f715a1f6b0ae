using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Replies.Drafting;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Drafting;

public static class DraftingSetup
{
    public static IServiceCollection AddDrafting(this IServiceCollection services)
    {
        // A redirect would carry the buyer's words, and the key, to a host that nobody chose.
        services.AddHttpClient<IDraftWriter, ChatCompletions>(http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.MaxResponseContentBufferSize = ChatCompletions.MostBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                ConnectCallback = PublicConnection.As(provider.GetRequiredService<InsideHosts>(), trustsWritten: false),
            });
        services.AddSingleton<DraftingBook>();
        services.AddScoped<DraftAnswer>();
        return services;
    }
}
