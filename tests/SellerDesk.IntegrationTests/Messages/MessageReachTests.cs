using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using Xunit;

namespace SellerDesk.IntegrationTests.Messages;

/// <summary>Which channel is chosen when something happens, and what is said where none leads to the buyer.</summary>
public sealed class MessageReachTests(MessageTrial trial) : MessageCase(trial), IClassFixture<MessageTrial>
{
    [Fact]
    public async Task The_first_channel_that_leads_to_the_buyer_is_taken_and_the_chat_only_where_one_is_open()
    {
        await Trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.MarketplaceChat, MessageChannel.Email, MessageChannel.Sms]);
        var shop = await Trial.AnyShopAsync();
        var (mail, phone, nowhere) = (await Trial.BuyerAsync("first@example.com", "79001110001"), await Trial.BuyerAsync(phone: "79001110002"), await Trial.BuyerAsync());
        var chat = await Trial.BuyerAsync();
        await Trial.Database.ExecuteAsync($"insert into chats (id, shop_id, number, kind, order_number, awaits_seller, facts, received_at) values (gen_random_uuid(), '{shop.Id}', 'c-1', 'Buyer', 'O-1', false, '{{}}', now()), (gen_random_uuid(), '{shop.Id}', 'c-2', 'Buyer', 'O-2', false, '{{}}', now())");
        await Trial.Database.ExecuteAsync("update chats set status_raw = 'CLOSED' where number = 'c-2'");
        foreach (var buyer in new[] { mail, phone, nowhere })
        {
            await Trial.EventAsync(buyer, "late", BuyerEventKind.OrderLate, """{"order": "O-2"}""", shop: shop.Id);
        }

        await Trial.EventAsync(chat, "late", BuyerEventKind.OrderLate, """{"order": "O-1"}""", shop: shop.Id);
        await Trial.Worker(Clock, new LoopbackSender(MessageChannel.MarketplaceChat, Receiver), new LoopbackSender(MessageChannel.Email, Receiver), new LoopbackSender(MessageChannel.Sms, Receiver)).RunAsync();
        (await Trial.StatesAsync(mail)).Should().Be("Email Sent");
        (await Trial.StatesAsync(phone)).Should().Be("Sms Sent");
        (await Trial.StatesAsync(chat)).Should().Be("MarketplaceChat Sent");
        (await Trial.StatesAsync(nowhere)).Should().BeEmpty();
        (await UntoldAsync()).Should().Equal("NoAddress");
    }

    [Fact]
    public async Task A_channel_that_is_off_keeps_the_message_so_that_it_can_be_sent_once_it_is_on()
    {
        await Trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.Email]);
        var buyer = await Trial.BuyerAsync("off@example.com");
        await Trial.EventAsync(buyer, "late", BuyerEventKind.OrderLate);
        await Trial.Worker(Clock, new LoopbackSender(MessageChannel.Sms, Receiver)).RunAsync();
        (await Trial.StatesAsync(buyer)).Should().Be("Email Skipped ChannelOff");
        (await UntoldAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Ten_thousand_buyers_who_never_agreed_leave_counts_and_a_list_and_not_one_message()
    {
        var rule = await Trial.RuleAsync(BuyerEventKind.PointsEarned, MessagePurpose.Loyalty, "Баллы: {points}", channels: [MessageChannel.Email, MessageChannel.Sms]);
        await Trial.Database.ExecuteAsync($"""
            with made as (insert into buyers (id, created_at, last_at) select gen_random_uuid(), now(), now() from generate_series(1, 10000) returning id)
            insert into buyer_events (buyer_id, kind, key, "values", at) select id, 'PointsEarned', 'p', jsonb_build_object('points', '5'), '{MessageTrial.Noon:O}' from made
            """);
        await Worker().RunAsync(1);
        (await Trial.Database.ReadAsync<long>("select count(*) from outgoing_messages")).Should().Be(0);
        (await Trial.Database.ReadAsync<long>("select sum(count) from message_days where what = 'Untold' and reason = 'NoConsent'")).Should().Be(10_000);
        var list = Trial.Seeing<UntoldList>();
        var (rows, next) = await list.LoadAsync(new UntoldFilter(rule, MessageReason.NoConsent), null, 60, CancellationToken.None);
        rows.Should().HaveCount(60);
        var (more, _) = await list.LoadAsync(new UntoldFilter(rule), next, 60, CancellationToken.None);
        more.Select(row => row.Id).Should().HaveCount(60).And.NotIntersectWith(rows.Select(row => row.Id));
        (await list.LoadAsync(new UntoldFilter(rule, MessageReason.NoChat), null, 60, CancellationToken.None)).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task Consent_that_is_withdrawn_while_a_message_waits_stops_it_and_the_row_says_so()
    {
        await Trial.RuleAsync(delay: 600);
        var buyer = await Trial.BuyerAsync("later@example.com");
        await Trial.SayAsync(buyer, true);
        await Trial.EventAsync(buyer, "offer");
        await Worker().TakeAsync();
        await Trial.Seeing<RecordConsent>().ExecuteAsync(Actor.Desk, buyer, new ConsentWord(ConsentChannel.Email, ConsentPurpose.Offers, false, DateTimeOffset.UtcNow, "тест", null), CancellationToken.None);
        Clock.Advance(TimeSpan.FromHours(1));
        await Worker().RunAsync();
        (await Trial.StatesAsync(buyer)).Should().Be("Email Skipped Unsubscribed");
    }

    private Task<List<string>> UntoldAsync() => Trial.Database.ListAsync<string>("select v.value from buyer_events e, jsonb_each_text(e.untold) v order by e.id");
}
