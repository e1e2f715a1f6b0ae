using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Data;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Channels;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Channels;

/// <summary>Alerts that leave the desk for whoever wants them, the day in a letter, and words of rules at the bell.</summary>
public sealed class StaffAlertTests(ChannelFixture desk) : IClassFixture<ChannelFixture>, IAsyncLifetime
{
    private MailServer server = null!;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        server = await MailServer.StartAsync();
        await desk.SetUpAsync(MessageChannel.Email, server.Settings());
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task An_alert_goes_by_mail_once_to_those_who_want_its_kind_and_see_its_shop()
    {
        var (shop, other) = (await desk.AddShopAsync("Тёплый дом"), await desk.AddShopAsync("Другой"));
        var wants = await HiredAsync("wants@buyers.test", ShopScope.Everything, AlertKind.ReviewBurst);
        await HiredAsync("elsewhere@buyers.test", ShopScope.Of([other.Id]), AlertKind.ReviewBurst);
        await HiredAsync("otherkind@buyers.test", ShopScope.Everything, AlertKind.FeedBroken);
        await RaiseAsync(shop);

        for (var round = 0; round < 2; round++)
        {
            await desk.RunAsync<SpreadAlertsJob>();
            await desk.RunAsync<SendAlertsJob>();
        }

        (await server.LettersAsync("wants@buyers.test", 1)).Should().ContainSingle().Which.Should().Contain("Auto-Submitted: auto-generated");
        (await server.LettersAsync("elsewhere@buyers.test", 0)).Concat(await server.LettersAsync("otherkind@buyers.test", 0)).Should().BeEmpty();
        (await StatesAsync(wants)).Should().Equal(nameof(AlertSendState.Sent));
    }

    [Fact]
    public async Task Of_two_nodes_that_both_saw_an_alert_waiting_one_sends_it()
    {
        var shop = await desk.AddShopAsync("Два узла");
        await HiredAsync("twice@buyers.test", ShopScope.Of([shop.Id]), AlertKind.ReviewBurst);
        await RaiseAsync(shop);
        await RaiseAsync(shop);
        await desk.RunAsync<SpreadAlertsJob>();

        // The slow node has listed both and is at the first while the quick one does its round.
        var slow = new HeldSender(desk.Sender(MessageChannel.Email));
        var round = ActivatorUtilities.CreateInstance<SendAlertsJob>(desk.Desk.Services, (IEnumerable<IMessageSender>)[slow]).RunAsync(None);
        await slow.IsAsked;
        await desk.RunAsync<SendAlertsJob>();
        slow.GoOn();
        await round;

        (await server.LettersAsync("twice@buyers.test", 3)).Should().HaveCount(2, "two alerts are two letters");
    }

    [Fact]
    public async Task In_quiet_hours_it_waits_for_the_morning_and_a_channel_that_is_away_is_tried_again()
    {
        var shop = await desk.AddShopAsync("Ночь");
        var sleeper = await HiredAsync("sleeper@buyers.test", ShopScope.Of([shop.Id]), AlertKind.ReviewBurst);
        await desk.Database.ExecuteAsync($"update people set time_zone = 'UTC', quiet_hours = '{DateTime.UtcNow.AddHours(-1):HH:mm}-{DateTime.UtcNow.AddHours(2):HH:mm}' where id = '{sleeper.Value}'");
        await RaiseAsync(shop);
        await desk.RunAsync<SpreadAlertsJob>();
        await desk.RunAsync<SendAlertsJob>();
        (await server.LettersAsync("sleeper@buyers.test", 0)).Should().BeEmpty();
        (await desk.Database.ReadAsync<bool>($"select due_at > now() + interval '1 hour' from alert_sends where person_id = '{sleeper.Value}'")).Should().BeTrue();

        await desk.Database.ExecuteAsync($"update people set quiet_hours = null where id = '{sleeper.Value}'; update alert_sends set due_at = now() where person_id = '{sleeper.Value}'");
        await desk.SetUpAsync(MessageChannel.Email, server.Settings(), on: false);
        await desk.RunAsync<SendAlertsJob>();
        (await StatesAsync(sleeper)).Should().Equal(nameof(AlertSendState.Waiting));

        await desk.SetUpAsync(MessageChannel.Email, server.Settings());
        await desk.Database.ExecuteAsync($"update alert_sends set due_at = now() where person_id = '{sleeper.Value}'");
        await desk.RunAsync<SendAlertsJob>();
        (await server.LettersAsync("sleeper@buyers.test", 1)).Should().ContainSingle();
    }

    [Fact]
    public async Task The_day_is_summed_up_once_in_a_letter_at_the_hour_that_was_chosen()
    {
        var me = await HiredAsync("digest@buyers.test", ShopScope.Everything);
        await ChooseAsync(me, new AlertWays(new HashSet<AlertKind>(), new HashSet<AlertKind>(), 0, "en"));

        await desk.RunAsync<WriteDigestsJob>();
        (await desk.RunAsync<WriteDigestsJob>()).Should().BeFalse("the day is written about once");

        (await server.LettersAsync("digest@buyers.test", 1)).Should().ContainSingle().Which.Should().Contain("Waiting for an answer: 0");
    }

    [Fact]
    public async Task Words_of_a_rule_come_to_the_bell_of_one_or_of_all_and_once()
    {
        var shop = await desk.AddShopAsync("Колокол");
        var me = await HiredAsync("bell@buyers.test", ShopScope.Everything);
        var sender = desk.Sender(MessageChannel.InApp);
        var parcel = new MessageParcel(Guid.CreateVersion7(), me.Value.ToString(), "Баллы", "Покупатель получил 500 баллов", null, shop.Id);

        (await sender.SendAsync(parcel, None)).Outcome.Should().Be(SendOutcome.Sent);
        (await sender.SendAsync(parcel, None)).Outcome.Should().Be(SendOutcome.Sent);
        (await sender.SendAsync(parcel with { Id = Guid.CreateVersion7(), Address = "*" }, None)).Outcome.Should().Be(SendOutcome.Sent);
        (await sender.SendAsync(parcel with { Id = Guid.CreateVersion7(), Address = Guid.NewGuid().ToString() }, None)).Outcome.Should().Be(SendOutcome.Refused);

        var list = await new AlertList(desk.Scoped(), TimeProvider.System).LoadAsync(Actor(me), null, 10, unseen: false, None);
        list.Where(alert => alert.Kind == AlertKind.Message).Select(alert => alert.Arguments["subject"]).Should().Equal("Баллы", "Баллы");
    }

    private Task<List<string>> StatesAsync(PersonId person) => desk.Database.ListAsync<string>($"select state from alert_sends where person_id = '{person.Value}'");

    private async Task RaiseAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        db.Add(new Alert { Id = AlertId.New(), ShopId = shop.Id, Kind = AlertKind.ReviewBurst, Subject = Guid.NewGuid().ToString(), Arguments = new() { ["product"] = "Плед" }, CreatedAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
    }

    private async Task<PersonId> HiredAsync(string email, ShopScope scope, params AlertKind[] mailed)
    {
        var added = await desk.UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(Application.Team.Actor.Desk, "Слушающая", email, Role.Support, scope, DateTimeOffset.UtcNow.AddDays(-1), None));
        await ChooseAsync(added.Id, new AlertWays(mailed.ToHashSet(), new HashSet<AlertKind>(), null, "ru"));
        return added.Id;
    }

    private Task ChooseAsync(PersonId person, AlertWays ways) => new ChooseAlerts(desk.Scoped()).ExecuteAsync(Actor(person), ways, None);

    private static Actor Actor(PersonId person) => new(person, "Слушающая", Role.Support, ShopScope.Everything);

    /// <summary>Stops at its first letter until it is told to go on.</summary>
    private sealed class HeldSender(IMessageSender inner) : IMessageSender
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsAsked => asked.Task;

        public MessageChannel Channel => inner.Channel;

        public void GoOn() => go.SetResult();

        public Task<bool> IsReadyAsync(CancellationToken cancel) => inner.IsReadyAsync(cancel);

        public async Task<SendVerdict> SendAsync(MessageParcel parcel, CancellationToken cancel)
        {
            asked.TrySetResult();
            await go.Task;
            return await inner.SendAsync(parcel, cancel);
        }
    }
}
