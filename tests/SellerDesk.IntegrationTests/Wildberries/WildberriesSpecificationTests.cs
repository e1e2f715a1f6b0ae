using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

/// <summary>Runs only where check-specification.sh has started servers made from the vendor's specification, which is not part of this project.</summary>
public sealed class SpecificationFactAttribute : FactAttribute
{
    public SpecificationFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("Marketplaces__Wildberries__FeedbacksUrl") is null)
        {
            Skip = "run check-specification.sh with the vendor's specification files";
        }
    }
}

/// <summary>Every call that the connector makes, against servers that know the vendor's specification and mark each request that breaks it.</summary>
public sealed class WildberriesSpecificationTests : IDisposable
{
    private readonly Witness witness = new();
    private readonly ServiceProvider services;
    private readonly Connector connector;
    private readonly ShopAccess shop;

    public WildberriesSpecificationTests()
    {
        var collection = new ServiceCollection().AddWildberries(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        foreach (var client in new[] { MarketplaceSetup.Reads(WildberriesClient.Name), MarketplaceSetup.Writes(WildberriesClient.Name) })
        {
            collection.AddHttpClient(client).AddHttpMessageHandler(() => new Watching(witness));
        }

        services = collection.BuildServiceProvider();
        connector = services.GetRequiredService<Connector>();
        shop = new ShopAccess(ShopId.New(), "Тест", Marketplace.Wildberries, new Dictionary<string, string>(), Key(), "Europe/Moscow", "RUB");
    }

    public void Dispose() => services.Dispose();

    [SpecificationFact]
    public async Task No_request_breaks_the_specification_and_every_example_answer_is_read()
    {
        var reviews = await Pull.AllAsync(connector.Reviews!, shop);
        var questions = await Pull.AllAsync(connector.Questions!, shop);
        var orders = await Pull.AllAsync(connector.Orders!, shop);
        await Pull.AllAsync(connector.Reviews!, shop, reviews.Cursor);
        await Pull.AllAsync(connector.Questions!, shop, questions.Cursor);
        var replies = connector.Replies!;
        await replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, "J2FMRjUj6hwvwCElqssz", "Спасибо за отзыв!", false), default);
        await replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, "J2FMRjUj6hwvwCElqssz", "Спасибо за отзыв!!", true), default);
        await replies.SendAsync(shop, new ReplyCall(WorkItemKind.Question, "n5um6IUBQOOSTxXoo0gV", "Да, есть.", false), default);
        var review = await replies.LookUpAsync(shop, WorkItemKind.Review, "G7Y9Y1kBAtKOitoBT_lV", default);
        var question = await replies.LookUpAsync(shop, WorkItemKind.Question, "ljAVapEBL38RyMdRln61", default);
        await connector.Keys.LookAsync(shop with { Key = Key(1 << 1) }, default);

        witness.Violations.Should().BeEmpty();
        witness.Calls.Should().HaveCountGreaterThan(12);
        reviews.Items.Should().NotBeEmpty();
        questions.Items.Should().NotBeEmpty();
        orders.Items.Should().NotBeEmpty();
        reviews.Unreadable.Concat(questions.Unreadable).Concat(orders.Unreadable).Should().BeEmpty();
        review.Found.Should().BeTrue();
        review.Answer!.State.Should().NotBe(AnswerState.Unread);
        question.Found.Should().BeTrue();
    }

    private static string Key(long scopes = (1 << 4) | (1 << 5) | (1 << 7))
    {
        var payload = $$"""{"acc":3,"s":{{scopes}},"sid":"e8923014-e233-47a8-898e-3cc86d67ea61","exp":{{DateTimeOffset.UtcNow.AddDays(30).ToUnixTimeSeconds()}},"t":false}""";
        return $"{Base64Url.EncodeToString("{}"u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.c2lnbmF0dXJl";
    }

    private sealed class Witness
    {
        public ConcurrentQueue<string> Calls { get; } = new();

        public ConcurrentQueue<string> Violations { get; } = new();
    }

    private sealed class Watching(Witness witness) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var call = $"{request.Method} {request.RequestUri!.PathAndQuery}: {(int)response.StatusCode}";
            witness.Calls.Enqueue(call);
            if (response.Headers.TryGetValues("sl-violations", out var violations))
            {
                witness.Violations.Enqueue($"{call} {string.Join(" ", violations)}");
            }
            else if (!response.IsSuccessStatusCode)
            {
                witness.Violations.Enqueue($"{call} {await response.Content.ReadAsStringAsync(cancellationToken)}");
            }

            return response;
        }
    }
}
