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

/// <summary>What keeps a message from leaving while it waits.</summary>
public sealed class MessageStopTests(MessageTrial trial) : MessageCase(trial), IClassFixture<MessageTrial>
{
    [Fact]
    public async Task Somebody_who_is_erased_during_a_campaign_hears_no_more_of_it_and_nothing_of_them_is_left()
    {
        await Trial.RuleAsync(delay: 3600);
        var (one, other) = (await Trial.BuyerAsync("gone@example.com"), await Trial.BuyerAsync("stays@example.com"));
        foreach (var buyer in new[] { one, other })
        {
            await Trial.SayAsync(buyer, true);
            await Trial.EventAsync(buyer, "campaign", values: """{"offer": "подарок"}""");
        }

        await Worker().RunAsync();
        await Trial.Get<EraseBuyer>().ExecuteAsync(DeskFixture.Somebody(Role.Manager), one, "письмо", MessageTrial.Noon, CancellationToken.None);
        await Trial.EventAsync(one, "late guest");
        Clock.Advance(TimeSpan.FromHours(2));
        await Worker().RunAsync();
        Receiver.Taken.Should().ContainSingle().Which.Address.Should().Be("stays@example.com");
        (await Trial.StatesAsync(one)).Should().Be("Email Skipped Erased");
        (await Trial.Database.ReadAsync<long>($"select (select count(*) from buyer_contacts where buyer_id = '{one}') + (select count(*) from buyer_events where buyer_id = '{one}' and \"values\" <> '{{}}')")).Should().Be(0);
    }

    [Fact]
    public async Task What_has_moved_on_meanwhile_is_not_told_any_more()
    {
        await Trial.RuleAsync(BuyerEventKind.OrderShipped, MessagePurpose.Service, "Едет", delay: 600);
        await Trial.RuleAsync(BuyerEventKind.OrderDelivered, MessagePurpose.Service, "Доставлен", delay: 600);
        var buyer = await Trial.BuyerAsync("moves@example.com");
        var order = Guid.CreateVersion7();
        await Trial.EventAsync(buyer, "o", BuyerEventKind.OrderShipped, subject: order);
        await Trial.EventAsync(buyer, "o", BuyerEventKind.OrderDelivered, subject: order);
        await Trial.EventAsync(buyer, "old", BuyerEventKind.OrderDelivered, at: MessageTrial.Noon.AddDays(-4));
        await Worker().TakeAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        await Worker().RunAsync();
        (await Trial.StatesAsync(buyer)).Should().Be("Email Skipped MovedOn, Email Sent", "and what happened days ago is history");
    }

    [Fact]
    public async Task Words_that_nobody_knows_stop_the_message_and_it_says_which_and_can_be_sent_when_they_are_mended()
    {
        await Trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Заказ {order} опаздывает", channels: [MessageChannel.Email]);
        var buyer = await Trial.BuyerAsync("words@example.com");
        await Trial.EventAsync(buyer, "w", BuyerEventKind.OrderLate);
        await Worker().RunAsync();
        (await Trial.StatesAsync(buyer)).Should().Be("Email Skipped NoText");
        (await Trial.Database.ReadAsync<string>("select detail from outgoing_messages")).Should().Be("{order} · ru");

        await Trial.Database.ExecuteAsync("""update buyer_events set "values" = '{"order": "Z-1"}'""");
        var id = OutgoingMessageId.From(await Trial.Database.ReadAsync<Guid>("select id from outgoing_messages"));
        await Trial.Seeing<MessageDeeds>().ResendAsync(DeskFixture.Somebody(Role.Seller), id, CancellationToken.None);
        Clock.Set(DateTimeOffset.UtcNow.AddMinutes(1));
        await Worker().RunAsync();
        Receiver.Taken.Should().ContainSingle().Which.Text.Should().Be("Заказ Z-1 опаздывает");
    }
}
