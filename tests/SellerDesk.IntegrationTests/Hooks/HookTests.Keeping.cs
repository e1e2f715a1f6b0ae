using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Hooks;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Hooks;
using Xunit;
using Endpoint = SellerDesk.IntegrationTests.Channels.Endpoint;

namespace SellerDesk.IntegrationTests.Hooks;

/// <summary>Secrets, sending again, addresses that are refused, and what is swept.</summary>
public sealed partial class HookTests
{
    [Fact]
    public async Task After_a_change_of_the_secret_both_sign_for_a_day()
    {
        var hook = await HookAsync(HookEvents.ReviewCreated);
        var secret = await desk.Save.RotateAsync(Actor.Desk, hook.Id, CancellationToken.None);
        await desk.ReviewAsync(shop, "s1");
        await desk.RunAsync<DeliverHooksJob>();
        desk.Ahead(TimeSpan.FromHours(25));
        await desk.ReviewAsync(shop, "s2");
        await desk.RunAsync<DeliverHooksJob>();

        var calls = program.Calls.ToList();
        calls[0].Headers["webhook-signature"].Should().Be($"{HookFixture.Signature(secret, calls[0])} {HookFixture.Signature(hook.Secret, calls[0])}");
        calls[1].Headers["webhook-signature"].Should().Be(HookFixture.Signature(secret, calls[1]));
        (await desk.Database.ReadAsync<bool>($"select encode(secret, 'escape') like '%{secret}%' from hooks")).Should().BeFalse("secrets are sealed");
    }

    [Fact]
    public async Task One_delivery_a_period_and_everything_after_an_event_can_be_sent_again()
    {
        var hook = await HookAsync(HookEvents.ReviewCreated);
        await desk.ReviewAsync(shop, "p1");
        await desk.ReviewAsync(shop, "p2");
        await desk.ReviewAsync(shop, "p3");
        await desk.RunAsync<DeliverHooksJob>();
        var ids = program.Calls.OrderBy(call => JsonDocument.Parse(call.Body).RootElement.GetProperty("sequence").GetInt64()).Select(call => Guid.Parse(call.Headers["webhook-id"])).ToList();
        var first = (await desk.DeliveriesAsync(hook.Id)).Single(row => row.EventId == ids[0]);

        await desk.Replay.OneAsync(Actor.Desk, hook.Id, first.Id, CancellationToken.None);
        await desk.RunAsync<DeliverHooksJob>();
        (await desk.Replay.ManyAsync(Actor.Desk, hook.Id, new ReplayAsk(null, null, ids[0]), CancellationToken.None)).Should().Be(2);
        (await desk.Replay.ManyAsync(Actor.Desk, hook.Id, new ReplayAsk(null, null, null), CancellationToken.None)).Should().Be(1, "two of them wait already");
        await desk.RunAsync<DeliverHooksJob>();
        (await desk.Replay.ManyAsync(Actor.Desk, hook.Id, new ReplayAsk(desk.Now.AddDays(1), desk.Now.AddDays(2), null), CancellationToken.None)).Should().Be(0);

        program.Calls.Skip(3).Select(call => Guid.Parse(call.Headers["webhook-id"])).Should().BeEquivalentTo([ids[0], ids[1], ids[2], ids[0]]);
        (await desk.DeliveriesAsync(hook.Id)).Count(row => row.IsReplay).Should().Be(4);
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest", "hook.private")]
    [InlineData("https://localhost/x", "hook.private")]
    [InlineData("https://[::ffff:10.0.0.1]/x", "hook.private")]
    [InlineData("http://example.com/x", "hook.https")]
    [InlineData("ftp://example.com/x", "hook.url")]
    [InlineData("https://user:word@example.com/x", "hook.url")]
    public async Task Addresses_inside_and_without_TLS_are_refused_when_they_are_typed(string address, string code) =>
        (await FluentActions.Awaiting(() => desk.Save.CreateAsync(Actor.Desk, new HookWish("X", new Uri(address), [HookEvents.ReviewCreated], []), CancellationToken.None)).Should().ThrowAsync<RuleException>())
            .Which.Code.Should().Be(code);

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_when_it_is_called()
    {
        var hook = await desk.Save.CreateAsync(Actor.Desk, new HookWish("X", new Uri("https://localhost.localdomain/x"), [HookEvents.ReviewCreated], []), CancellationToken.None);
        var id = await desk.Desk.Services.GetRequiredService<TryHook>().ExecuteAsync(Actor.Desk, hook.Id, CancellationToken.None);
        var tried = await desk.DeliveryAsync(hook.Id, id);
        tried.Row.Code.Should().BeOneOf(ChannelSaid.Private, ChannelSaid.NoConnection);
        tried.Row.Kind.Should().Be(HookEvents.Test);
    }

    [Fact]
    public async Task What_is_old_and_what_a_removed_webhook_left_is_swept()
    {
        var hook = await HookAsync(HookEvents.ReviewCreated);
        await desk.ReviewAsync(shop, "w1");
        await desk.RunAsync<DeliverHooksJob>();
        await desk.Save.RemoveAsync(Actor.Desk, hook.Id, CancellationToken.None);
        await desk.RunAsync<ForgetHooksJob>();
        (await desk.Database.ReadAsync<long>("select count(*) from hook_deliveries")).Should().Be(0);
        await desk.Database.ExecuteAsync("update hook_events set at = at - interval '40 days'");
        await desk.RunAsync<ForgetHooksJob>();
        (await desk.Database.ReadAsync<long>("select count(*) from hook_events")).Should().Be(0);
    }
}
