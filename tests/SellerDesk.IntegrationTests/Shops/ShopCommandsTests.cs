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
