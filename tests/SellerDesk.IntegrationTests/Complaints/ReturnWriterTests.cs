using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

public sealed class ReturnWriterTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_same_returns_again_change_nothing()
    {
        var shop = await desk.AddShopAsync("Снова");
        IncomingReturn[] all = [.. Enumerable.Range(1, 100).Select(n => Claim($"r{n}"))];
        (await WriteAsync(shop, all)).Should().Be(new PullCounts(100, 100, 0, 0, 0));
        (await WriteAsync(shop, all)).Should().Be(new PullCounts(100, 0, 0, 100, 0));
    }

    [Fact]
    public async Task A_decided_claim_moves_on_and_loses_its_decisions()
    {
        var shop = await desk.AddShopAsync("Решено");
        await WriteAsync(shop, Claim("r1"));
        (await WriteAsync(shop, Claim("r1") with { Stage = ReturnStage.Approved, StatusRaw = "2", Decisions = [] })).Should().Be(new PullCounts(1, 0, 1, 0, 0));
        var back = await OnlyAsync(shop);
        (back.Stage, back.StatusRaw, back.Decisions, back.Comment).Should().Be((ReturnStage.Approved, "2", "[]", "Треснула"));
    }

    [Fact]
    public async Task A_source_that_does_not_know_the_comment_does_not_wipe_it()
    {
        var shop = await desk.AddShopAsync("Не знает");
        var whole = Claim("r1");
        var part = new IncomingReturn { Number = "r1", Kind = ReturnKind.Claim, Stage = ReturnStage.AwaitsSeller, Decisions = whole.Decisions };
        await WriteAsync(shop, whole);
        (await WriteAsync(shop, part)).Should().Be(new PullCounts(1, 0, 0, 1, 0), "nothing in it is new");
        (await WriteAsync(shop, whole)).Should().Be(new PullCounts(1, 0, 0, 1, 0));
        var back = await OnlyAsync(shop);
        (back.Comment, back.Amount, back.OrderNumber, back.DecideBy).Should().Be(("Треснула", 1290.5m, "o1", Now.AddDays(5)));
        back.PhotoUrls.Should().Equal("https://photos.test/1");
        back.ProductId.Should().NotBeNull();
    }

    [Fact]
    public async Task What_may_be_decided_is_kept_in_its_own_shape()
    {
        var shop = await desk.AddShopAsync("Решения");
        await WriteAsync(shop, Claim("r1"));
        (await desk.Database.ReadAsync<string>($"select decisions #>> '{{0,code}}' from returns where shop_id = '{shop.Id}'")).Should().Be("approve1");
        (await desk.Database.ReadAsync<string>($"select decisions #>> '{{0,needsComment}}' from returns where shop_id = '{shop.Id}'")).Should().Be("true");
    }

    private Task<PullCounts> WriteAsync(Shop shop, params IReadOnlyList<IncomingReturn> returns) => desk.WriteAsync(shop, Now, ReturnWriter.WriteAsync, returns);

    private async Task<Return> OnlyAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.Returns.SingleAsync(r => r.ShopId == shop.Id);
    }

    private static IncomingReturn Claim(string number) => new()
    {
        Number = number,
        Kind = ReturnKind.Claim,
        Stage = ReturnStage.AwaitsSeller,
        StatusRaw = "0",
        OrderNumber = "o1",
        Product = new IncomingProduct("148203771", "Термокружка"),
        Quantity = 1,
        Amount = 1290.5m,
        Currency = "RUB",
        Comment = "Треснула",
        PhotoUrls = ["https://photos.test/1"],
        OpenedAt = Now.AddDays(-1),
        DecideBy = Now.AddDays(5),
        Decisions = [new AllowedDecision("approve1", NeedsComment: true)],
        Facts = new Dictionary<string, string> { ["srid"] = "s1" },
    };
}
