using System.Diagnostics;
using FluentAssertions;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Messages;

/// <summary>
/// Events by the hundred (<c>SELLERDESK_MESSAGES</c> for more) through channels that are busy, break off before and after they took a message, and workers that die in the middle: each
/// is delivered once or visibly dead, and the report adds up to the rows.
/// </summary>
public sealed class KilledMessagesTests(MessageTrial trial, ITestOutputHelper output) : IClassFixture<MessageTrial>
{
    private const string Size = "SELLERDESK_MESSAGES";
    private const int Usual = 500;

    private static readonly int Many = int.TryParse(Environment.GetEnvironmentVariable(Size), out var asked) ? asked : Usual;

    [Fact]
    public async Task Each_event_is_delivered_once_or_visibly_dead_whatever_breaks_and_whoever_dies()
    {
        await trial.CleanAsync();
        await using var knowing = new MessageReceiver { Answer = Moody };
        await using var forgetful = new MessageReceiver { Answer = Moody, Forgets = true };
        await trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.Webhook]);
        await trial.RuleAsync(BuyerEventKind.OrderShipped, MessagePurpose.Service, "Едет", channels: [MessageChannel.Sms]);
        await trial.BuyerAsync(phone: "79001112233");
        await SeedAsync();
        var clock = new FixedClock(MessageTrial.Noon.AddMinutes(1));
        var watch = Stopwatch.StartNew();
        var killed = await DeliverAsync(clock, knowing, forgetful);
        output.WriteLine($"{Many} events, {killed} workers killed, {watch.Elapsed.TotalSeconds:N1} s, {Many / watch.Elapsed.TotalSeconds:N0} messages/s");

        (await trial.Database.ReadAsync<long>("select count(*) from outgoing_messages")).Should().Be(Many, "an event makes one message, however often it is taken");
        (await trial.Database.ReadAsync<long>("select count(*) from outgoing_messages where state not in ('Sent', 'Dead')")).Should().Be(0);
        forgetful.Reached.Values.Should().OnlyContain(times => times == 1, "a channel that knows no repeat is never called again when it may have taken the message");
        knowing.Reached.Values.Should().OnlyContain(times => times == 1);
        await AgreeAsync(knowing, "Webhook");
        await AgreeAsync(forgetful, "Sms");
        (await trial.Database.ReadAsync<long>("select count(*) from outgoing_messages where state = 'Sent'")).Should().BeGreaterThan(Many / 2);
        (await trial.Database.ReadAsync<long>("select count(*) from message_attempts where ended_at is null")).Should().Be(0);
        await AddsUpAsync();
    }

    /// <summary>Every mood by the parcel's id and call: the same at every run of a parcel.</summary>
    private static Reception Moody(Guid id, int call) => (id.GetHashCode() + call * 7919) switch
    {
        var dice when Math.Abs(dice % 100) < 6 => Reception.Busy,
        var dice when Math.Abs(dice % 100) < 10 => Reception.TakeAndBreak,
        var dice when Math.Abs(dice % 100) < 13 => Reception.Break,
        _ => Reception.Take,
    };

    private async Task<int> DeliverAsync(FixedClock clock, MessageReceiver knowing, MessageReceiver forgetful)
    {
        var killed = 0;
        for (var round = 0; round < 200; round++)
        {
            using var death = new CancellationTokenSource();
            var worker = trial.Worker(clock, new LoopbackSender(MessageChannel.Webhook, knowing, knowsRepeats: true) { Killed = death.Token }, new LoopbackSender(MessageChannel.Sms, forgetful) { Killed = death.Token });
            var work = worker.RunAsync(rounds: 1 + (Many / 4000));
            if (round % 2 == 0 && round < 12)
            {
                await Task.Delay(40 + (round * 15));
                await death.CancelAsync();
                await Task.WhenAny(work, Task.Delay(300));
                killed += work.IsCompleted ? 0 : 1;
            }
            else
            {
                await work;
            }

            // Leases end, pauses pass.
            clock.Advance(TimeSpan.FromHours(5));
            if (round >= 12 && await trial.Database.ReadAsync<long>("select count(*) from outgoing_messages where due_at is not null") == 0 && await trial.Database.ReadAsync<long>("select count(*) from buyer_events where taken_at is null") == 0)
            {
                break;
            }
        }

        return killed;
    }

    /// <summary>What reached somebody is sent, or dead as "maybe sent"; what is sent reached somebody.</summary>
    private async Task AgreeAsync(MessageReceiver receiver, string channel)
    {
        var rows = await trial.Database.ListAsync<string>($"select id || ' ' || state || ' ' || coalesce(reason, '') from outgoing_messages where channel = '{channel}'");
        foreach (var row in rows.Select(row => row.Split(' ')))
        {
            var reached = receiver.Reached.ContainsKey(Guid.Parse(row[0]));
            (row[1] == "Sent" ? reached : !reached || row[2] == "MaybeSent").Should().BeTrue("{0} is {1} {2}, reached: {3}", row[0], row[1], row[2], reached);
        }
    }

    /// <summary>The report equals the rows, before and after its sums are added up.</summary>
    private async Task AddsUpAsync()
    {
        for (var time = 0; time < 2; time++)
        {
            var day = DateOnly.FromDateTime(MessageTrial.Noon.Date);
            var report = await trial.Seeing<MessageReport>().LoadAsync(day.AddDays(-1), day.AddDays(60), CancellationToken.None);
            report.Total.Queued.Should().Be(Many);
            ((long)report.Total.Sent).Should().Be(await trial.Database.ReadAsync<long>("select count(*) from outgoing_messages where sent_at is not null"));
            ((long)report.Total.AllDead).Should().Be(await trial.Database.ReadAsync<long>("select count(*) from outgoing_messages where state = 'Dead'"));
            report.Rows.Sum(row => row.Figures.Queued).Should().Be(Many);
            var row = report.Rows[0];
            var listed = await trial.Seeing<MessageList>().LoadAsync(new MessageFilter("Dead", Rule: row.Rule, Channel: row.Channel), null, Many + 1, CancellationToken.None);
            listed.Rows.Should().HaveCount(row.Figures.AllDead, "a number is the length of the list that it opens");
            await trial.Get<FoldMessageDaysJob>().RunAsync(CancellationToken.None);
        }
    }

    private Task SeedAsync() => trial.Database.ExecuteAsync($"""
        with people as (insert into buyers (id, created_at) select gen_random_uuid(), now() from generate_series(1, {Many}) returning id, number)
        insert into buyer_events (buyer_id, kind, key, "values", at) select id, case when number % 2 = 0 then 'OrderLate' else 'OrderShipped' end, 'k', '{"{}"}', '{MessageTrial.Noon:O}' from people;
        insert into buyer_contacts (id, buyer_id, channel, sealed, hash, mask, source, added_at) select gen_random_uuid(), buyer_id, 'Sms', c.sealed, left('B-' || id, 20), c.mask, 'Person', now() from buyer_events cross join (select sealed, mask from buyer_contacts limit 1) as c where kind = 'OrderShipped'
        """);
}
