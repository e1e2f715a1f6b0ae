using System.Collections.Concurrent;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.YandexMarket;
using Xunit;

namespace SellerDesk.IntegrationTests.YandexMarket;

/// <summary>Runs only where check-specification.sh has started a server made from the vendor's specification, which is not part of this project.</summary>
public sealed class YandexSpecificationFactAttribute : FactAttribute
{
    public YandexSpecificationFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("Marketplaces__YandexMarket__BaseUrl") is null)
        {
            Skip = "run check-specification.sh with the vendor's specification file";
        }
    }
}

/// <summary>Every call that the connector makes, against a server that knows the vendor's specification and marks each request that breaks it.</summary>
public sealed class YandexSpecificationTests : IDisposable
{
    private readonly ConcurrentQueue<string> calls = new();
    private readonly ConcurrentQueue<string> violations = new();
    private readonly ServiceProvider services;
    private readonly Connector connector;
    private readonly ShopAccess shop;

    public YandexSpecificationTests()
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(new Dictionary<string, string?> { ["Marketplaces:LimitScale"] = "100000" }).Build();
        var collection = new ServiceCollection().AddYandexMarket(configuration);
        foreach (var client in new[] { MarketplaceSetup.Reads(YandexClient.Name), MarketplaceSetup.Writes(YandexClient.Name) })
        {
            collection.AddHttpClient(client).AddHttpMessageHandler(() => new Watching(calls, violations));
        }

        services = collection.BuildServiceProvider();
        connector = services.GetRequiredService<Connector>();
        shop = new ShopAccess(ShopId.New(), "Тест", Marketplace.YandexMarket, new Dictionary<string, string> { ["BusinessId"] = "187", ["CampaignIds"] = "412,413" }, "ACMA:test:test", "Europe/Moscow", "RUB");
    }

    public void Dispose() => services.Dispose();

    [YandexSpecificationFact]
    public async Task No_request_breaks_the_specification()
    {
        await TwiceAsync(connector.Reviews!);
        await TwiceAsync(connector.Questions!);
        await TwiceAsync(connector.Chats!);
        await TwiceAsync(connector.Orders!);
        await TwiceAsync(connector.Returns!);
        await TwiceAsync(connector.Products!);
        await TwiceAsync(connector.Funnel!);
        await TwiceAsync(connector.Quality!);
        await TryAsync(() => connector.Keys.LookAsync(shop with { Settings = new Dictionary<string, string>() }, default));
        foreach (var kind in Enum.GetValues<WorkItemKind>().Where(kind => kind is WorkItemKind.Review or WorkItemKind.Question))
        {
            await TryAsync(() => connector.Replies!.SendAsync(shop, new ReplyCall(kind, "123", "Спасибо!", false), default));
            await TryAsync(() => connector.Replies!.SendAsync(shop, new ReplyCall(kind, "123", "Спасибо!", true), default));
            await TryAsync(() => connector.Replies!.LookUpAsync(shop, kind, "123", default));
        }

        await ChatsAndDecisionsAsync();

        violations.Should().BeEmpty();
        calls.Select(call => call.Split('?')[0]).Distinct().Should().HaveCountGreaterThan(20);
    }

    private async Task ChatsAndDecisionsAsync()
    {
        var nothing = new Dictionary<string, string>();
        var facts = new Dictionary<string, string> { ["campaign"] = "412", ["items"] = "77" };
        await TryAsync(() => connector.ChatMessages!.StartAsync(shop, "500", default));
        await TryAsync(() => connector.ChatMessages!.SendAsync(shop, "5003", nothing, new ChatCall("Здравствуйте!", []), default));
        await TryAsync(() => connector.ChatMessages!.SendAsync(shop, "5003", nothing, new ChatCall("", [new OutgoingFile("a.jpg", "image/jpeg", [1, 2, 3])]), default));
        await TryAsync(() => connector.Decisions!.LookUpAsync(shop, "500-5001", default));
        await TryAsync(() => connector.Decisions!.LookUpAsync(shop, "cancel-500", default));
        await TryAsync(() => connector.Decisions!.DecideAsync(shop, new ReturnCall("500-5001", "DECLINE_REFUND", "Следы падения", null, "MECHANICAL_DAMAGE", facts), default));
        await TryAsync(() => connector.Decisions!.DecideAsync(shop, new ReturnCall("500-5001", "PARTIAL_MONEY_REFUND", null, 100.5m, null, facts), default));
        await TryAsync(() => connector.Decisions!.DecideAsync(shop, new ReturnCall("cancel-500", "ACCEPT", null, null, null, facts), default));
        await TryAsync(() => connector.Decisions!.DecideAsync(shop, new ReturnCall("cancel-500", "DECLINE", null, null, "ORDER_DELIVERED", facts), default));
    }

    /// <summary>The specification's examples say "ERROR" and repeat their page for ever: how a call ends is not looked at, the requests are.</summary>
    private static async Task TwiceAsync<T>(IFeed<T> feed)
    {
        const int Enough = 40;
        string? cursor = null;
        for (var pull = 0; pull < 3; pull++)
        {
            await TryAsync(async () =>
            {
                var pages = 0;
                await foreach (var page in feed.ReadAsync(Shop(cursor), cursor, default))
                {
                    cursor = page.Cursor;
                    if (++pages > Enough)
                    {
                        break;
                    }
                }
            });
        }

        ShopAccess Shop(string? _) => new(ShopId.New(), "Тест", Marketplace.YandexMarket, new Dictionary<string, string> { ["BusinessId"] = "187", ["CampaignIds"] = "412,413" }, "ACMA:test:test", "Europe/Moscow", "RUB");
    }

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (MarketplaceException)
        {
            // An example answer that says no.
        }
    }

    /// <summary>The document contradicts its own examples here and there: what is marked about an answer is not the connector's doing.</summary>
    private sealed class Watching(ConcurrentQueue<string> calls, ConcurrentQueue<string> violations) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var call = $"{request.Method} {request.RequestUri!.PathAndQuery}: {(int)response.StatusCode}";
            calls.Enqueue(call);
            if (response.Headers.TryGetValues("sl-violations", out var marked) && marked.Any(one => one.Contains("""["request""", StringComparison.Ordinal)))
            {
                violations.Enqueue($"{call} {string.Join(" ", marked)}");
            }
            else if ((int)response.StatusCode is 422 or 404)
            {
                violations.Enqueue($"{call} {await response.Content.ReadAsStringAsync(cancellationToken)}");
            }

            return response;
        }
    }
}
