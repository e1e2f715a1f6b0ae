using System.Net.Http.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

public sealed class WildberriesQuestionFeedTests : IAsyncLifetime
{
    private SimulatedWildberries simulator = null!;

    private IFeed<IncomingQuestion> Feed => simulator.Connector.Questions!;

    public async Task InitializeAsync() => simulator = await SimulatedWildberries.StartAsync();

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Theory]
    [InlineData(1000)]
    [InlineData(5)]
    public async Task The_first_pull_brings_every_question(int pageSize)
    {
        var pulled = await Pull.AllAsync(Feed, await simulator.ShopAsync(settings: ("PageSize", $"{pageSize}")));

        var total = (await simulator.StateAsync()).GetProperty("questions").GetProperty("total").GetInt32();
        total.Should().BeGreaterThan(10);
        pulled.Items.Select(question => question.Number).Distinct().Should().HaveCount(total);
        pulled.Unreadable.Should().BeEmpty();
        pulled.Items.Should().Contain(question => question.Answer != null).And.Contain(question => question.Answer == null);
    }

    [Fact]
    public async Task A_later_pull_brings_what_was_asked_since()
    {
        var shop = await simulator.ShopAsync();
        var first = await Pull.AllAsync(Feed, shop);
        await simulator.Control.PostAsJsonAsync("/control/question", new { account = "teplydom", text = "Какая ширина?" });

        var second = await Pull.AllAsync(Feed, shop, first.Cursor);

        second.Items.Should().ContainSingle(question => question.Text == "Какая ширина?");
    }
}
