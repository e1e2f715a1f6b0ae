using System.Net;
using FluentAssertions;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Messages;

public sealed class MessageDoorTests(MessageTrial trial) : IClassFixture<MessageTrial>, IAsyncLifetime
{
    private readonly MessageReceiver receiver = MessageReceiver.Open();
    private readonly FixedClock clock = new(MessageTrial.Noon.AddMinutes(1));
    private readonly HttpClient browser = Browser();

    public async Task InitializeAsync()
    {
        await trial.CleanAsync();
        if (trial.Address is null)
        {
            await trial.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task Looking_at_the_way_out_changes_nothing_one_press_ends_such_messages_and_a_forged_link_ends_nobodys()
    {
        await trial.RuleAsync();
        var buyer = await trial.BuyerAsync("leave@example.com");
        await trial.SayAsync(buyer, true);
        await trial.EventAsync(buyer, "1");
        await Worker().RunAsync();
        var link = Link(receiver.Taken.Single().Text, "/u/");

        (await browser.GetStringAsync(link)).Should().Contain("Отписаться").And.NotContain("leave@example.com");
        (await LinesAsync(buyer)).Should().Be(1, "programs that check mail look at every link");
        (await browser.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await browser.PostAsync(link, null)).StatusCode.Should().Be(HttpStatusCode.OK, "it may be pressed again");
        (await LinesAsync(buyer)).Should().Be(2);

        await trial.EventAsync(buyer, "2");
        await Worker().RunAsync();
        (await trial.StatesAsync(buyer)).Should().Be("Email Sent");
        (await trial.Database.ReadAsync<string>($"select v.value from buyer_events e, jsonb_each_text(e.untold) v where e.buyer_id = '{buyer}'")).Should().Be("Unsubscribed");

        var forged = link[..^2] + (link.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA");
        (await browser.GetAsync(forged)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await browser.PostAsync(forged, null)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await browser.PostAsync(link.Replace("/u/", "/m/c/", StringComparison.Ordinal), null)).StatusCode.Should().NotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Openings_and_clicks_are_counted_only_where_the_rule_asks_and_a_click_leads_nowhere_but_where_the_message_said()
    {
        await trial.RuleAsync(text: "Смотрите https://shop.example/a?b=1 и https://shop.example/c.", tracks: true);
        var buyer = await trial.BuyerAsync("click@example.com");
        await trial.SayAsync(buyer, true);
        await trial.EventAsync(buyer, "1");
        await Worker().RunAsync();
        var text = receiver.Taken.Single().Text;
        text.Should().NotContain("shop.example");
        var click = Link(text, "/m/c/");
        (await browser.GetAsync(click)).Headers.Location.Should().Be("https://shop.example/a?b=1");
        (await browser.GetAsync(click)).Headers.Location.Should().Be("https://shop.example/a?b=1");
        (await browser.GetAsync(click + "?to=https://evil.example")).Headers.Location.Should().Be("https://shop.example/a?b=1");
        (await browser.GetAsync(click[..^3] + "AAA")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var figures = (await trial.Seeing<MessageReport>().LoadAsync(DateOnly.FromDateTime(MessageTrial.Noon.Date), DateOnly.FromDateTime(MessageTrial.Noon.Date), CancellationToken.None)).Total;
        (figures.Sent, figures.Opened, figures.Clicked).Should().Be((1, 1, 1));
    }

    private Task<long> LinesAsync(BuyerId buyer) => trial.Database.ReadAsync<long>($"select count(*) from buyer_consents where buyer_id = '{buyer}'");

    private string Link(string text, string door)
    {
        var at = text.IndexOf(door, StringComparison.Ordinal);
        return new Uri(trial.Address, text[at..].Split([' ', '\n'])[0].TrimEnd('.')).ToString();
    }

    private MessageWorker Worker() => trial.Worker(clock, new LoopbackSender(MessageChannel.Email, receiver));

    /// <summary>Goes where it is sent only when it is told to.</summary>
    private static HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false });
}
