using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Wildberries;

/// <summary>Runs only where check-specification.sh has started servers made from the vendor's specification, which is not part of this project.</summary>
public sealed class SpecificationFactAttribute : FactAttribute
{
    public SpecificationFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("WildberriesSpecification__Communications") is null)
        {
            Skip = "run check-specification.sh with the vendor's specification files";
        }
    }
}

/// <summary>Every call that the connector makes, against servers that know the vendor's specification and mark each request that breaks it.</summary>
public sealed class WildberriesSpecificationTests : IDisposable
{
    private static readonly (string Host, string Part)[] Hosts =
    [
        ("Feedbacks", "Communications"), ("Chat", "Communications"), ("Returns", "Communications"), ("Marketplace", "Orders"), ("Content", "Items"), ("Analytics", "Analytics"),
        ("Statistics", "Reports"), ("Common", "General"),
    ];

    /// <summary>Methods that are described in another document than the rest of their host.</summary>
    private static readonly (string Path, string Part)[] Elsewhere =
        [("/dbs/", "Dbs"), ("/analytics/goods-return", "Reports"), ("/common/v1/rating", "General"), ("/ping", "General")];

    /// <summary>
    /// What the servers cannot tell: Prism reads a form's repeated part as one text, so that a list of files never is one; and the kinds of report are
    /// told apart by a discriminator that it does not look at, so that the vendor's own example matches two of them as well.
    /// </summary>
    private static readonly string[] BeyondThem = ["property file must be array", "must match exactly one schema in oneOf"];

    private readonly Witness witness = new();
    private readonly ServiceProvider services;
    private readonly Connector connector;
    private readonly ShopAccess shop;
    private readonly ITestOutputHelper output;

    public WildberriesSpecificationTests(ITestOutputHelper output)
    {
        this.output = output;
        var settings = Hosts.ToDictionary(host => $"Marketplaces:Wildberries:{host.Host}Url", host => Server(host.Part));
        var collection = new ServiceCollection().AddWildberries(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
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
        var chats = await Pull.AllAsync(connector.Chats!, shop);
        var returns = await Pull.AllAsync(connector.Returns!, shop);
        var cards = await Pull.AllAsync(connector.Products!, shop);
        var funnel = await Pull.AllAsync(connector.Funnel!, shop);
        var quality = await Pull.AllAsync(connector.Quality!, shop);
        await Pull.AllAsync(connector.Reviews!, shop, reviews.Cursor);
        await Pull.AllAsync(connector.Questions!, shop, questions.Cursor);
        await Pull.AllAsync(connector.Chats!, shop, chats.Cursor);
        await Pull.AllAsync(connector.Products!, shop, cards.Cursor);
        await WriteAsync(chats.Items.First(chat => chat.Facts.ContainsKey("replySign")));
        var review = await connector.Replies!.LookUpAsync(shop, WorkItemKind.Review, "G7Y9Y1kBAtKOitoBT_lV", default);
        var question = await connector.Replies.LookUpAsync(shop, WorkItemKind.Question, "ljAVapEBL38RyMdRln61", default);
        await connector.Decisions!.LookUpAsync(shop, "fe3e9337-e9f9-423c-8930-946a8ebef80a", default);
        (await services.GetRequiredService<WildberriesClient>().FunnelReportsAsync(shop with { Key = Key("another") }, Guid.NewGuid(), default)).Dispose();
        await services.GetRequiredService<WildberriesClient>().FunnelReportFileAsync(shop, Guid.NewGuid(), default);
        await services.GetRequiredService<WildberriesClient>().OrderFeedAsync(shop with { Key = Key("another") }, DateTimeOffset.UtcNow.AddDays(-1), 100, 100, "2026-07-28T15:04:05Z", default);
        var facts = await connector.Keys.LookAsync(shop, default);

        foreach (var call in witness.Calls.Select(call => call.Split('?', ':')[0]).GroupBy(call => call).OrderBy(group => group.Key))
        {
            output.WriteLine($"{call.Count()} {call.Key}");
        }

        output.WriteLine($"{witness.Calls.Count} calls, {witness.Violations.Count} violations, {witness.Beyond.Count} that the servers cannot tell");
        witness.Beyond.Should().HaveCountLessThan(3);
        witness.Violations.Should().BeEmpty();
        foreach (var (items, unreadable) in new[] { Count(reviews), Count(questions), Count(orders), Count(chats), Count(returns), Count(cards), Count(funnel), Count(quality) })
        {
            items.Should().BePositive();
            unreadable.Should().Be(0);
        }

        returns.Items.Select(item => item.Kind).Should().Contain(ReturnKind.Claim).And.Contain(ReturnKind.Return);
        orders.Items.Select(order => order.Scheme).Should().Contain("DBS").And.Contain("FBS");
        review.Found.Should().BeTrue();
        review.Answer!.State.Should().NotBe(AnswerState.Unread);
        question.Found.Should().BeTrue();
        facts.SellerName.Should().NotBeNull();

    }

    private async Task WriteAsync(IncomingChat chat)
    {
        var replies = connector.Replies!;
        await replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, "J2FMRjUj6hwvwCElqssz", "Спасибо за отзыв!", false), default);
        await replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, "J2FMRjUj6hwvwCElqssz", "Спасибо за отзыв!!", true), default);
        await replies.SendAsync(shop, new ReplyCall(WorkItemKind.Question, "n5um6IUBQOOSTxXoo0gV", "Да, есть.", false), default);
        var sender = connector.ChatMessages!;
        await sender.SendAsync(shop, chat.Number, chat.Facts, new ChatCall("Добрый день!", []), default);
        var files = () => sender.SendAsync(shop, chat.Number, chat.Facts, new ChatCall("Вот чек.", [new OutgoingFile("Чек.pdf", "application/pdf", "%PDF-1.4"u8.ToArray()), new OutgoingFile("a.png", "image/png", [0x89])]), default);
        (await files.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.Refused, "the server sees no list of files");
        await sender.FetchAsync(shop, new IncomingFile(null, "ecaeb056-a4ee-45b4-ae45-666811755d38", "document"), default);
        foreach (var code in new[] { "approve1", "rejectcustom" })
        {
            await connector.Decisions!.DecideAsync(shop, new ReturnCall("fe3e9337-e9f9-423c-8930-946a8ebef80a", code, "Фото не имеет отношения к товару", null, null, new Dictionary<string, string>()), default);
        }
    }

    private static (int Items, int Unreadable) Count<T>(Pulled<T> pulled) => (pulled.Items.Count(), pulled.Unreadable.Count());

    private static string? Server(string part) => Environment.GetEnvironmentVariable($"WildberriesSpecification__{part}");

    /// <summary>A service token with every category: only it may ask for all there is.</summary>
    private static string Key(string seller = "e8923014-e233-47a8-898e-3cc86d67ea61")
    {
        var scopes = new[] { 1, 2, 4, 5, 7, 9, 11 }.Aggregate(0L, (mask, bit) => mask | (1L << bit));
        var payload = $$"""{"acc":4,"s":{{scopes}},"sid":"{{seller}}","exp":{{DateTimeOffset.UtcNow.AddDays(30).ToUnixTimeSeconds()}},"t":false}""";
        return $"{Base64Url.EncodeToString("{}"u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.c2lnbmF0dXJl";
    }

    private sealed class Witness
    {
        public ConcurrentQueue<string> Calls { get; } = new();

        public ConcurrentQueue<string> Violations { get; } = new();

        public ConcurrentQueue<string> Beyond { get; } = new();
    }

    private sealed class Watching(Witness witness) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.PathAndQuery;
            if (Array.Find(Elsewhere, other => path.Contains(other.Path, StringComparison.Ordinal)) is { Part: { } part })
            {
                request.RequestUri = new Uri(new Uri(Server(part)!), path);
            }

            var response = await base.SendAsync(request, cancellationToken);
            var call = $"{request.Method} {path}: {(int)response.StatusCode}";
            witness.Calls.Enqueue(call);
            if (response.Headers.TryGetValues("sl-violations", out var violations))
            {
                var all = string.Join(" ", violations);
                (Array.Exists(BeyondThem, known => all.Contains(known, StringComparison.Ordinal)) && !all.Contains("},{", StringComparison.Ordinal) ? witness.Beyond : witness.Violations).Enqueue($"{call} {all}");
            }
            else if (!response.IsSuccessStatusCode)
            {
                witness.Violations.Enqueue($"{call} {await response.Content.ReadAsStringAsync(cancellationToken)}");
            }

            return response;
        }
    }
}
