using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

public sealed class WildberriesChatFeedTests : IAsyncLifetime
{
    private SimulatedWildberries simulator = null!;

    private IFeed<IncomingChat> Feed => simulator.Connector.Chats!;

    private IChatSender Sender => simulator.Connector.ChatMessages!;

    public async Task InitializeAsync() => simulator = await SimulatedWildberries.StartAsync(1500);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task Every_chat_comes_with_its_order_signature_and_messages()
    {
        var pulled = await Pull.AllAsync(Feed, await simulator.ShopAsync());

        pulled.Unreadable.Should().BeEmpty();
        var truth = await TruthAsync();
        truth.Should().NotBeEmpty();
        var chats = ByNumber(pulled);
        chats.Should().HaveCount(truth.Count);
        chats.Values.SelectMany(parts => parts.SelectMany(part => part.Messages)).Select(message => message.Number).Distinct().Should().HaveCount(truth.Sum(chat => chat.GetProperty("messages").GetInt32()));
        chats.Values.Should().OnlyContain(parts => parts.Exists(part => part.OrderNumber != null) && parts.Exists(part => part.Facts.ContainsKey("replySign")) && parts.Exists(part => part.BuyerName != null));
        pulled.Items.SelectMany(chat => chat.Messages).Select(message => message.Sender).Should().Contain(ChatSender.Buyer).And.Contain(ChatSender.Seller).And.NotContain(ChatSender.Unread);
        pulled.Pages[^1].Progress.Should().BeNull();
    }

    [Fact]
    public async Task A_later_pull_brings_only_what_was_written_since()
    {
        var shop = await simulator.ShopAsync();
        var first = await Pull.AllAsync(Feed, shop);
        (await Pull.AllAsync(Feed, shop, first.Cursor)).Items.SelectMany(chat => chat.Messages).Should().HaveCountLessThan(3, "a minute is read again");

        await WriteAsBuyerAsync("Где мой заказ?!");
        var second = await Pull.AllAsync(Feed, shop, first.Cursor);

        second.Items.SelectMany(chat => chat.Messages).Should().Contain(message => message.Text == "Где мой заказ?!" && message.Sender == ChatSender.Buyer);
    }

    [Fact]
    public async Task A_message_with_a_file_is_sent_and_comes_back_with_the_events()
    {
        var shop = await simulator.ShopAsync();
        var first = await Pull.AllAsync(Feed, shop);
        var chat = first.Items.First(chat => chat.Facts.ContainsKey("replySign"));

        await Sender.SendAsync(shop, chat.Number, chat.Facts, new ChatCall("Здравствуйте! Вот фото.", [new OutgoingFile("Замена по заказу.png", "image/png", [0x89, (byte)'P', (byte)'N', (byte)'G'])]), default);
        await Sender.SendAsync(shop, chat.Number, new Dictionary<string, string>(), new ChatCall("И ещё: \"в пути\" — завтра.", []), default);

        var second = await Pull.AllAsync(Feed, shop, first.Cursor);
        var sent = second.Items.Where(item => item.Number == chat.Number).SelectMany(item => item.Messages).Where(message => message.Sender == ChatSender.Seller).ToList();
        sent.Should().Contain(message => message.Text == "Здравствуйте! Вот фото.").Which.Files.Should().ContainSingle(file => file.Name == "Замена по заказу.png" && file.Kind == "image");
        sent.Should().Contain(message => message.Text == "И ещё: \"в пути\" — завтра.");
        (await simulator.LedgerAsync()).Count(entry => entry.GetProperty("kind").GetString()!.StartsWith("chat-", StringComparison.Ordinal)).Should().Be(2);
    }

    [Fact]
    public async Task What_the_marketplace_would_refuse_is_refused_in_words()
    {
        var shop = await simulator.ShopAsync();
        var chat = (await Pull.AllAsync(Feed, shop)).Items.First(chat => chat.Facts.ContainsKey("replySign"));
        var forged = new Dictionary<string, string> { ["replySign"] = chat.Facts["replySign"][..^3] + "000" };

        (await Failure(() => Sender.SendAsync(shop, chat.Number, forged, new ChatCall("Добрый день", []), default))).Should().Match<MarketplaceException>(failed =>
            failed.Failure == MarketplaceFailure.Refused && failed.Detail!.Contains("Invalid signature"));
        (await Failure(() => Sender.SendAsync(shop, chat.Number, chat.Facts, new ChatCall(new string('а', 1001), []), default))).Failure.Should().Be(MarketplaceFailure.Refused);
        (await Failure(() => Sender.SendAsync(shop, chat.Number, chat.Facts, new ChatCall("", [new OutgoingFile("v.mp4", "video/mp4", [1])]), default))).Failure.Should().Be(MarketplaceFailure.Refused);
        (await Failure(() => Sender.StartAsync(shop, "1", default))).Failure.Should().Be(MarketplaceFailure.Refused);
        var readOnly = await simulator.ShopAsync("chat,readonly");
        (await Failure(() => Sender.SendAsync(readOnly, chat.Number, chat.Facts, new ChatCall("Добрый день", []), default))).Failure.Should().Be(MarketplaceFailure.NoScope);
        (await simulator.LedgerAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_still_looked_at_says_when_to_come_back()
    {
        await WriteAsBuyerAsync("Вот, посмотрите", photos: 1);
        var shop = await simulator.ShopAsync();
        var messages = (await Pull.AllAsync(Feed, shop)).Items.SelectMany(chat => chat.Messages).Where(message => message.Files.Count > 0).ToList();
        var fresh = messages.First(message => message.Text == "Вот, посмотрите").Files[0];

        var waits = await Failure(() => Sender.FetchAsync(shop, fresh, default));

        waits.Failure.Should().Be(MarketplaceFailure.Unavailable);
        waits.RetryAt.Should().BeAfter(DateTimeOffset.UtcNow);
        var (fetched, refused) = (0, 0);
        foreach (var file in messages.Where(message => message.Text != "Вот, посмотрите").SelectMany(message => message.Files).Take(9))
        {
            try
            {
                (await Sender.FetchAsync(shop, file, default)).ContentType.Should().Be("image/png");
                fetched++;
            }
            catch (MarketplaceException failed) when (failed.Detail!.Contains("451"))
            {
                refused++;
            }
        }

        (fetched + refused).Should().BePositive();
    }

    [Theory]
    [InlineData("cursorBack")]
    [InlineData("repeatPage")]
    [InlineData("lyingTotal")]
    [InlineData("noZone")]
    [InlineData("shuffle")]
    [InlineData("duplicates")]
    public async Task Spoilt_answers_neither_loop_nor_lose_a_message(string fault)
    {
        var shop = await simulator.ShopAsync();
        var expected = MessagesOf(await Pull.AllAsync(Feed, shop));
        await simulator.FaultAsync("/wb/chat/*", fault);
        var spoilt = await Pull.AllAsync(Feed, shop);
        await simulator.HealAsync();

        var healed = await Pull.AllAsync(Feed, shop, spoilt.Cursor);

        MessagesOf(spoilt).Union(MessagesOf(healed)).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public async Task A_broken_page_is_set_aside_whole_and_the_next_pull_reads_it()
    {
        var shop = await simulator.ShopAsync();
        var expected = MessagesOf(await Pull.AllAsync(Feed, shop));
        await simulator.FaultAsync("/wb/chat/*/events", "brokenJson");
        var pages = new List<FeedPage<IncomingChat>>();
        var pull = async () =>
        {
            await foreach (var page in Feed.ReadAsync(shop, null, default))
            {
                pages.Add(page);
            }
        };

        (await pull.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.Unreadable);
        pages.SelectMany(page => page.Unreadable).Should().ContainSingle().Which.Raw.Should().Contain("eventID");
        await simulator.HealAsync();
        MessagesOf(await Pull.AllAsync(Feed, shop, pages[^1].Cursor)).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public async Task A_base_token_waits_for_its_hour_quietly_once_the_history_is_read()
    {
        await using var strict = await SimulatedWildberries.StartAsync(20, limits: true);
        var shop = await strict.ShopAsync(type: "base");
        var feed = strict.Connector.Chats!;
        string? cursor = null;
        var first = async () =>
        {
            await foreach (var page in feed.ReadAsync(shop, null, default))
            {
                cursor = page.Cursor;
            }
        };

        (await first.Should().ThrowAsync<MarketplaceException>()).Which.RetryAt.Should().BeAfter(DateTimeOffset.UtcNow.AddMinutes(30));
        var done = cursor!.Replace("\"next\"", "\"historyDone\":true,\"next\"", StringComparison.Ordinal);
        (await Pull.AllAsync(feed, shop, done)).Pages.Should().BeEmpty();
    }

    private static Dictionary<string, List<IncomingChat>> ByNumber(Pulled<IncomingChat> pulled) => pulled.Items.GroupBy(chat => chat.Number).ToDictionary(parts => parts.Key, parts => parts.ToList());

    private static HashSet<string> MessagesOf(Pulled<IncomingChat> pulled) => [.. pulled.Items.SelectMany(chat => chat.Messages).Select(message => $"{message.Number} {message.Text}")];

    private static async Task<MarketplaceException> Failure(Func<Task> call) => (await call.Should().ThrowAsync<MarketplaceException>()).Which;

    private async Task WriteAsBuyerAsync(string text, int photos = 0) =>
        (await simulator.Control.PostAsJsonAsync("/control/chat", new { account = SimulatedWildberries.Account, text, photos })).EnsureSuccessStatusCode();

    private async Task<List<JsonElement>> TruthAsync() =>
        [.. (await simulator.Control.GetFromJsonAsync<JsonElement>($"/control/chats?account={SimulatedWildberries.Account}")).GetProperty("chats").EnumerateArray()];
}
