using System.Net.Http.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Channels;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Api;

/// <summary>A desk with one thing of each kind in one shop, and somebody's program beside it.</summary>
public sealed class ApiWorld : ApiFixture
{
    private static readonly IncomingProduct Mug = new("148203771", "Термокружка");

    private Simulated? marketplace;

    public HttpClient Admin { get; private set; } = null!;

    public Endpoint Program { get; private set; } = null!;

    public Shop Shop { get; private set; } = null!;

    /// <summary>By the name under which the guide speaks of it.</summary>
    public Dictionary<string, string> Ids { get; } = [];

    public Uri HookUrl => new(Program.Address, "hooks/sellerdesk");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Admin = Client(await TokenAsync(ApiScope.Admin));
        Program = await Endpoint.StartAsync();
        Desk.Configuration["Channels:InsideHosts"] = $"{Program.Address.Host}:{Program.Address.Port}";
        marketplace = await Simulated.StartAsync(reviews: 5);
        var connection = await marketplace.ConnectionAsync(Simulated.Account, Marketplace.Wildberries);
        Shop = await AddShopAsync("Пример", connection["Token"], marketplace.ShopSettings);
        await FillAsync(Shop);
        foreach (var (name, table) in new[] { ("REVIEW", "reviews"), ("QUESTION", "questions"), ("CHAT", "chats"), ("ORDER", "orders"), ("RETURN", "returns") })
        {
            Ids[name] = (await Database.ReadAsync<Guid>($"select id from {table} limit 1")).ToString();
        }

        Ids["PRODUCT"] = (await Database.ReadAsync<Guid>($"select id from products where number = '{Mug.Number}'")).ToString();
        Ids["SHOP"] = Shop.Id.ToString();
        Ids["BUYER"] = (await Database.ReadAsync<Guid>("select buyer_id from buyer_links limit 1")).ToString();
        await Desk.Services.GetRequiredService<AdjustPoints>().ExecuteAsync(Actor.Desk, new BuyerId(Guid.Parse(Ids["BUYER"])), 100, "проба", Guid.NewGuid(), CancellationToken.None);
        Ids["COMPLAINT"] = await MadeAsync("complaints", new { shop = Shop.Id.Value, text = "Протекает", order = "n1", lines = new[] { new { product = Ids["PRODUCT"], quantity = 1 } } }, "id");
        Ids["HOOK"] = await MadeAsync("webhooks", new { name = "CRM", url = HookUrl, events = new[] { "review.created" } }, "webhook", "id");
        var tried = await ReadAsync(await Admin.PostAsync($"webhooks/{Ids["HOOK"]}/test", null));
        Ids["DELIVERY"] = tried.GetProperty("delivery").GetProperty("id").GetString()!;
    }

    public override async Task DisposeAsync()
    {
        await (Program?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (marketplace?.DisposeAsync() ?? ValueTask.CompletedTask);
        await base.DisposeAsync();
    }

    /// <summary>A token that is kept to some shops.</summary>
    public async Task<HttpClient> KeptAsync(ApiScope scope, params IReadOnlyList<ShopId> shops) => Client((await UseAsync<CreateApiToken, CreatedApiToken>(create =>
        create.ExecuteAsync(Actor.Desk, new ApiTokenWish("kept", scope, shops), DateTimeOffset.UtcNow, CancellationToken.None))).Secret);

    private async Task<string> MadeAsync(string list, object body, params string[] path)
    {
        var answer = await Admin.PostAsJsonAsync(list, body);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
        var made = await ReadAsync(answer);
        return path.Aggregate(made, (at, name) => at.GetProperty(name)).GetString()!;
    }

    private async Task FillAsync(Shop shop)
    {
        var now = DateTimeOffset.UtcNow;
        var orders = new[]
        {
            new IncomingOrder
            {
                Number = "n1", Status = "new", Stage = OrderStage.Received, OrderedAt = now.AddDays(-1), BuyerNumber = "buyer-1",
                Lines = [new IncomingOrderLine(1, Mug, "Кружки", 5, 1290.5m, 0, "RUB")],
            },
        };
        await WriteAsync(shop, now, OrderWriter.WriteAsync, await Desk.Services.GetRequiredService<BuyerDoor>().AdmitAsync(shop, orders, CancellationToken.None));
        await WriteAsync(shop, now, ReviewWriter.WriteAsync, new IncomingReview { Number = "18743921", Rating = 2, Text = "Крышка протекает", Author = "Анна", CreatedAt = now.AddHours(-1), Product = Mug, OrderNumber = "n1" });
        await WriteAsync(shop, now, QuestionWriter.WriteAsync, new IncomingQuestion { Number = "q-501", Text = "Подойдёт в подстаканник?", CreatedAt = now.AddHours(-1), Product = Mug });
        await WriteAsync(shop, now, ChatWriter.WriteAsync, new IncomingChat
        {
            Number = "c-77",
            OrderNumber = "n1",
            Product = Mug,
            Messages = [new IncomingMessage("m1", ChatSender.Buyer, null, "Где заказ?", now.AddMinutes(-30), [])],
        });
        await WriteAsync(shop, now, ReturnWriter.WriteAsync, new IncomingReturn
        {
            Number = "r1",
            Kind = ReturnKind.Claim,
            Stage = ReturnStage.AwaitsSeller,
            OpenedAt = now.AddHours(-2),
            Amount = 1290,
            Currency = "RUB",
            Product = Mug,
            OrderNumber = "n1",
            Decisions = [new AllowedDecision("approve")],
        });
        await Desk.Services.GetRequiredService<RemakeBuyersJob>().RunAsync(CancellationToken.None);
    }
}
