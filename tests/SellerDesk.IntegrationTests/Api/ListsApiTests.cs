using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

/// <summary>Chats, orders, returns and products over the API.</summary>
public sealed class ListsApiTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly IncomingProduct Mug = new("148203771", "Термокружка");

    [Theory]
    [InlineData("orders")]
    [InlineData("chats")]
    [InlineData("returns")]
    [InlineData("products")]
    public async Task Slices_one_after_another_are_the_whole_list_those_without_a_time_first(string list)
    {
        var shops = new[] { await FilledAsync($"Первый {list}"), await FilledAsync($"Второй {list}") };
        foreach (var (asked, whole) in new[] { ($"shop={shops[0].Id}", 23), ("", 46) })
        {
            var seen = new List<JsonElement>();
            string? after = null;
            do
            {
                var slice = await desk.Reader.GetFromJsonAsync<JsonElement>($"{list}?{asked}&limit=5&after={after}");
                slice.GetProperty("items").GetArrayLength().Should().BeLessThanOrEqualTo(5);
                seen.AddRange(slice.GetProperty("items").EnumerateArray());
                after = slice.GetProperty("next").GetString();
            }
            while (after is not null);

            var ours = seen.Where(item => shops.Any(shop => shop.Id.Value == item.GetProperty("shopId").GetGuid())).ToList();
            ours.Should().HaveCount(whole);
            seen.Select(item => item.GetProperty("id").GetGuid()).Should().OnlyHaveUniqueItems();
            if (list != "products")
            {
                var times = seen.ConvertAll(item => Time(item, list) ?? DateTimeOffset.MaxValue);
                times.Should().BeInDescendingOrder();
                ours.Count(item => Time(item, list) is null).Should().Be(asked.Length > 0 ? 3 : 6);
            }
        }
    }

    [Fact]
    public async Task Filters_narrow_the_lists()
    {
        var shop = await FilledAsync("Фильтры");
        (await CountAsync($"orders?shop={shop.Id}&stage=delivered")).Should().Be(11);
        (await CountAsync($"orders?shop={shop.Id}&number=n5")).Should().Be(1);
        (await CountAsync($"orders?shop={shop.Id}&since={Uri.EscapeDataString(Now.AddHours(-10).ToString("O"))}")).Should().Be(8);
        (await CountAsync($"chats?shop={shop.Id}&awaits=true")).Should().Be(10);
        (await CountAsync($"chats?shop={shop.Id}&kind=arbitration")).Should().Be(0);
        (await CountAsync($"chats?shop={shop.Id}&order=n7")).Should().Be(1);
        (await CountAsync($"returns?shop={shop.Id}&stage=awaitsSeller")).Should().Be(23);
        (await CountAsync($"returns?shop={shop.Id}&kind=dispute")).Should().Be(0);
        (await CountAsync($"products?shop={shop.Id}&number=n3")).Should().Be(1);
        using var wrong = await desk.Reader.GetAsync("orders?stage=lost");
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task One_of_each_has_the_shape_of_its_list_and_a_chat_its_messages_too()
    {
        var shop = await FilledAsync("Один");
        foreach (var list in new[] { "orders", "returns", "products" })
        {
            var listed = await FirstAsync(list, shop);
            var one = await desk.Reader.GetFromJsonAsync<JsonElement>($"{list}/{listed.GetProperty("id").GetGuid()}");
            one.EnumerateObject().Select(part => part.Name).Should().Equal(listed.EnumerateObject().Select(part => part.Name));
            Parts(one).Should().Equal(Parts(listed));
        }

        // The way of an order is told of one order only.
        static IEnumerable<string> Parts(JsonElement one) => one.EnumerateObject().Where(part => part.Name != "steps").Select(part => part.Value.GetRawText());

        var chat = (await desk.Reader.GetFromJsonAsync<JsonElement>($"chats?shop={shop.Id}&order=n7")).GetProperty("items")[0];
        var whole = await desk.Reader.GetFromJsonAsync<JsonElement>($"chats/{chat.GetProperty("id").GetGuid()}");
        whole.GetProperty("chat").GetRawText().Should().Be(chat.GetRawText());
        whole.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("text").GetString()).Should().Equal("Где заказ?", "В пути");
        whole.GetProperty("earlier").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Money_is_text_with_its_currency_and_products_are_named()
    {
        var shop = await FilledAsync("Деньги");
        var line = (await FirstAsync("orders", shop)).GetProperty("lines")[0];
        line.GetProperty("unitPrice").GetRawText().Should().Be("""{"amount":"1290.50","currency":"RUB"}""");
        line.GetProperty("product").GetProperty("name").GetString().Should().Be("Термокружка");
        var back = await FirstAsync("returns", shop);
        back.GetProperty("amount").GetProperty("amount").GetString().Should().Be("1290.00");
        back.GetProperty("decisions")[0].GetProperty("code").GetString().Should().Be("approve");
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("chats")]
    [InlineData("returns")]
    [InlineData("products")]
    public async Task What_is_not_there_is_said_to_be_missing(string list)
    {
        using var answer = await desk.Reader.GetAsync($"{list}/{Guid.NewGuid()}");
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await ApiFixture.ReadAsync(answer)).GetProperty("detail").GetString().Should().StartWith("There is no such");
    }

    [Fact]
    public async Task A_shop_tells_what_each_feed_and_ability_needs()
    {
        var shop = await desk.AddShopAsync("Умения", marketplace: Marketplace.Ozon);
        await using (var db = desk.Data.Open())
        {
            var shut = ShopAbility.Of(shop.Id, Ability.Reviews, Now);
            shut.Found(AbilityState.NeedsSubscription, "Premium Pro", Now);
            db.AddRange(shut, ShopAbility.Of(shop.Id, Ability.Pushes, Now));
            await db.SaveChangesAsync();
        }

        var shown = (await desk.Reader.GetFromJsonAsync<JsonElement>("shops")).GetProperty("items").EnumerateArray().Single(s => s.GetProperty("id").GetGuid() == shop.Id.Value);
        var feed = shown.GetProperty("feeds").EnumerateArray().Single(f => f.GetProperty("feed").GetString() == "reviews");
        (feed.GetProperty("state").GetString(), feed.GetProperty("need").GetString()).Should().Be(("shut", "Premium Pro"));
        shown.GetProperty("feeds").EnumerateArray().Single(f => f.GetProperty("feed").GetString() == "orders").GetProperty("state").GetString().Should().Be("waiting");
        var ability = shown.GetProperty("abilities").EnumerateArray().Single(a => a.GetProperty("ability").GetString() == "reviews");
        (ability.GetProperty("state").GetString(), ability.GetProperty("need").GetString()).Should().Be(("needsSubscription", "Premium Pro"));
    }

    private async Task<Shop> FilledAsync(string name)
    {
        var shop = await desk.AddShopAsync(name);
        await desk.WriteAsync(shop, Now, CardWriter.WriteAsync, [.. Enumerable.Range(0, 22).Select(n => new IncomingCard { Product = new IncomingProduct($"n{n}", $"Товар {n}") })]);
        await desk.WriteAsync(shop, Now, OrderWriter.WriteAsync, [.. Enumerable.Range(0, 23).Select(n => new IncomingOrder
        {
            Number = $"n{n}", Status = "new", Stage = n % 2 == 0 ? OrderStage.Received : OrderStage.Delivered, OrderedAt = n < 3 ? null : Now.AddHours(-n),
            Lines = [new IncomingOrderLine(1, Mug, "Кружки", 1, 1290.5m, 0, "RUB")],
        })]);
        await desk.WriteAsync(shop, Now, ChatWriter.WriteAsync, [.. Enumerable.Range(0, 23).Select(n => new IncomingChat
        {
            Number = $"c{n}", OrderNumber = $"n{n}", Product = Mug,
            Messages = n < 3 ? [] :
            [
                new IncomingMessage("m1", ChatSender.Buyer, null, "Где заказ?", Now.AddHours(-n), []),
                .. n % 2 == 0 ? [] : new[] { new IncomingMessage("m2", ChatSender.Seller, null, "В пути", Now.AddHours(-n).AddMinutes(1), []) },
            ],
        })]);
        await desk.WriteAsync(shop, Now, ReturnWriter.WriteAsync, [.. Enumerable.Range(0, 23).Select(n => new IncomingReturn
        {
            Number = $"r{n}", Kind = ReturnKind.Claim, Stage = ReturnStage.AwaitsSeller, OpenedAt = n < 3 ? null : Now.AddHours(-n), Amount = 1290, Currency = "RUB", Product = Mug,
            Decisions = [new AllowedDecision("approve")],
        })]);
        return shop;
    }

    private static DateTimeOffset? Time(JsonElement item, string list) =>
        item.GetProperty(list switch { "orders" => "orderedAt", "chats" => "lastMessageAt", _ => "openedAt" }) is { ValueKind: not JsonValueKind.Null } time ? time.GetDateTimeOffset() : null;

    private async Task<JsonElement> FirstAsync(string list, Shop shop) => (await desk.Reader.GetFromJsonAsync<JsonElement>($"{list}?shop={shop.Id}&limit=1")).GetProperty("items")[0];

    private async Task<int> CountAsync(string address) => (await desk.Reader.GetFromJsonAsync<JsonElement>(address + "&limit=200")).GetProperty("items").GetArrayLength();
}
