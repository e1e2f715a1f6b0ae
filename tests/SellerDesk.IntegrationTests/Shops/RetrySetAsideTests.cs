using System.Text.Json;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

public sealed class RetrySetAsideTests(ShopsFixture desk) : IClassFixture<ShopsFixture>
{
    private const string Number = "retry-1";

    [Fact]
    public async Task What_can_be_read_now_is_written_as_a_pull_would_and_only_once()
    {
        var id = await desk.ConnectAsync("Отложенное");
        var payload = await SetAsideAsync(id, Own(Number, "Пришло целым, спасибо"));

        var report = await desk.Get<RetrySetAside>().ExecuteAsync(ShopsFixture.Manager, id, payload, desk.Now, CancellationToken.None);

        report.Should().Be(new RetryReport(1, 0, null));
        await using var db = desk.Data.Open();
        var number = MarketplaceRef.Of(Number);
        var review = await db.Reviews.SingleAsync(r => r.ShopId == id && r.Ref == number);
        review.Text.Should().Be("Пришло целым, спасибо");
        (await db.WorkItems.CountAsync(item => item.ShopId == id)).Should().Be(1);
        (await desk.FeedAsync(id)).SetAside.Should().Be(0);
        var again = () => desk.Get<RetrySetAside>().ExecuteAsync(ShopsFixture.Manager, id, payload, desk.Now, CancellationToken.None);
        (await again.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("setAside.alreadyRead");
    }

    [Fact]
    public async Task The_marketplace_s_own_text_is_read_by_its_connector()
    {
        var id = await desk.ConnectAsync("Их текст");
        await desk.PullAsync(id);
        var truth = (await desk.Simulator.TrueReviewsAsync()).First();
        await desk.Database.ExecuteAsync($"delete from reviews where shop_id = '{id}' and number = '{truth.Key}'");
        using var wire = new HttpRequestMessage(HttpMethod.Get, $"/wb/feedbacks/api/v1/feedback?id={truth.Key}");
        wire.Headers.TryAddWithoutValidation("Authorization", await desk.Simulator.TokenAsync());
        using var answer = await desk.Simulator.Control.SendAsync(wire);
        var raw = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("data").GetRawText();
        var payload = await SetAsideAsync(id, raw);

        (await desk.Get<RetrySetAside>().ExecuteAsync(ShopsFixture.Manager, id, payload, desk.Now, CancellationToken.None)).Read.Should().Be(1);

        (await desk.Database.ReadAsync<long>($"select count(*) from reviews where shop_id = '{id}' and number = '{truth.Key}'")).Should().Be(1);
    }

    [Fact]
    public async Task All_are_read_again_and_what_still_cannot_be_stays_with_its_reason()
    {
        var id = await desk.ConnectAsync("Все сразу");
        for (var n = 0; n < 3; n++)
        {
            await SetAsideAsync(id, Own($"all-{n}", "Хорошо"));
        }

        await SetAsideAsync(id, """{"id": 5, "productValuation": """);
        await SetAsideAsync(id, "desk:{broken");

        var report = await desk.Get<RetrySetAside>().ExecuteAsync(ShopsFixture.Manager, id, (FeedKind?)null, desk.Now, CancellationToken.None);

        (report.Read, report.Unreadable).Should().Be((3, 2));
        report.Reason.Should().NotBeNullOrEmpty();
        var waiting = await new SetAsideList(desk.Scoped(), desk.Get<BuyerDoor>()).LoadAsync(id, FeedKind.Reviews, null, CancellationToken.None);
        waiting.Should().HaveCount(2);
        var whole = await new SetAsideList(desk.Scoped(), desk.Get<BuyerDoor>()).LoadWholeAsync(id, waiting[0].Id, CancellationToken.None);
        whole.Raw.Should().StartWith(waiting[0].Start);
    }

    [Fact]
    public async Task A_payload_never_overwrites_what_came_after_it()
    {
        var id = await desk.ConnectAsync("Позднее");
        var old = await SetAsideAsync(id, Own("late-1", "Старый текст"), desk.Now.AddDays(-1));
        var young = await SetAsideAsync(id, Own("late-1", "Новый текст"));
        await desk.Get<RetrySetAside>().ExecuteAsync(ShopsFixture.Manager, id, young, desk.Now, CancellationToken.None);

        (await desk.Get<RetrySetAside>().ExecuteAsync(ShopsFixture.Manager, id, old, desk.Now, CancellationToken.None)).Read.Should().Be(1);

        (await desk.Database.ReadAsync<string>($"select text from reviews where shop_id = '{id}' and number = 'late-1'")).Should().Be("Новый текст");
    }

    [Fact]
    public async Task The_list_is_read_in_slices()
    {
        var id = await desk.ConnectAsync("Много отложенного");
        for (var n = 0; n < SetAsideList.SliceSize + 7; n++)
        {
            await SetAsideAsync(id, $"raw {n}");
        }

        var list = new SetAsideList(desk.Scoped(), desk.Get<BuyerDoor>());
        var first = await list.LoadAsync(id, null, null, CancellationToken.None);
        var second = await list.LoadAsync(id, null, (first[^1].ReceivedAt, first[^1].Id), CancellationToken.None);

        first.Should().HaveCount(SetAsideList.SliceSize);
        first.Concat(second).Select(row => row.Id).Distinct().Should().HaveCount(SetAsideList.SliceSize + 7);
    }

    private static string Own(string number, string text) => "desk:" + JsonSerializer.Serialize(new IncomingReview { Number = number, Rating = 5, Text = text, CreatedAt = new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero) });

    private async Task<SetAsidePayloadId> SetAsideAsync(ShopId shop, string raw, DateTimeOffset? receivedAt = null)
    {
        var payload = SetAsidePayload.Of(shop, FeedKind.Reviews, raw, Guid.NewGuid().ToString("N"), "could not be read", receivedAt ?? desk.Now);
        await using var db = desk.Data.Open();
        db.Add(payload);
        await db.SaveChangesAsync();
        return payload.Id;
    }
}
