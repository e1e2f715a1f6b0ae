using System.Diagnostics;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Messages;
using SellerDesk.IntegrationTests.Replies;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Drills;

/// <summary>Two whole programs on one database, one of them killed while it pulls, answers and sends messages.</summary>
public sealed class TwoNodeDrills(DeliveryFixture desk, ITestOutputHelper output) : IClassFixture<DeliveryFixture>
{
    private const int Replies = 30;
    private const int Messages = 200;

    private readonly List<string> numbers = [];

    [DrillFact]
    public async Task A_node_killed_in_the_middle_of_its_work_is_followed_within_a_minute_and_nothing_goes_twice()
    {
        await using var receiver = new MessageReceiver { Answer = Slowly };
        await MessagesAsync(receiver);
        await AnswersAsync();
        await PullingAsync();
        await desk.Simulator.FaultAsync("/wb/feedbacks/api/v1/feedbacks/answer", "slow", seconds: 0.3);
        var settings = Settings(receiver);
        using var first = DeskProcess.Start(desk.Database.ConnectionString, new Dictionary<string, string>(settings) { ["Node__Name"] = "first" });
        using var second = DeskProcess.Start(desk.Database.ConnectionString, new Dictionary<string, string>(settings) { ["Node__Name"] = "second" });
        await first.ReadyAsync();
        await second.ReadyAsync();
        await UntilAsync(async () => receiver.Reached.Count > 10 && await DoneAsync() > 2, "work has begun");

        // Whoever sends answers at this moment dies.
        var working = await desk.Database.ReadAsync<string>("select coalesce((select instance_name from qrtz_fired_triggers where job_name = 'DeliverRepliesJob' limit 1), 'first')");
        var (dies, lives) = working == "second" ? (second, first) : (first, second);
        dies.Kill();
        var watch = Stopwatch.StartNew();
        var before = (Answers: await DoneAsync(), Messages: receiver.Reached.Count);
        var doubles = 0L;
        await UntilAsync(async () =>
        {
            doubles += await desk.Database.ReadAsync<long>("select count(*) from (select 1 from qrtz_fired_triggers where state = 'EXECUTING' group by job_name having count(*) > 1) twice");
            return await DoneAsync() > before.Answers;
        }, "the other node answers");
        var followed = watch.Elapsed;
        await UntilAsync(async () => await DoneAsync() == Replies && await OpenMessagesAsync() == 0 && await PulledAsync(), "all is done");

        followed.Should().BeLessThan(TimeSpan.FromMinutes(1));
        doubles.Should().Be(0, "no job runs twice at once");
        foreach (var number in numbers)
        {
            (await desk.Simulator.LedgerAsync(number)).Should().ContainSingle("the answer to {0} arrives once", number);
        }

        receiver.Reached.Values.Should().OnlyContain(times => times == 1);
        var sent = await desk.Database.ReadAsync<long>("select count(*) from outgoing_messages where state = 'Sent'");
        var maybe = await desk.Database.ReadAsync<long>("select count(*) from outgoing_messages where state = 'Dead' and reason = 'MaybeSent'");
        (sent + maybe).Should().Be(Messages);
        await lives.ReadyAsync();
        output.WriteLine($"drill: two nodes: one killed with {before.Answers} of {Replies} answers and {before.Messages} of {Messages} messages gone; the other went on after {followed.TotalSeconds:0.0} s, all done after "
            + $"{watch.Elapsed.TotalSeconds:0.0} s; answers at the marketplace once each: {numbers.Count}, messages that reached the gateway once: {receiver.Reached.Count}, more than once: {receiver.Reached.Values.Count(times => times > 1)}, "
            + $"left as maybe sent: {maybe}, jobs running twice: {doubles}");
    }

    private static Reception Slowly(Guid id, int call)
    {
        Thread.Sleep(400);
        return Reception.Take;
    }

    private static Dictionary<string, string> Settings(MessageReceiver receiver) => new()
    {
        ["Delivery__CallTimeout"] = "00:00:05",
        ["Delivery__Settling"] = "00:00:02",
        ["Delivery__FirstLookUp"] = "00:00:00.2",
        ["Delivery__LongestPause"] = "00:00:02",
        ["Pull__Lease"] = "00:00:10",
        ["Channels__InsideHosts"] = $"{receiver.Address.Host}:{receiver.Address.Port}",
    };

    private async Task MessagesAsync(MessageReceiver receiver)
    {
        await desk.Desk.Services.GetRequiredService<ChannelBook>().SaveAsync(Actor.Desk, MessageChannel.Webhook, true, new Dictionary<string, string> { ["url"] = receiver.Address.ToString(), ["secret"] = "0123456789abcdef0123456789abcdef" }, CancellationToken.None);
        var template = await desk.Desk.Services.GetRequiredService<MessageTemplates>().SaveAsync(Actor.Desk, null, "Учение", [new MessageWording("ru", null, "Тема", "Ваш заказ опаздывает")], CancellationToken.None);
        var rules = desk.Desk.Services.GetRequiredService<MessageRules>();
        var rule = await rules.AddAsync(Actor.Desk, new MessageRuleContent("Учение", BuyerEventKind.OrderLate, MessagePurpose.Service, template, [MessageChannel.Webhook], 0, null, false, MessageCondition.Always), CancellationToken.None);
        await rules.SwitchAsync(Actor.Desk, rule, true, CancellationToken.None);
        await desk.Desk.Services.GetRequiredService<MessageLimitsBook>().SaveAsync(Actor.Desk, new MessageLimits(null, 50, 50), CancellationToken.None);
        await desk.Database.ExecuteAsync($"""
            with people as (insert into buyers (id, created_at) select gen_random_uuid(), now() from generate_series(1, {Messages}) returning id)
            insert into buyer_events (buyer_id, kind, key, "values", at) select id, 'OrderLate', 'k', '{"{}"}', now() from people
            """);
    }

    private async Task AnswersAsync()
    {
        for (var n = 0; n < Replies; n++)
        {
            var (number, item) = await desk.PulledReviewAsync(1, $"Отзыв {n}");
            await desk.ForgetHoldAsync(await desk.SendAsync(item, $"Здравствуйте! Спасибо за отзыв {n}."));
            numbers.Add(number);
        }
    }

    /// <summary>A long first pull beside it.</summary>
    private async Task PullingAsync()
    {
        await desk.Simulator.FaultAsync("/wb/feedbacks/api/v1/questions", "slow", seconds: 0.2);
        await desk.Database.ExecuteAsync($"update feeds set next_run_at = now() where kind = '{FeedKind.Questions}'");
    }

    private Task<long> DoneAsync() => desk.Database.ReadAsync<long>($"select count(*) from outgoing_replies where state in ('{OutgoingState.Confirmed}', '{OutgoingState.InModeration}')");

    private Task<long> OpenMessagesAsync() => desk.Database.ReadAsync<long>("select (select count(*) from outgoing_messages where due_at is not null) + (select count(*) from buyer_events where taken_at is null)");

    private Task<bool> PulledAsync() => desk.Database.ReadAsync<bool>($"select bool_and(last_success_at is not null) from feeds where kind = '{FeedKind.Questions}'");

    private static async Task UntilAsync(Func<Task<bool>> met, string what)
    {
        for (var watch = Stopwatch.StartNew(); !await met(); await Task.Delay(50))
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new TimeoutException($"Not within two minutes: {what}.");
            }
        }
    }
}
