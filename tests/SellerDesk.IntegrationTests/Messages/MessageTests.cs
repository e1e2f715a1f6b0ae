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

public sealed class MessageTests(MessageTrial trial) : IClassFixture<MessageTrial>, IAsyncLifetime
{
    private readonly MessageReceiver receiver = MessageReceiver.Open();
    private readonly FixedClock clock = new(MessageTrial.Noon.AddMinutes(1));

    public Task InitializeAsync() => trial.CleanAsync();

    public async Task DisposeAsync() => await receiver.DisposeAsync();

    [Fact]
    public async Task Nobody_is_written_to_without_consent_and_who_withdrew_is_told_apart_from_who_was_never_asked()
    {
        await trial.RuleAsync();
        var (given, withdrawn, silent) = (await trial.BuyerAsync("a@example.com"), await trial.BuyerAsync("b@example.com"), await trial.BuyerAsync("c@example.com"));
        await trial.SayAsync(given, true);
        await trial.SayAsync(withdrawn, true);
        await trial.SayAsync(withdrawn, false);
        await trial.SayAsync(silent, true, purpose: ConsentPurpose.Surveys);
        foreach (var buyer in new[] { given, withdrawn, silent })
        {
            await trial.EventAsync(buyer, "offer");
        }

        await Worker().RunAsync();
        receiver.Taken.Should().ContainSingle().Which.Address.Should().Be("a@example.com");
        (await trial.StatesAsync(given)).Should().Be("Email Sent");
        (await trial.StatesAsync(withdrawn)).Should().Be("Email Skipped Unsubscribed");
        (await trial.StatesAsync(silent)).Should().Be("Email Skipped NoConsent");
        (await trial.Database.ReadAsync<string>("select text from outgoing_messages where state = 'Sent'")).Should().Be("Привет: скидка");
    }

    [Fact]
    public async Task A_message_of_loyalty_cannot_be_set_up_for_a_channel_that_has_no_consent()
    {
        var deed = () => trial.RuleAsync(BuyerEventKind.PointsEarned, MessagePurpose.Loyalty, "Баллы: {points}", channels: [MessageChannel.Webhook]);
        (await deed.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("messageRule.consent");
        deed = () => trial.RuleAsync(BuyerEventKind.PointsEarned, MessagePurpose.Loyalty, "Баллы: {tier}");
        (await deed.Should().ThrowAsync<RuleException>()).Which.Arguments.Should().Equal("{tier}", "ru");
    }

    [Fact]
    public async Task One_person_gets_so_many_a_day_and_a_week_whatever_the_rule_and_the_channel()
    {
        await trial.Get<MessageLimitsBook>().SaveAsync(Actor.Desk, new MessageLimits(null, 2, 3), CancellationToken.None);
        await trial.RuleAsync();
        await trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.Sms]);
        var buyer = await trial.BuyerAsync("cap@example.com", "79001112233");
        await trial.SayAsync(buyer, true);
        await trial.EventAsync(buyer, "1");
        await trial.EventAsync(buyer, "2", BuyerEventKind.OrderLate);
        await trial.EventAsync(buyer, "3");
        await Worker().RunAsync();
        (await trial.StatesAsync(buyer)).Should().Be("Email Sent, Sms Sent, Email Skipped Cap");

        clock.Advance(TimeSpan.FromHours(25));
        await trial.EventAsync(buyer, "4");
        await trial.EventAsync(buyer, "5");
        await Worker().RunAsync();
        (await trial.StatesAsync(buyer)).Should().EndWith("Email Sent, Email Skipped Cap", "the third of the week was the last");
    }

    [Theory]
    [InlineData("2026-03-28T21:30:00Z", "2026-03-29T07:00:00Z")]
    [InlineData("2026-10-24T20:30:00Z", "2026-10-25T08:00:00Z")]
    public async Task Nobody_is_woken_and_the_morning_comes_by_their_own_clock_also_when_clocks_change(string night, string morning)
    {
        await trial.Get<MessageLimitsBook>().SaveAsync(Actor.Desk, new MessageLimits("21:00-09:00", 9, 9), CancellationToken.None);
        await trial.RuleAsync();
        var shop = await trial.AddShopAsync("Berlin " + night);
        await trial.Database.ExecuteAsync($"update shops set time_zone = 'Europe/Berlin' where id = '{shop.Id}'");
        var buyer = await trial.BuyerAsync("dst@example.com");
        await trial.SayAsync(buyer, true);
        clock.Set(At(night));
        await trial.EventAsync(buyer, night, at: clock.GetUtcNow(), shop: shop.Id);
        await Worker().RunAsync();
        receiver.Taken.Should().BeEmpty();
        (await trial.StatesAsync(buyer)).Should().Be("Email Waiting Quiet");
        (await trial.Database.ReadAsync<DateTime>($"select due_at from outgoing_messages where buyer_id = '{buyer}'")).Should().Be(At(morning).UtcDateTime);

        clock.Set(At(morning).AddSeconds(1));
        await Worker().RunAsync();
        (await trial.StatesAsync(buyer)).Should().Be("Email Sent");
    }

    [Fact]
    public async Task A_channel_that_cannot_is_followed_by_the_next_one_and_the_same_event_again_makes_nothing_new()
    {
        await trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.MarketplaceChat, MessageChannel.Telegram, MessageChannel.Sms, MessageChannel.Email]);
        var buyer = await trial.BuyerAsync("next@example.com", "79001112233");
        receiver.Answer = (_, _) => receiver.Calls.Count == 1 ? Reception.Refuse : Reception.Take;
        for (var time = 0; time < 3; time++)
        {
            await trial.EventAsync(buyer, "late", BuyerEventKind.OrderLate);
            await Worker().RunAsync(5);
        }

        (await trial.StatesAsync(buyer)).Should().Be("Sms Dead Refused, Email Sent");
        receiver.Taken.Should().ContainSingle().Which.Address.Should().Be("next@example.com");
        await trial.Database.ExecuteAsync("update buyer_events set taken_at = null");
        await Worker().RunAsync(5);
        receiver.Taken.Should().ContainSingle("a person is told of an event once by a channel, even if it is taken again");
    }

    [Fact]
    public async Task What_nobody_says_arrived_goes_by_the_next_channel_after_some_hours_and_what_came_back_at_once()
    {
        await trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", fallbackHours: 4, channels: [MessageChannel.Email, MessageChannel.Sms]);
        var (unheard, heard, bounced) = (await trial.BuyerAsync("u@example.com", "79001112231"), await trial.BuyerAsync("h@example.com", "79001112232"), await trial.BuyerAsync("x@example.com", "79001112233"));
        foreach (var buyer in new[] { unheard, heard, bounced })
        {
            await trial.EventAsync(buyer, "late", BuyerEventKind.OrderLate);
        }

        await Worker().RunAsync();
        await trial.Get<MessageMarks>().DeliveredAsync(MessageChannel.Email, await trial.Database.ReadAsync<string>($"select number from outgoing_messages where buyer_id = '{heard}'"), CancellationToken.None);
        await trial.Database.ExecuteAsync($"insert into message_bounces (message_id, channel, for_good, detail, at) select id, channel, true, '550', '{clock.GetUtcNow():O}' from outgoing_messages where buyer_id = '{bounced}'");
        await Worker().RunAsync();
        (await trial.StatesAsync(bounced)).Should().Be("Email Dead Bounced, Sms Sent");
        (await trial.StatesAsync(unheard)).Should().Be("Email Sent");

        clock.Advance(TimeSpan.FromHours(5));
        await Worker().RunAsync();
        (await trial.StatesAsync(unheard)).Should().Be("Email Sent, Sms Sent");
        (await trial.StatesAsync(heard)).Should().Be("Email Delivered");
        await trial.EventAsync(bounced, "again", BuyerEventKind.OrderLate, at: clock.GetUtcNow());
        await Worker().RunAsync();
        (await trial.StatesAsync(bounced)).Should().EndWith(", Sms Sent", "an address that sends everything back is not written to");
    }

    [Fact]
    public async Task Somebody_who_is_erased_during_a_campaign_hears_no_more_of_it_and_nothing_of_them_is_left()
    {
        await trial.RuleAsync(delay: 3600);
        var (one, other) = (await trial.BuyerAsync("gone@example.com"), await trial.BuyerAsync("stays@example.com"));
        foreach (var buyer in new[] { one, other })
        {
            await trial.SayAsync(buyer, true);
            await trial.EventAsync(buyer, "campaign", values: """{"offer": "подарок"}""");
        }

        await Worker().RunAsync();
        await trial.Get<EraseBuyer>().ExecuteAsync(DeskFixture.Somebody(Role.Manager), one, "письмо", MessageTrial.Noon, CancellationToken.None);
        await trial.EventAsync(one, "late guest");
        clock.Advance(TimeSpan.FromHours(2));
        await Worker().RunAsync();
        receiver.Taken.Should().ContainSingle().Which.Address.Should().Be("stays@example.com");
        (await trial.StatesAsync(one)).Should().Be("Email Skipped Erased");
        (await trial.Database.ReadAsync<long>($"select (select count(*) from buyer_contacts where buyer_id = '{one}') + (select count(*) from buyer_events where buyer_id = '{one}' and \"values\" <> '{{}}')")).Should().Be(0);
    }

    [Fact]
    public async Task What_has_moved_on_meanwhile_is_not_told_any_more()
    {
        await trial.RuleAsync(BuyerEventKind.OrderShipped, MessagePurpose.Service, "Едет", delay: 600);
        await trial.RuleAsync(BuyerEventKind.OrderDelivered, MessagePurpose.Service, "Доставлен", delay: 600);
        var buyer = await trial.BuyerAsync("moves@example.com");
        var order = Guid.CreateVersion7();
        await trial.EventAsync(buyer, "o", BuyerEventKind.OrderShipped, subject: order);
        await trial.EventAsync(buyer, "o", BuyerEventKind.OrderDelivered, subject: order);
        await trial.EventAsync(buyer, "old", BuyerEventKind.OrderDelivered, at: MessageTrial.Noon.AddDays(-4));
        await Worker().TakeAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await Worker().RunAsync();
        (await trial.StatesAsync(buyer)).Should().Be("Email Skipped MovedOn, Email Sent", "and what happened days ago is history");
    }

    [Fact]
    public async Task Words_that_nobody_knows_stop_the_message_and_it_says_which_and_can_be_sent_when_they_are_mended()
    {
        await trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Заказ {order} опаздывает", channels: [MessageChannel.Email]);
        var buyer = await trial.BuyerAsync("words@example.com");
        await trial.EventAsync(buyer, "w", BuyerEventKind.OrderLate);
        await Worker().RunAsync();
        (await trial.StatesAsync(buyer)).Should().Be("Email Skipped NoText");
        (await trial.Database.ReadAsync<string>("select detail from outgoing_messages")).Should().Be("{order} · ru");

        await trial.Database.ExecuteAsync("""update buyer_events set "values" = '{"order": "Z-1"}'""");
        var id = OutgoingMessageId.From(await trial.Database.ReadAsync<Guid>("select id from outgoing_messages"));
        await trial.Seeing<MessageDeeds>().ResendAsync(DeskFixture.Somebody(Role.Seller), id, CancellationToken.None);
        clock.Set(DateTimeOffset.UtcNow.AddMinutes(1));
        await Worker().RunAsync();
        receiver.Taken.Should().ContainSingle().Which.Text.Should().Be("Заказ Z-1 опаздывает");
    }

    private MessageWorker Worker() => trial.Worker(clock, new LoopbackSender(MessageChannel.Email, receiver, knowsRepeats: true), new LoopbackSender(MessageChannel.Sms, receiver));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
