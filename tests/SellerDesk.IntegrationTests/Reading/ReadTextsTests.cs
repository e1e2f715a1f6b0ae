using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Reading;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Reading.Flags;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Api;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Reading;

public sealed class ReadTextsTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task What_comes_in_is_read_once_and_again_when_its_text_changes()
    {
        var shop = await desk.AddShopAsync("Чтение");
        await WriteAsync(shop, Review("a", 1, "Ужасное качество, порвалось в первый день"), Review("b", 5, "Отличное платье, спасибо!"), Review("c", 5, ""));
        await RunAsync();

        var items = await ItemsAsync(shop);
        items["a"].Sentiment.Should().Be(-1);
        items["a"].Topics.Should().Contain(["quality", "-quality"]);
        items["b"].Sentiment.Should().Be(1);
        items["c"].Sentiment.Should().Be(1, "five stars without words say all there is");
        (await Job.RunAsync(CancellationToken.None)).Should().BeFalse("nothing is left to read");

        await WriteAsync(shop, Review("b", 2, "Дополнение: после стирки село, очень жаль, ужасно"));
        (await ItemsAsync(shop))["b"].Sentiment.Should().BeNull();
        await RunAsync();
        (await ItemsAsync(shop))["b"].Sentiment.Should().Be(-1);
    }

    [Fact]
    public async Task One_star_that_tells_of_harm_is_due_before_a_plain_one()
    {
        var shop = await desk.AddShopAsync("Вред");
        await WriteAsync(shop, Review("plain", 1, "Не понравилось, цвет другой"), Review("harm", 1, "Опасно! У ребёнка пошла аллергия, вызывали скорую"));
        await desk.Database.ExecuteAsync($"update work_items set created_at = now(), due_at = now() + interval '40 hours' where shop_id = '{shop.Id}'; update clocks set started_at = now(), due_at = now() + interval '40 hours' where shop_id = '{shop.Id}'");
        await RunAsync();

        var items = await ItemsAsync(shop);
        items["harm"].Flags.Should().Contain(FlagCodes.Harm);
        items["harm"].DueAt.Should().BeBefore(items["plain"].DueAt.AddHours(-10), "an hour of the calendar from now, not forty by the clock");
    }

    [Fact]
    public async Task A_verdict_is_explained_corrected_and_taken_back()
    {
        var shop = await desk.AddShopAsync("Почему");
        await WriteAsync(shop, Review("a", 3, "Платье не понравилось, но продавец молодец"));
        await RunAsync();
        var item = (await ItemsAsync(shop))["a"];
        var before = item.Sentiment;

        var reading = (await Of<ExplainReading>().LoadAsync(item.Id, CancellationToken.None))!;
        reading.Explanation.Words.Should().NotBeEmpty();
        reading.Text.Substring(reading.Explanation.Words[0].Start, reading.Explanation.Words[0].Length).Should().Be("Платье");

        await Of<CorrectReading>().ExecuteAsync(DeskFixture.Somebody(Role.Support), item.Id, Sentiment.Positive, ["service", "-appearance"], CancellationToken.None);
        var corrected = (await ItemsAsync(shop))["a"];
        corrected.Sentiment.Should().Be(1);
        corrected.Topics.Should().BeEquivalentTo("service", "appearance", "-appearance");

        await Of<CorrectReading>().UndoAsync(DeskFixture.Somebody(Role.Support), item.Id, CancellationToken.None);
        (await ItemsAsync(shop))["a"].Should().BeEquivalentTo(new { Sentiment = before, item.Topics });

        var viewer = () => Of<CorrectReading>().ExecuteAsync(DeskFixture.Somebody(Role.Viewer), item.Id, Sentiment.Positive, [], CancellationToken.None);
        (await viewer.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("role.needed");
        var unknown = () => Of<CorrectReading>().ExecuteAsync(DeskFixture.Somebody(Role.Support), item.Id, Sentiment.Positive, ["moon"], CancellationToken.None);
        (await unknown.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("reading.topic");
    }

    [Fact]
    public async Task Texts_are_analysed_over_the_API()
    {
        var answer = await desk.Reader.PostAsJsonAsync("text-analysis", new { texts = new[] { "Ужас, порвалось", "Супер! Спасибо", "" } });
        var results = (await ApiFixture.ReadAsync(answer)).GetProperty("results");
        results.EnumerateArray().Select(result => result.GetProperty("sentiment").GetString()).Should().StartWith(["negative", "positive"]).And.HaveCount(3);
        var scores = results[0].GetProperty("scores");
        (scores.GetProperty("negative").GetDouble() + scores.GetProperty("neutral").GetDouble() + scores.GetProperty("positive").GetDouble()).Should().BeApproximately(1, 0.001);
        results[0].GetProperty("topics").ValueKind.Should().Be(JsonValueKind.Array);

        foreach (var wrong in new object[] { new { texts = Enumerable.Repeat("текст", 1001) }, new { texts = (string[]?)null }, new { texts = new string?[] { null } }, new { } })
        {
            var refused = await desk.Reader.PostAsJsonAsync("text-analysis", wrong);
            refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            refused.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        }
    }

    private ReadTextsJob Job => desk.Desk.Services.GetRequiredService<ReadTextsJob>();

    private T Of<T>() where T : class => desk.Seeing<T>();

    private async Task RunAsync() => (await Job.RunAsync(CancellationToken.None)).Should().BeTrue();

    private Task<PullCounts> WriteAsync(Shop shop, params IReadOnlyList<IncomingReview> reviews) => desk.WriteAsync(shop, DateTimeOffset.UtcNow, ReviewWriter.WriteAsync, reviews);

    private async Task<Dictionary<string, WorkItem>> ItemsAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        var items = await db.WorkItems.AsNoTracking().Where(item => item.ShopId == shop.Id).ToDictionaryAsync(item => item.Id.Value);
        return await db.Reviews.AsNoTracking().Where(review => review.ShopId == shop.Id).ToDictionaryAsync(review => review.Ref.Number, review => items[review.Id.Value]);
    }

    internal static IncomingReview Review(string number, short rating, string text) => new()
    {
        Number = number,
        Rating = rating,
        Text = text,
        CreatedAt = DateTimeOffset.UtcNow.AddHours(-1),
        Author = "Ольга",
        Product = new IncomingProduct("148203771", "Платье", "P-450"),
    };
}
