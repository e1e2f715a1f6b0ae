using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using Xunit;

namespace SellerDesk.IntegrationTests.Messages;

/// <summary>A gateway tells what became of an SMS, the seller's own program of a webhook: by a token of the channel's, and a webhook's word is signed.</summary>
public sealed class ReceiptTests(MessageTrial trial) : MessageCase(trial), IClassFixture<MessageTrial>
{
    private const string Secret = "the-secret-that-both-know";

    [Fact]
    public async Task An_sms_is_delivered_when_its_gateway_says_so_and_fails_when_it_says_that()
    {
        await StartAsync();
        await Trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.Sms, MessageChannel.Email]);
        var (heard, lost, form) = (await Trial.BuyerAsync(phone: "79001110011"), await Trial.BuyerAsync("lost@example.com", "79001110012"), await Trial.BuyerAsync(phone: "79001110013"));
        foreach (var buyer in new[] { heard, lost, form })
        {
            await Trial.EventAsync(buyer, "late", BuyerEventKind.OrderLate);
        }

        await Worker().RunAsync();
        using var gateway = new HttpClient();
        var door = await DoorAsync(MessageChannel.Sms);
        (await gateway.PostAsJsonAsync(door, new[] { new { id = await NumberAsync(heard), status = "DELIVERED" }, new { id = await NumberAsync(lost), status = "Undeliverable" } })).StatusCode.Should().Be(HttpStatusCode.OK);
        (await gateway.PostAsync(door, new FormUrlEncodedContent([new("id", await NumberAsync(form)), new("status", "delivered")]))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await gateway.GetAsync(new Uri(door + "?id=nobodys&status=delivered"))).StatusCode.Should().Be(HttpStatusCode.OK, "a gateway that is refused asks for ever");
        (await gateway.GetAsync(new Uri(door.ToString()[..^4] + "AAAA"))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        await Worker().RunAsync();
        (await Trial.StatesAsync(heard)).Should().Be("Sms Delivered");
        (await Trial.StatesAsync(form)).Should().Be("Sms Delivered");
        (await Trial.StatesAsync(lost)).Should().Be("Sms Dead Bounced, Email Sent", "the rule's next channel is tried");
        var day = DateOnly.FromDateTime(MessageTrial.Noon.Date);
        (await Trial.Seeing<MessageReport>().LoadAsync(day, day, CancellationToken.None)).Total.Delivered.Should().Be(2);
    }

    [Fact]
    public async Task A_webhooks_receipt_counts_only_when_it_is_signed_and_new()
    {
        await StartAsync();
        await Trial.Get<ChannelBook>().SaveAsync(Actor.Desk, MessageChannel.Webhook, true, new Dictionary<string, string> { ["url"] = "https://shop.example/hook", ["secret"] = Secret }, CancellationToken.None);
        await Trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.Webhook]);
        var buyer = await Trial.BuyerAsync();
        await Trial.EventAsync(buyer, "late", BuyerEventKind.OrderLate);
        await Trial.Worker(Clock, new LoopbackSender(MessageChannel.Webhook, Receiver)).RunAsync();
        var (door, body) = (await DoorAsync(MessageChannel.Webhook), $$"""{"id": "{{await NumberAsync(buyer)}}", "state": "delivered"}""");
        (await TellAsync(door, body, null, DateTimeOffset.UtcNow)).Should().Be(HttpStatusCode.Forbidden);
        (await TellAsync(door, body, "another-secret-of-somebody", DateTimeOffset.UtcNow)).Should().Be(HttpStatusCode.Forbidden);
        (await TellAsync(door, body, Secret, DateTimeOffset.UtcNow.AddMinutes(-20))).Should().Be(HttpStatusCode.Forbidden);
        (await Trial.StatesAsync(buyer)).Should().Be("Webhook Sent");
        (await TellAsync(door, body, Secret, DateTimeOffset.UtcNow)).Should().Be(HttpStatusCode.OK);
        (await Trial.StatesAsync(buyer)).Should().Be("Webhook Delivered");
    }

    [Fact]
    public async Task A_message_into_a_chat_arrived_when_the_marketplace_shows_it_and_failed_when_its_reply_did()
    {
        await Trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.MarketplaceChat, MessageChannel.Email]);
        var shop = await Trial.AnyShopAsync();
        var (shown, refused, undone, waits) = (await Trial.BuyerAsync("a@example.com"), await Trial.BuyerAsync("b@example.com"), await Trial.BuyerAsync("c@example.com"), await Trial.BuyerAsync("d@example.com"));
        foreach (var (buyer, at) in new[] { shown, refused, undone, waits }.Select((buyer, at) => (buyer, at)))
        {
            await Trial.Database.ExecuteAsync($"insert into chats (id, shop_id, number, kind, order_number, awaits_seller, facts, received_at) values (gen_random_uuid(), '{shop.Id}', 'r-{at}', 'Buyer', 'R-{at}', false, '{"{}"}', now())");
            await Trial.EventAsync(buyer, "late", BuyerEventKind.OrderLate, $$"""{"order": "R-{{at}}"}""", shop: shop.Id);
        }

        var worker = Trial.Worker(Clock, new LoopbackSender(MessageChannel.MarketplaceChat, Receiver, knowsRepeats: true), new LoopbackSender(MessageChannel.Email, Receiver));
        await worker.RunAsync();
        foreach (var (buyer, state) in new[] { (shown, "Confirmed"), (refused, "Dead"), (undone, "Withdrawn"), (waits, "Submitted") })
        {
            await Trial.Database.ExecuteAsync($"""
                with item as (insert into work_items (id, shop_id, kind, state, created_at, due_at, has_text, has_photo, unread, preview, reply_state) values (gen_random_uuid(), '{shop.Id}', 'Chat', 'Open', now(), now(), false, false, false, '', 'None') returning id)
                insert into outgoing_replies (id, shop_id, work_item_id, kind, target_number, text, is_edit, created_at, state, due_at, attempts, look_ups, called_at, confirmed_at)
                select '{await NumberAsync(buyer)}', '{shop.Id}', id, 'Chat', 'r', 'x', false, now(), '{state}', now(), 1, 0, now(), case '{state}' when 'Confirmed' then now() end from item
                """);
        }

        await worker.RunAsync();
        (await Trial.StatesAsync(shown), await Trial.StatesAsync(refused)).Should().Be(("MarketplaceChat Delivered", "MarketplaceChat Dead Refused, Email Sent"));
        (await Trial.StatesAsync(undone), await Trial.StatesAsync(waits)).Should().Be(("MarketplaceChat Dead Stopped", "MarketplaceChat Sent"), "what a person took back is told by no other channel");
        var day = DateOnly.FromDateTime(MessageTrial.Noon.Date);
        var row = (await Trial.Seeing<MessageReport>().LoadAsync(day, day, CancellationToken.None)).Rows.Single(row => row.Channel == MessageChannel.MarketplaceChat);
        (row.Figures.Delivered, row.Knows("Delivered"), row.Knows("Opened")).Should().Be((1, true, false));
    }

    private async Task StartAsync()
    {
        if (Trial.Address is null)
        {
            await Trial.StartAsync();
        }
    }

    private async Task<Uri> DoorAsync(MessageChannel channel) => new(Trial.Address, (await Trial.Get<TakeReceipt>().AddressAsync(channel, CancellationToken.None)).PathAndQuery);

    private Task<string> NumberAsync(BuyerId buyer) => Trial.Database.ReadAsync<string>($"select number from outgoing_messages where buyer_id = '{buyer}'");

    private static async Task<HttpStatusCode> TellAsync(Uri door, string body, string? secret, DateTimeOffset at)
    {
        using var client = new HttpClient();
        using var call = new HttpRequestMessage(HttpMethod.Post, door) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            var stamp = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
            call.Headers.Add("X-SellerDesk-Timestamp", stamp);
            call.Headers.Add("X-SellerDesk-Signature", "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{stamp}.{body}"))));
        }

        return (await client.SendAsync(call)).StatusCode;
    }
}
