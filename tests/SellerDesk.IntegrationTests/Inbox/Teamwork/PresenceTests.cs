using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Domain.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Inbox.Teamwork;

public sealed class PresenceTests(TeamworkFixture desk) : IClassFixture<TeamworkFixture>
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task The_first_writer_holds_the_item_until_somebody_takes_it_over()
    {
        var (_, items) = await desk.ItemsAsync("Пишут", 1);
        var (anna, boris) = (await desk.PersonAsync("Анна"), await desk.PersonAsync("Борис"));
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var presence = desk.Presence();

        await presence.SayAsync(anna, items[0], one, writes: true, None);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await presence.SayAsync(boris, items[0], other, writes: true, None);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await presence.SayAsync(anna, items[0], one, writes: true, None);

        (await presence.LoadAsync(items[0], boris.PersonId, None)).Should().BeEquivalentTo(new ItemPeople([anna.PersonId!.Value], anna.PersonId, false));
        (await presence.LoadAsync(items[0], anna.PersonId, None)).Mine.Should().BeTrue();
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await presence.TakeOverAsync(boris, items[0], other, None);
        await presence.SayAsync(anna, items[0], one, writes: true, None);

        (await presence.LoadAsync(items[0], anna.PersonId, None)).Holder.Should().Be(boris.PersonId, "whoever goes on typing comes after");
        (await desk.HistoryAsync(items[0])).Should().Equal(ItemEventKind.TakenOver);
    }

    [Fact]
    public async Task A_window_without_a_sign_of_life_is_gone_after_three_quarters_of_a_minute()
    {
        var (_, items) = await desk.ItemsAsync("Ушли", 1);
        var anna = await desk.PersonAsync("Ушла");
        var presence = desk.Presence();
        await presence.SayAsync(anna, items[0], Guid.NewGuid(), writes: true, None);
        desk.Clock.Advance(TimeSpan.FromSeconds(44));
        (await presence.LoadAsync(items[0], null, None)).Holder.Should().Be(anna.PersonId);

        desk.Clock.Advance(TimeSpan.FromSeconds(2));

        (await presence.LoadAsync(items[0], null, None)).Holder.Should().BeNull();
        (await presence.LoadAsync(items, null, None)).Should().BeEmpty();
        await new ForgetPresenceJob(desk.Data, desk.Clock).RunAsync(None);
    }

    [Fact]
    public async Task Another_node_hears_of_a_writer_within_a_second_and_of_a_mere_sign_of_life_not_at_all()
    {
        var (_, items) = await desk.ItemsAsync("Два узла", 1);
        var anna = await desk.PersonAsync("С первого узла");
        await using var second = desk.Build([]);
        var changes = second.Services.GetRequiredService<DeskChanges>();
        using var stop = new CancellationTokenSource();
        var heard = new System.Collections.Concurrent.ConcurrentQueue<WorkItemId>();
        using var subscription = changes.SubscribePresence(change => heard.Enqueue(change.Item));
        var listening = changes.ListenAsync(stop.Token);
        var (presence, window) = (desk.Presence(), Guid.NewGuid());
        for (var tries = 0; heard.IsEmpty && tries < 50; tries++)
        {
            // Until the other node listens there is nobody to tell.
            await presence.LeaveAsync(items[0], window, None);
            await presence.SayAsync(anna, items[0], window, writes: false, None);
            await Task.Delay(100);
        }

        heard.Clear();
        await presence.SayAsync(anna, items[0], window, writes: false, None);
        var said = DateTime.UtcNow;
        await presence.SayAsync(anna, items[0], window, writes: true, None);
        while (heard.IsEmpty && DateTime.UtcNow - said < TimeSpan.FromSeconds(5))
        {
            await Task.Delay(10);
        }

        (DateTime.UtcNow - said).Should().BeLessThan(TimeSpan.FromSeconds(1));
        heard.Should().Equal(items[0]);
        await stop.CancelAsync();
        await listening;
    }
}
