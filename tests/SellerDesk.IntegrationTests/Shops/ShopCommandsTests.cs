using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Web.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

public sealed class ShopCommandsTests(ShopsFixture desk) : IClassFixture<ShopsFixture>
{
    [Fact]
    public async Task A_shop_is_added_listed_and_pulled()
    {
        var (added, id, _) = await RunAsync(["shop", "add", "--marketplace", "wildberries", "--name", "С консоли", .. await SettingsAsync()]);
        added.Should().Be(0);
        Guid.TryParse(id.Trim(), out _).Should().BeTrue();

        var (_, list, _) = await RunAsync(["shop", "list"]);
        list.Should().Contain(id.Trim()).And.Contain("С консоли");

        var (pulled, json, _) = await RunAsync(["pull", "--shop", "С консоли", "--feed=reviews"]);
        pulled.Should().Be(0);
        var feed = JsonDocument.Parse(json).RootElement.GetProperty("reviews");
        feed.GetProperty("new").GetInt32().Should().BePositive();
        feed.GetProperty("read").GetInt32().Should().Be(new[] { "new", "changed", "unchanged", "setAside" }.Sum(part => feed.GetProperty(part).GetInt32()));
        feed.EnumerateObject().Select(p => p.Name).Should().Equal("read", "new", "changed", "unchanged", "setAside", "error");
        feed.GetProperty("error").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_feed_that_fails_is_told_in_one_line_and_the_report_is_printed_all_the_same()
    {
        await RunAsync(["shop", "add", "--marketplace", "wildberries", "--name", "Сбой", .. await SettingsAsync()]);
        await desk.Simulator.FaultAsync("/wb/feedbacks/*", "500");

        var (code, json, error) = await RunAsync(["pull", "--shop", "Сбой", "--feed", "questions"]);
        await desk.Simulator.HealAsync();

        code.Should().Be(1);
        JsonDocument.Parse(json).RootElement.GetProperty("questions").GetProperty("error").GetString().Should().Be("Unavailable");
        error.Trim().Should().NotBeEmpty().And.NotContain("\n");
    }

    [Fact]
    public async Task A_pull_tells_every_feed_and_what_is_not_offered()
    {
        var key = (await desk.Simulator.Control.GetFromJsonAsync<JsonElement>("/control/token?account=uhod&marketplace=kaspi")).GetProperty("token").GetString();
        await RunAsync(["shop", "add", "--marketplace", "kaspi", "--name", "Каспи", "--setting", $"Token={key}", "--setting", $"BaseUrl={desk.Simulator.Address}/kaspi"]);

        (await RunAsync(["shop", "list"])).Output.Should().Contain("questions: ");
        var (refused, _, why) = await RunAsync(["pull", "--shop", "Каспи", "--feed", "questions"]);
        (refused, why.Trim().Length).Should().Be((1, why.TrimEnd().Length));
        why.Should().Contain("Kaspi");

        await desk.Simulator.FaultAsync("/kaspi/*", "500");
        var (code, json, _) = await RunAsync(["pull", "--shop", "Каспи"]);
        await desk.Simulator.HealAsync();
        code.Should().Be(1);
        var report = JsonDocument.Parse(json).RootElement;
        report.EnumerateObject().Should().HaveCount(8);
        report.GetProperty("questions").GetProperty("shut").GetString().Should().Be("NotOffered");
        report.GetProperty("questions").GetProperty("error").ValueKind.Should().Be(JsonValueKind.Null);
        report.GetProperty("orders").GetProperty("error").GetString().Should().Be("Unavailable");
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("shop", "remove")]
    [InlineData("shop", "add", "--name", "Без площадки")]
    [InlineData("shop", "add", "--marketplace", "ebay", "--name", "Нет такой")]
    [InlineData("shop", "add", "--marketplace", "other", "--name", "Лишнее", "--colour", "red")]
    [InlineData("shop", "add", "--marketplace", "other", "--name", "Пара", "--setting", "novalue")]
    [InlineData("pull")]
    [InlineData("pull", "--shop", "С консоли", "--feed", "likes")]
    [InlineData("pull", "--shop")]
    public async Task Wrong_usage_is_told_from_a_refusal(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        (code, output).Should().Be((2, ""));
        error.Should().StartWith("usage: ");
    }

    [Fact]
    public async Task A_refusal_is_one_line_for_people()
    {
        var (code, output, error) = await RunAsync(["pull", "--shop", "Нет такого"]);

        (code, output).Should().Be((1, ""));
        error.Should().Contain("Нет такого").And.NotContain("rule.");
    }

    private async Task<string[]> SettingsAsync()
    {
        var settings = desk.Simulator.ShopSettings;
        settings["Token"] = await desk.Simulator.TokenAsync();
        return [.. settings.SelectMany(setting => new[] { "--setting", $"{setting.Key}={setting.Value}" })];
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] args)
    {
        await using var scope = desk.Desk.Services.CreateAsyncScope();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await ShopCommands.RunAsync(scope.ServiceProvider, args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
