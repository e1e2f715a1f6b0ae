using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

public sealed class ComplaintsApiTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_program_opens_a_complaint_and_moves_it_to_its_end()
    {
        var (shop, product) = await ShopAsync("Программа");
        var opened = await desk.Writer.PostAsJsonAsync("complaints", new
        {
            shop = shop.Id.Value,
            text = "Кружка протекает",
            order = "o1",
            kind = "claim",
            lines = new[] { new { product, quantity = 1, amount = new { amount = "500.00", currency = "RUB" } } },
        });
        opened.StatusCode.Should().Be(HttpStatusCode.Created);
        var complaint = await ApiFixture.ReadAsync(opened);
        var id = complaint.GetProperty("id").GetGuid();
        (complaint.GetProperty("stage").GetString(), complaint.GetProperty("orderUnknown").GetBoolean()).Should().Be(("collecting", false));
        await MovedAsync(id, "stage", new { stage = "analysing" });
        await MovedAsync(id, "explain", new { reason = "defect", cause = "supplier.defect" });
        await MovedAsync(id, "stage", new { stage = "deciding" });
        var excess = await desk.Writer.PostAsJsonAsync($"complaints/{id}/resolve", new { resolution = "refund", amount = new { amount = "500.01", currency = "RUB" } });
        excess.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await ApiFixture.ReadAsync(excess)).GetProperty("code").GetString().Should().Be("complaint.moreThanPaid");
        await MovedAsync(id, "resolve", new { resolution = "refund" });
        await MovedAsync(id, "stage", new { stage = "carryingout" });
        await MovedAsync(id, "carry-out", new { how = "cabinet" });
        await MovedAsync(id, "stage", new { stage = "followingup" });
        var whole = await MovedAsync(id, "close", new { outcome = "satisfied" });
        whole.GetProperty("complaint").GetProperty("amount").GetProperty("amount").GetString().Should().Be("500.00");
        whole.GetProperty("trail").GetArrayLength().Should().Be(9);
        (await desk.Reader.GetFromJsonAsync<JsonElement>($"complaints?shop={shop.Id.Value}&state=closed")).GetProperty("items").GetArrayLength().Should().Be(1);
        (await desk.Reader.GetFromJsonAsync<JsonElement>($"complaints?shop={shop.Id.Value}")).GetProperty("items").GetArrayLength().Should().Be(0);
        (await desk.Reader.GetFromJsonAsync<JsonElement>($"work-items?kind=complaint&state=all&shop={shop.Id.Value}")).GetProperty("items").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task A_second_who_moves_it_at_the_same_time_is_told_of_the_conflict()
    {
        var (shop, product) = await ShopAsync("Вдвоём");
        var id = (await ApiFixture.ReadAsync(await desk.Writer.PostAsJsonAsync("complaints", new { shop = shop.Id.Value, text = "Протекает", order = "o1", lines = new[] { new { product, quantity = 1 } } }))).GetProperty("id").GetGuid();
        var version = (await desk.Reader.GetFromJsonAsync<JsonElement>($"complaints/{id}")).GetProperty("version").GetUInt32();
        await MovedAsync(id, "stage", new { stage = "analysing", version });
        (await desk.Writer.PostAsJsonAsync($"complaints/{id}/explain", new { reason = "defect", version })).StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Wrong_calls_are_answered_in_words()
    {
        var (shop, _) = await ShopAsync("Неверно");
        (await desk.Writer.PostAsJsonAsync($"complaints/{Guid.NewGuid()}/stage", new { stage = "analysing" })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await desk.Writer.PostAsJsonAsync("complaints", new { shop = shop.Id.Value, text = "" })).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await desk.Reader.PostAsJsonAsync("complaints", new { shop = shop.Id.Value, text = "Протекает" })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await desk.Reader.GetAsync("complaints?stage=nowhere")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var unknown = await ApiFixture.ReadAsync(await desk.Writer.PostAsJsonAsync("complaints", new { shop = shop.Id.Value, text = "Заказ не найти", order = "no-such" }));
        unknown.GetProperty("orderUnknown").GetBoolean().Should().BeTrue("it is taken and marked");
        (await desk.Writer.PostAsJsonAsync($"complaints/{unknown.GetProperty("id").GetGuid()}/fly", new { })).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> MovedAsync(Guid id, string move, object body)
    {
        var answer = await desk.Writer.PostAsJsonAsync($"complaints/{id}/{move}", body);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, "{0}: {1}", move, await answer.Content.ReadAsStringAsync());
        return await ApiFixture.ReadAsync(answer);
    }

    private async Task<(Shop Shop, Guid Product)> ShopAsync(string name)
    {
        await desk.Desk.Services.GetRequiredService<DefaultTrees>().WriteAsync(CancellationToken.None);
        var shop = await desk.AddShopAsync(name);
        await desk.WriteAsync(shop, DateTimeOffset.UtcNow, OrderWriter.WriteAsync,
            new IncomingOrder { Number = "o1", Status = "complete", Stage = OrderStage.Delivered, Lines = [new IncomingOrderLine(1, new IncomingProduct("148203771", "Термокружка"), null, 1, 500, 0, "RUB")] });
        return (shop, await desk.Database.ReadAsync<Guid>($"select id from products where shop_id = '{shop.Id}'"));
    }
}
