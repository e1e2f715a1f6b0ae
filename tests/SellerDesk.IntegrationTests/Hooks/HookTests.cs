using System.Diagnostics;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Hooks;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Shops;
using Xunit;
using Endpoint = SellerDesk.IntegrationTests.Channels.Endpoint;

namespace SellerDesk.IntegrationTests.Hooks;

/// <summary>Calls of somebody's own program when something happens at the desk.</summary>
public sealed partial class HookTests(HookFixture desk) : IClassFixture<HookFixture>, IAsyncLifetime
{
    private Endpoint program = null!;
    private Shop shop = null!;

    public async Task InitializeAsync()
    {
        await desk.Database.ExecuteAsync("delete from hooks; delete from hook_deliveries; delete from hook_events");
        desk.Present();
        program = await Endpoint.StartAsync();
        shop = await desk.AddShopAsync($"Магазин {Guid.NewGuid():N}");
    }

    public async Task DisposeAsync() => await program.DisposeAsync();

    [Fact]
    public async Task A_new_review_is_told_once_signed_and_without_the_buyers_words()
    {
        var hook = await HookAsync(HookEvents.ReviewCreated);

        await desk.ReviewAsync(shop, "r1");
        await desk.ReviewAsync(shop, "r1");
        await desk.RunAsync<DeliverHooksJob>();
        await desk.RunAsync<DeliverHooksJob>();

        var call = program.Calls.Should().ContainSingle().Subject;
        call.Headers["webhook-signature"].Should().Be(HookFixture.Signature(hook.Secret, call));
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(call.Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture)).Should().BeCloseTo(desk.Now, TimeSpan.FromMinutes(1));
        var told = JsonDocument.Parse(call.Body).RootElement;
        told.GetProperty("id").GetString().Should().Be(call.Headers["webhook-id"]);
        (told.GetProperty("type").GetString(), told.GetProperty("version").GetInt32(), told.GetProperty("shopId").GetGuid()).Should().Be((HookEvents.ReviewCreated, 1, shop.Id.Value));
        told.GetProperty("data").GetProperty("rating").GetInt32().Should().Be(2);
        told.GetProperty("data").GetProperty("number").GetString().Should().Be("r1");
        call.Body.Should().NotContain("Мария").And.NotContain("разбитым").And.NotContain("900");
    }

    [Fact]
    public async Task Nothing_is_written_while_no_webhook_wants_it_nor_about_history_nor_about_other_shops()
    {
        var other = await desk.AddShopAsync($"Другой {Guid.NewGuid():N}");
        await desk.ReviewAsync(shop, "before");
        await HookAsync(HookEvents.OrderStage);
        await HookAsync(HookEvents.ReviewCreated);
        await desk.ReviewAsync(shop, "old", at: DateTimeOffset.UtcNow.AddDays(-40));
        await desk.ReviewAsync(other, "foreign");

        (await desk.Database.ReadAsync<long>("select count(*) from hook_events")).Should().Be(0);
        (await desk.Database.ReadAsync<long>("select count(*) from hook_deliveries")).Should().Be(0);
    }

    [Fact]
    public async Task A_call_that_fails_is_made_again_and_later_events_about_the_same_thing_wait_for_it()
    {
        var hook = await HookAsync(HookEvents.ReviewCreated, HookEvents.ReviewChanged);
        program.Answer = (_, http) =>
        {
            http.Response.StatusCode = program.Calls.Count == 1 ? 503 : 204;
            return http.Response.WriteAsync(program.Calls.Count == 1 ? "busy, write to ivan@buyers.test" : "");
        };
        await desk.ReviewAsync(shop, "r2", rating: 2);
        await desk.ReviewAsync(shop, "r2", rating: 5);
        await desk.RunAsync<DeliverHooksJob>();
        program.Calls.Should().ContainSingle("the change is not told before the beginning");

        desk.Ahead(TimeSpan.FromSeconds(10));
        await desk.RunAsync<DeliverHooksJob>();

        program.Calls.Select(call => JsonDocument.Parse(call.Body).RootElement.GetProperty("type").GetString()).Should().Equal(HookEvents.ReviewCreated, HookEvents.ReviewCreated, HookEvents.ReviewChanged);
        program.Calls.Take(2).Select(call => (call.Headers["webhook-id"], call.Body)).Distinct().Should().ContainSingle("a repeat is the same message");
        var deliveries = await desk.DeliveriesAsync(hook.Id);
        deliveries.Should().OnlyContain(row => row.State == HookDeliveryState.Delivered && row.Status == 204);
        var first = await desk.DeliveryAsync(hook.Id, deliveries.Single(row => row.Kind == HookEvents.ReviewCreated).Id);
        first.Attempts.Select(attempt => (attempt.Status, attempt.Code, attempt.Said)).Should().Equal(((short?)503, ChannelSaid.Answer, "busy, write to •••"), ((short?)204, null, ""));
        first.Body.Should().Be(program.Calls.First().Body);
        (await desk.FindAsync(hook.Id)).Should().Match<HookRow>(row => row.Failures == 0 && row.FailingSince == null && row.Waiting == 0);
    }

    [Fact]
    public async Task One_that_hangs_keeps_no_other_waiting_and_is_left_alone_for_a_while()
    {
        await using var slow = await Endpoint.StartAsync();
        slow.Answer = (_, http) => Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        var hanging = await desk.HookAsync(slow.Address, [HookEvents.ReviewCreated], shop);
        await HookAsync(HookEvents.ReviewCreated);
        await desk.ReviewAsync(shop, "h1");
        var began = Stopwatch.GetTimestamp();
        var round = desk.RunAsync<DeliverHooksJob>();
        while (program.Calls.IsEmpty && !round.IsCompleted)
        {
            await Task.Delay(10);
        }

        Stopwatch.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromMilliseconds(900));
        await round;
        var row = (await desk.DeliveriesAsync(hanging.Id)).Single();
        (row.State, row.Status, row.Code).Should().Be((HookDeliveryState.Waiting, null, ChannelSaid.Slow));
        (await desk.FindAsync(hanging.Id)).Failures.Should().Be(1);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", ChannelSaid.Private)]
    [InlineData("https://example.com/", ChannelSaid.Redirect)]
    public async Task A_redirect_is_not_followed(string to, string code)
    {
        var hook = await HookAsync(HookEvents.ReviewCreated);
        program.Answer = (_, http) =>
        {
            http.Response.Redirect(to, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        await desk.ReviewAsync(shop, "d1");
        await desk.RunAsync<DeliverHooksJob>();

        var row = (await desk.DeliveriesAsync(hook.Id)).Single();
        (row.State, row.Code).Should().Be((HookDeliveryState.Waiting, code));
        program.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task An_address_that_is_gone_is_shut_at_once_and_the_owners_are_told()
    {
        await desk.UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(Actor.Desk, "Анна", $"anna{Guid.NewGuid():N}@demo.local", Domain.Team.Role.Owner, Application.Data.ShopScope.Everything, DateTimeOffset.UtcNow, CancellationToken.None));
        var hook = await HookAsync(HookEvents.ReviewCreated);
        program.Answer = (_, http) =>
        {
            http.Response.StatusCode = 410;
            return Task.CompletedTask;
        };
        await desk.ReviewAsync(shop, "g1");
        await desk.RunAsync<DeliverHooksJob>();
        await desk.ReviewAsync(shop, "g2");

        (await desk.FindAsync(hook.Id)).Should().Match<HookRow>(row => !row.IsOn && row.Off == HookOff.Gone && row.Waiting == 0);
        (await desk.DeliveriesAsync(hook.Id)).Should().ContainSingle("nobody wants the second one any more").Which.State.Should().Be(HookDeliveryState.Dead);
        (await desk.Database.ReadAsync<long>($"select count(*) from alerts where kind = 'WebhookOff' and link = '/settings/webhooks/{hook.Id.Value}'")).Should().BeGreaterThan(0);
        await FluentActions.Awaiting(() => desk.Replay.ManyAsync(Actor.Desk, hook.Id, new ReplayAsk(null, null, null), CancellationToken.None)).Should().ThrowAsync<RuleException>().WithMessage("*hook.isOff*");
    }

    [Fact]
    public async Task What_fails_for_three_days_is_given_up_and_the_address_is_shut()
    {
        var hook = await HookAsync(HookEvents.ReviewCreated);
        program.Answer = (_, http) =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await desk.ReviewAsync(shop, "f1");
        var rounds = 0;
        while ((await desk.FindAsync(hook.Id)).IsOn)
        {
            await desk.RunAsync<DeliverHooksJob>();
            desk.Ahead(TimeSpan.FromHours(6));
            (++rounds).Should().BeLessThan(20);
        }

        program.Calls.Count.Should().BeInRange(6, 15);
        (await desk.FindAsync(hook.Id)).Off.Should().Be(HookOff.Failing);
        (await desk.DeliveriesAsync(hook.Id)).Single().State.Should().Be(HookDeliveryState.Dead);
    }

    [Fact]
    public async Task A_worker_that_died_in_a_call_loses_nothing()
    {
        var hook = await HookAsync(HookEvents.ReviewCreated);
        await desk.ReviewAsync(shop, "k1");
        await desk.Database.ExecuteAsync("update hook_deliveries set state = 'Sending', tries = 1, due_at = now() + interval '60 seconds'");
        await desk.RunAsync<DeliverHooksJob>();
        program.Calls.Should().BeEmpty("somebody may be calling");

        desk.Ahead(TimeSpan.FromSeconds(61));
        await desk.RunAsync<DeliverHooksJob>();

        program.Calls.Should().ContainSingle();
        (await desk.DeliveriesAsync(hook.Id)).Single().Should().Match<HookDeliveryRow>(row => row.State == HookDeliveryState.Delivered && row.Tries == 2);
    }

    private Task<CreatedHook> HookAsync(params IReadOnlyList<string> events) => desk.HookAsync(new Uri(program.Address, "hook"), events, shop);
}
