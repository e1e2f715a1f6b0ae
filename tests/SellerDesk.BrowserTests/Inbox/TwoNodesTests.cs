using System.Globalization;
using FluentAssertions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Inbox;

[Collection(WorkingDeskCollection.Name)]
public sealed class TwoNodesTests(WorkingDesk desk)
{
    private const string Total = ".sd-head .total";

    [Fact]
    public async Task An_answer_sent_on_one_node_is_seen_at_once_on_a_page_that_another_node_serves()
    {
        var (_, item) = await desk.PulledReviewAsync(1, "Два узла, один отзыв");
        await using var second = desk.Build(["--environment=Development", "--Node:Name=second"]);
        await second.StartAsync();
        await using var proxy = await StickyProxy.StartAsync(desk.Address, new Uri(second.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
        await using var support = await desk.SignedInAsync(Role.Support, address: proxy.Address);
        await using var owner = await desk.SignedInAsync(address: proxy.Address);

        await support.OpenAsync($"/inbox?item={item.Value}");
        await owner.OpenAsync("/inbox");
        new[] { await NodeAsync(support), await NodeAsync(owner) }.Should().OnlyHaveUniqueItems("each has a node of their own");
        (await NodeAsync(owner)).Should().Be(await NodeAsync(owner), "and stays there");
        var before = await CountAsync(owner);
        await support.PressAsync("r");
        await support.Keys.TypeAsync("Здравствуйте! Спасибо за отзыв, разберёмся.");
        await support.PressAsync("Control+Enter");
        await support.SeesAsync(".sd-toast", "Отправляем ответ");

        await Assertions.Expect(owner.Find(Total)).ToHaveTextAsync((before - 1).ToString(CultureInfo.InvariantCulture));
        support.NothingWentWrong();
        owner.NothingWentWrong();
    }

    private static async Task<string> NodeAsync(Visitor visitor) => (await visitor.Page.Context.APIRequest.GetAsync("/health/live")).Headers[StickyProxy.Header];

    private static async Task<int> CountAsync(Visitor visitor) => int.Parse(await visitor.Find(Total).InnerTextAsync(), CultureInfo.InvariantCulture);
}
