using System.Collections.Concurrent;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Ozon;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>Runs only where check-specification.sh has started a server made from the vendor's specification, which is not part of this project.</summary>
public sealed class OzonSpecificationFactAttribute : FactAttribute
{
    public OzonSpecificationFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("Marketplaces__Ozon__BaseUrl") is null)
        {
            Skip = "run check-specification.sh with the vendor's specification file";
        }
    }
}

/// <summary>Every call that the connector makes, against a server that knows the vendor's specification and marks each request that breaks it.</summary>
public sealed class OzonSpecificationTests : IDisposable
{
    private const int Enough = 12;

    private readonly ConcurrentQueue<string> calls = new();
    private readonly ConcurrentQueue<string> violations = new();
    private readonly LaterClock clock = new();
    private readonly ServiceProvider services;
    private readonly Connector connector;
    private readonly ITestOutputHelper output;
    private readonly ShopAccess shop = new(ShopId.New(), "Тест", Marketplace.Ozon, new Dictionary<string, string> { ["ClientId"] = "836" }, "0296d4f2-70a1-4c09-b507-904fd05567b9", "Europe/Moscow", "RUB");

    public OzonSpecificationTests(ITestOutputHelper output)
    {
        this.output = output;
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(new Dictionary<string, string?> { ["Marketplaces:LimitScale"] = "100000" }).Build();
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddOzon(configuration);
        foreach (var client in new[] { MarketplaceSetup.Reads(OzonClient.Name), MarketplaceSetup.Writes(OzonClient.Name) })
        {
            collection.AddHttpClient(client).AddHttpMessageHandler(() => new Watching(calls, violations));
        }

        services = collection.BuildServiceProvider();
        connector = services.GetRequiredService<Connector>();
    }

    public void Dispose() => services.Dispose();

    [OzonSpecificationFact]
    public async Task No_request_breaks_the_specification()
    {
        await TryAsync(() => connector.Keys.LookAsync(shop, default));
        await OverAndOverAsync(connector.Reviews!);
        await OverAndOverAsync(connector.Questions!);
        await OverAndOverAsync(connector.Chats!);
        await OverAndOverAsync(connector.Orders!);
        await OverAndOverAsync(connector.Returns!);
        await OverAndOverAsync(connector.Products!);
        await OverAndOverAsync(connector.Funnel!);
        await OverAndOverAsync(connector.Quality!);
        await EachPartAsync();
        await WritesAsync();

        foreach (var call in calls.GroupBy(call => call).OrderBy(group => group.Key))
        {
            output.WriteLine($"{call.Key} × {call.Count()}");
        }

        violations.Should().BeEmpty();
        calls.Select(call => call.Split(':')[0]).Distinct().Should().HaveCountGreaterThan(25);
    }

    /// <summary>Calls that the examples' answers do not lead to.</summary>
    private async Task EachPartAsync()
    {
        var client = services.GetRequiredService<OzonClient>();
        var now = clock.GetUtcNow();
        await TryAsync(() => client.CommentsAsync(shop, "0199", false, default));
        await TryAsync(() => client.ReviewAsync(shop, "0199", false, default));
        await TryAsync(() => client.AnswersAsync(shop, "0199", "646399170", false, default));
        await TryAsync(() => client.MessagesAsync(shop, "18b8e1f9-4ae7-461c-84ea-8e1f54d1a45e", 3000000000118032000, 1000, default));
        await TryAsync(() => client.FbsAsync(shop, new PostingQuery(now.AddDays(-90), now) { ChangedFrom = now.AddDays(-1), ChangedTo = now }, "eyJ", default));
        await TryAsync(() => client.FbsAsync(shop, new PostingQuery(now.AddDays(-90), now) { Statuses = ["awaiting_packaging"], OrderNumbers = ["0132112277-0101"] }, null, default));
        await TryAsync(() => client.FbsOneAsync(shop, "0132112277-0101-1", default));
        await TryAsync(() => client.FboAsync(shop, now.AddDays(-90), now, ["0132112277-0101"], "eyJ", default));
        await TryAsync(() => client.ReturnsAsync(shop, now.AddDays(-3), now, 1019562967545956, default));
        await TryAsync(() => client.ClaimsAsync(shop, ["New", "Arbitration"], now.AddDays(-30), now, 70125, default));
        await TryAsync(() => client.ClaimAsync(shop, "70125", default));
        await TryAsync(() => client.CancellationsAsync(shop, "ON_APPROVAL", 90066344, default));
        await TryAsync(() => client.ProductInfoAsync(shop, ["100001"], default));
        await TryAsync(() => client.AttributesAsync(shop, ["213761435"], "ALL", default));
        await TryAsync(() => client.DescriptionAsync(shop, "73453843", default));
        await TryAsync(() => client.ContentRatingsAsync(shop, ["179737222"], default));
    }

    private async Task WritesAsync()
    {
        var nothing = new Dictionary<string, string>();
        foreach (var kind in new[] { WorkItemKind.Review, WorkItemKind.Question })
        {
            await TryAsync(() => connector.Replies!.SendAsync(shop, new ReplyCall(kind, "0199", "Спасибо!", false), default));
            await TryAsync(() => connector.Replies!.LookUpAsync(shop, kind, "0199", default));
        }

        await TryAsync(() => services.GetRequiredService<OzonClient>().AnswerQuestionAsync(shop, "0199", "646399170", "Спасибо!", default));
        await TryAsync(() => connector.ChatMessages!.StartAsync(shop, "47873153-0052-1", default));
        await TryAsync(() => connector.ChatMessages!.SendAsync(shop, "99feb3fc-a474-469f-95d5-268b470cc607", nothing, new ChatCall("Здравствуйте!", [new OutgoingFile("a.jpg", "image/jpeg", [1, 2, 3])]), default));
        await TryAsync(() => connector.Decisions!.DecideAsync(shop, new ReturnCall("rfbs-70125", "-1", "Следы носки", null, "11", nothing), default));
        await TryAsync(() => connector.Decisions!.DecideAsync(shop, new ReturnCall("rfbs-70125", "1020", null, 100.5m, null, nothing), default));
        await TryAsync(() => connector.Decisions!.DecideAsync(shop, new ReturnCall("cancel-74393917", "approve", null, null, null, nothing), default));
        await TryAsync(() => connector.Decisions!.DecideAsync(shop, new ReturnCall("cancel-74393917", "reject", "Уже в пути", null, null, nothing), default));
        await TryAsync(() => connector.Decisions!.LookUpAsync(shop, "rfbs-70125", default));
        await TryAsync(() => connector.Decisions!.LookUpAsync(shop, "cancel-74393917", default));
    }

    /// <summary>Days apart, so that each repeated pass comes. The specification's examples repeat their page for ever: how a pull ends is not looked at, its requests are.</summary>
    private async Task OverAndOverAsync<T>(IFeed<T> feed)
    {
        string? cursor = null;
        for (var pull = 0; pull < 3; pull++)
        {
            await TryAsync(async () =>
            {
                var pages = 0;
                await foreach (var page in feed.ReadAsync(shop, cursor, default))
                {
                    cursor = page.Cursor;
                    if (++pages > Enough)
                    {
                        break;
                    }
                }
            });
            clock.Ahead += TimeSpan.FromDays(8);
        }
    }

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (MarketplaceException)
        {
            // An example answer that does not fit what was asked for.
        }
    }

    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    private sealed class Watching(ConcurrentQueue<string> calls, ConcurrentQueue<string> violations) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            var call = $"{request.Method} {request.RequestUri!.PathAndQuery}: {(int)response.StatusCode}";
            calls.Enqueue(call);
            if (response.Headers.TryGetValues("sl-violations", out var marked) && marked.Any(violation => violation.Contains("\"location\":[\"request\"", StringComparison.Ordinal)))
            {
                violations.Enqueue($"{call} {body} {string.Join(" ", marked)}");
            }
            else if (!response.IsSuccessStatusCode)
            {
                violations.Enqueue($"{call} {body} {await response.Content.ReadAsStringAsync(cancellationToken)}");
            }

            return response;
        }
    }
}
