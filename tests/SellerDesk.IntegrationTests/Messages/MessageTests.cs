using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Messages;

public sealed class MessageTests(MessageTrial trial) : MessageCase(trial), IClassFixture<MessageTrial>
{
    [Fact]
    public async Task Nobody_is_written_to_without_consent_and_who_withdrew_is_told_apart_from_who_was_never_asked()
    {
        await Trial.RuleAsync();
        var (given, withdrawn, silent) = (await Trial.BuyerAsync("a@example.com"), await Trial.BuyerAsync("b@example.com"), await Trial.BuyerAsync("c@example.com"));
        await Trial.SayAsync(given, true);
        await Trial.SayAsync(withdrawn, true);
        await Trial.SayAsync(withdrawn, false);
        await Trial.SayAsync(silent, true, purpose: ConsentPurpose.Surveys);
        foreach (var buyer in new[] { given, withdrawn, silent })
        {
            await Trial.EventAsync(buyer, "offer");
        }

        await Worker().RunAsync();
        Receiver.Taken.Should().ContainSingle().Which.Address.Should().Be("a@example.com");
        (await Trial.StatesAsync(given)).Should().Be("Email Sent");
        (await Trial.StatesAsync(withdrawn)).Should().BeEmpty("nothing is written that nobody could get");
        (await Trial.StatesAsync(silent)).Should().BeEmpty();
        var untold = await Trial.Seeing<UntoldList>().LoadAsync(new UntoldFilter(), null, 10, CancellationToken.None);
        untold.Rows.Select(row => (row.Buyer, row.Why.Single().Reason)).Should().BeEquivalentTo([(withdrawn, MessageReason.Unsubscribed), (silent, MessageReason.NoConsent)]);
        var day = DateOnly.FromDateTime(MessageTrial.Noon.Date);
        (await Trial.Seeing<MessageReport>().LoadAsync(day, day, CancellationToken.None)).Total.Untold.Should().BeEquivalentTo(new Dictionary<string, int> { ["Unsubscribed"] = 1, ["NoConsent"] = 1 });
        (await Trial.Database.ReadAsync<string>("select text from outgoing_messages where state = 'Sent'")).Should().Be("Привет: скидка");
    }

    [Fact]
    public async Task A_message_of_loyalty_cannot_be_set_up_for_a_channel_that_has_no_consent()
    {
        var deed = () => Trial.RuleAsync(BuyerEventKind.PointsEarned, MessagePurpose.Loyalty, "Баллы: {points}", channels: [MessageChannel.Webhook]);
        (await deed.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("messageRule.consent");
        deed = () => Trial.RuleAsync(BuyerEventKind.PointsEarned, MessagePurpose.Loyalty, "Баллы: {tier}");
        (await deed.Should().ThrowAsync<RuleException>()).Which.Arguments.Should().Equal("{tier}", "ru");
    }

    [Fact]
    public async Task One_person_gets_so_many_a_day_and_a_week_whatever_the_rule_and_the_channel()
    {
        await Trial.Get<MessageLimitsBook>().SaveAsync(Actor.Desk, new MessageLimits(null, 2, 3), CancellationToken.None);
        await Trial.RuleAsync();
        await Trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.Sms]);
        var buyer = await Trial.BuyerAsync("cap@example.com", "79001112233");
        await Trial.SayAsync(buyer, true);
        await Trial.EventAsync(buyer, "1");
        await Trial.EventAsync(buyer, "2", BuyerEventKind.OrderLate);
        await Trial.EventAsync(buyer, "3");
        await Worker().RunAsync();
        (await Trial.StatesAsync(buyer)).Should().Be("Email Sent, Sms Sent, Email Skipped Cap");

        Clock.Advance(TimeSpan.FromHours(25));
        await Trial.EventAsync(buyer, "4");
        await Trial.EventAsync(buyer, "5");
        await Worker().RunAsync();
        (await Trial.StatesAsync(buyer)).Should().EndWith("Email Sent, Email Skipped Cap", "the third of the week was the last");
    }

    [Theory]
    [InlineData("2026-03-28T21:30:00Z", "2026-03-29T07:00:00Z")]
    [InlineData("2026-10-24T20:30:00Z", "2026-10-25T08:00:00Z")]
    public async Task Nobody_is_woken_and_the_morning_comes_by_their_own_clock_also_when_clocks_change(string night, string morning)
    {
        await Trial.Get<MessageLimitsBook>().SaveAsync(Actor.Desk, new MessageLimits("21:00-09:00", 9, 9), CancellationToken.None);
        await Trial.RuleAsync();
        var shop = await Trial.AddShopAsync("Berlin " + night);
        await Trial.Database.ExecuteAsync($"update shops set time_zone = 'Europe/Berlin' where id = '{shop.Id}'");
        var buyer = await Trial.BuyerAsync("dst@example.com");
        await Trial.SayAsync(buyer, true);
        Clock.Set(At(night));
        await Trial.EventAsync(buyer, night, at: Clock.GetUtcNow(), shop: shop.Id);
        await Worker().RunAsync();
        Receiver.Taken.Should().BeEmpty();
        (await Trial.StatesAsync(buyer)).Should().Be("Email Waiting Quiet");
        (await Trial.Database.ReadAsync<DateTime>($"select due_at from outgoing_messages where buyer_id = '{buyer}'")).Should().Be(At(morning).UtcDateTime);

        Clock.Set(At(morning).AddSeconds(1));
        await Worker().RunAsync();
        (await Trial.StatesAsync(buyer)).Should().Be("Email Sent");
    }

    [Fact]
    public async Task A_channel_that_cannot_is_followed_by_the_next_one_and_the_same_event_again_makes_nothing_new()
    {
        await Trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.MarketplaceChat, MessageChannel.Telegram, MessageChannel.Sms, MessageChannel.Email]);
        var buyer = await Trial.BuyerAsync("next@example.com", "79001112233");
        Receiver.Answer = (_, _) => Receiver.Calls.Count == 1 ? Reception.Refuse : Reception.Take;
        for (var time = 0; time < 3; time++)
        {
            await Trial.EventAsync(buyer, "late", BuyerEventKind.OrderLate);
            await Worker().RunAsync(5);
        }

        (await Trial.StatesAsync(buyer)).Should().Be("Sms Dead Refused, Email Sent");
        Receiver.Taken.Should().ContainSingle().Which.Address.Should().Be("next@example.com");
        await Trial.Database.ExecuteAsync("update buyer_events set taken_at = null");
        await Worker().RunAsync(5);
        Receiver.Taken.Should().ContainSingle("a person is told of an event once by a channel, even if it is taken again");
    }

    [Theory]
    [InlineData(Reception.Refuse, 1)]
    [InlineData(Reception.Busy, 5)]
    public async Task What_was_taken_before_it_broke_off_may_have_arrived_whatever_the_repeat_is_answered_and_no_other_channel_tells_it_again(Reception then, int repeats)
    {
        await Trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.Email, MessageChannel.Sms]);
        var buyer = await Trial.BuyerAsync("broken@example.com", "79001112244");
        await Trial.EventAsync(buyer, "late", BuyerEventKind.OrderLate);
        Receiver.Answer = (_, call) => call == 1 ? Reception.TakeAndBreak : then;
        for (var round = 0; round <= repeats; round++)
        {
            await Worker().RunAsync();
            Clock.Advance(TimeSpan.FromHours(5));
        }

        (await Trial.StatesAsync(buyer)).Should().Be("Email Dead MaybeSent");
        Receiver.Taken.Should().ContainSingle();
    }

    [Fact]
    public async Task What_nobody_says_arrived_goes_by_the_next_channel_after_some_hours_and_what_came_back_at_once()
    {
        await Trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", fallbackHours: 4, channels: [MessageChannel.Email, MessageChannel.Sms]);
        var (unheard, heard, bounced) = (await Trial.BuyerAsync("u@example.com", "79001112231"), await Trial.BuyerAsync("h@example.com", "79001112232"), await Trial.BuyerAsync("x@example.com", "79001112233"));
        foreach (var buyer in new[] { unheard, heard, bounced })
        {
            await Trial.EventAsync(buyer, "late", BuyerEventKind.OrderLate);
        }

        await Worker().RunAsync();
        await Trial.Get<MessageMarks>().DeliveredAsync(MessageChannel.Email, await Trial.Database.ReadAsync<string>($"select number from outgoing_messages where buyer_id = '{heard}'"), CancellationToken.None);
        await Trial.Database.ExecuteAsync($"insert into message_bounces (message_id, channel, for_good, detail, at) select id, channel, true, '550', '{Clock.GetUtcNow():O}' from outgoing_messages where buyer_id = '{bounced}'");
        await Worker().RunAsync();
        (await Trial.StatesAsync(bounced)).Should().Be("Email Dead Bounced, Sms Sent");
        (await Trial.StatesAsync(unheard)).Should().Be("Email Sent");

        Clock.Advance(TimeSpan.FromHours(5));
        await Worker().RunAsync();
        (await Trial.StatesAsync(unheard)).Should().Be("Email Sent, Sms Sent");
        (await Trial.StatesAsync(heard)).Should().Be("Email Delivered");
        await Trial.EventAsync(bounced, "again", BuyerEventKind.OrderLate, at: Clock.GetUtcNow());
        await Worker().RunAsync();
        (await Trial.StatesAsync(bounced)).Should().EndWith(", Sms Sent", "an address that sends everything back is not written to");
    }
}
