using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Messages;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Drills;

/// <summary>
/// The whole program is killed (SIGKILL) again and again while it sends thousands of messages (<c>SELLERDESK_MESSAGES</c> for more) by a webhook and an SMS gateway that answer slowly, are busy and
/// break off, and by a real mail server: each message arrives once or says what became of it, and nobody is written to who did not agree.
/// </summary>
public sealed partial class MessageDrills(MessageTrial trial, ITestOutputHelper output) : IClassFixture<MessageTrial>, IAsyncLifetime
{
    private const int Usual = 2_000;
    private const int Kills = 4;
    private const int MostLetters = 2_000;

    private static readonly int Many = int.TryParse(Environment.GetEnvironmentVariable("SELLERDESK_MESSAGES"), CultureInfo.InvariantCulture, out var asked) ? asked : Usual;
    private static readonly int Letters = Math.Min(Many / 10, MostLetters);

    /// <summary>Of those who never agreed, and of those who withdrew.</summary>
    private static readonly int Silent = Letters / 2;

    private MessageReceiver webhook = null!;
    private MessageReceiver gateway = null!;
    private MailServer mail = null!;

    public async Task InitializeAsync()
    {
        mail = await MailServer.StartAsync();
        (webhook, gateway) = (MessageReceiver.Open(), MessageReceiver.Open());
        (webhook.Takes, webhook.Answer) = (Slowly, Moody);
        (gateway.Takes, gateway.Answer, gateway.Forgets) = (Slowly, Moody, true);
        await trial.CleanAsync();
        await SetUpAsync(MessageChannel.Webhook, new() { ["url"] = webhook.Address.ToString(), ["secret"] = "0123456789abcdef0123456789abcdef", ["seconds"] = "4" });
        await SetUpAsync(MessageChannel.Sms, new() { ["url"] = gateway.Address.ToString(), ["body"] = """{"id": "{id}", "address": "{phone}", "text": "{text}"}""", ["seconds"] = "4" });
        await SetUpAsync(MessageChannel.Email, mail.Settings());
        await trial.RuleAsync(BuyerEventKind.OrderLate, MessagePurpose.Service, "Опаздывает", channels: [MessageChannel.Webhook]);
        await trial.RuleAsync(BuyerEventKind.OrderShipped, MessagePurpose.Service, "Едет", channels: [MessageChannel.Sms]);
        await trial.RuleAsync(channels: [MessageChannel.Email]);
        await SeedAsync();
    }

    public async Task DisposeAsync()
    {
        await mail.DisposeAsync();
        await webhook.DisposeAsync();
        await gateway.DisposeAsync();
    }

    [DrillFact]
    public async Task Killed_amid_sending_the_program_leaves_each_message_sent_once_or_visibly_open_and_nobody_hears_who_did_not_agree()
    {
        var watch = Stopwatch.StartNew();
        var (pending, calling) = await KillAsync();
        await FinishAsync();
        watch.Stop();
        pending.Should().OnlyContain(count => count > 0, "each kill fell amid sending");
        calling.Sum().Should().BePositive("and calls were being made");

        (await CountAsync("true")).Should().Be(Many, "an event makes one message, whoever dies");
        (await CountAsync("state not in ('Sent', 'Dead')")).Should().Be(0);
        (await trial.Database.ReadAsync<long>("select count(*) from message_attempts where ended_at is null")).Should().Be(0);
        await AgreesAsync(MessageChannel.Webhook, id => webhook.Reached.GetValueOrDefault(id));
        await AgreesAsync(MessageChannel.Sms, id => gateway.Reached.GetValueOrDefault(id));
        var letters = await LettersAsync();
        await AgreesAsync(MessageChannel.Email, id => letters.GetValueOrDefault(id));
        mail.Letters.Should().OnlyContain(letter => letter.Contains("Envelope-to: yes@buyers.test", StringComparison.Ordinal), "nobody else agreed");
        (await trial.Database.ReadAsync<long>("select coalesce(sum(count), 0) from message_days where what = 'Untold' and reason in ('NoConsent', 'Unsubscribed')")).Should().Be(Silent * 2);
        await TellAsync(watch.Elapsed, pending, calling);
    }

    /// <summary>Each time at another place on the way, and without a word to the program.</summary>
    private async Task<(List<long> Pending, List<long> Calling)> KillAsync()
    {
        var (pending, calling) = (new List<long>(), new List<long>());
        var random = new Random(1911);
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var process = Start();
            await UntilAsync(async () => await CountAsync("state = 'Sent'") > (long)Many * kill / (Kills + 2), $"{kill} of {Kills + 2} parts are sent");
            await Task.Delay(random.Next(0, 400));
            process.Kill();
            pending.Add(await trial.Database.ReadAsync<long>("select (select count(*) from outgoing_messages where state = 'Waiting') + (select count(*) from buyer_events where taken_at is null)"));
            calling.Add(await CountAsync("state = 'Sending'"));
        }

        return (pending, calling);
    }

    private async Task FinishAsync()
    {
        using var process = Start();
        await UntilAsync(async () =>
        {
            // Pauses of minutes pass at once.
            await trial.Database.ExecuteAsync("update outgoing_messages set due_at = now() where state in ('Waiting', 'Unknown') and tries > 0 and due_at > now()");
            return await CountAsync("due_at is not null") == 0 && await trial.Database.ReadAsync<long>("select count(*) from buyer_events where taken_at is null") == 0;
        }, "nothing is left to send");
    }

    /// <summary>What is sent reached its receiver once; what is dead did not, or says that it may have; nothing came twice.</summary>
    private async Task AgreesAsync(MessageChannel channel, Func<Guid, int> reached)
    {
        var rows = await trial.Database.ListAsync<string>($"select id || ' ' || state || ' ' || coalesce(reason, '') from outgoing_messages where channel = '{channel}'");
        var wrong = rows.Select(row => row.Split(' ')).Where(row => (row[1], row[2], reached(Guid.Parse(row[0]))) is not (("Sent", _, 1) or ("Dead", "MaybeSent", 0 or 1) or ("Dead", not "MaybeSent", 0)));
        wrong.Select(row => string.Join(' ', row)).Should().BeEmpty("{0}", channel);
    }

    /// <summary>How often each letter lies in the mailbox, by the message's id, which is the letter's own.</summary>
    private async Task<Dictionary<Guid, int>> LettersAsync()
    {
        var (count, before) = (mail.Letters.Count, -1);
        for (; count != before; (before, count) = (count, mail.Letters.Count))
        {
            await Task.Delay(1_000);
        }

        return mail.Letters.Select(letter => Guid.ParseExact(MessageId().Match(letter).Groups[1].Value, "N")).GroupBy(id => id).ToDictionary(group => group.Key, group => group.Count());
    }

    private async Task TellAsync(TimeSpan took, List<long> pending, List<long> calling)
    {
        output.WriteLine($"drill: {Many} messages in {took.TotalSeconds:0} s ({Many / took.TotalSeconds:0}/s, starts of the program included), killed {Kills} times with {string.Join(", ", pending)} waiting and {string.Join(", ", calling)} being sent");
        foreach (var channel in new[] { MessageChannel.Webhook, MessageChannel.Sms, MessageChannel.Email })
        {
            var of = $"channel = '{channel}'";
            var (sent, seconds) = (await CountAsync($"{of} and state = 'Sent'"), await trial.Database.ReadAsync<long>($"select count(distinct date_trunc('second', sent_at)) from outgoing_messages where {of} and state = 'Sent'"));
            output.WriteLine($"drill: {channel}: sent {sent} ({sent / (double)Math.Max(seconds, 1):0}/s while it sent), maybe sent {await CountAsync($"{of} and reason = 'MaybeSent'")}, refused or given up {await CountAsync($"{of} and state = 'Dead' and reason <> 'MaybeSent'")}, twice 0");
        }

        output.WriteLine($"drill: to those who never agreed or withdrew: 0 of {Silent * 2}");
    }

    /// <summary>Every mood by the parcel's id and call: some are busy, some take the parcel and break off, some break off before, few refuse.</summary>
    private static Reception Moody(Guid id, int call) => Math.Abs((id.GetHashCode() + (call * 7919)) % 100) switch
    {
        < 5 => Reception.Busy,
        < 7 => Reception.TakeAndBreak,
        < 9 => Reception.Break,
        < 10 => Reception.Refuse,
        _ => Reception.Take,
    };

    private static TimeSpan Slowly() => TimeSpan.FromMilliseconds(Random.Shared.Next(20, 51));

    private DeskProcess Start() => DeskProcess.Start(trial.Database.ConnectionString, new Dictionary<string, string> { ["Messages__Lease"] = "00:00:08" });

    private Task SetUpAsync(MessageChannel channel, Dictionary<string, string> settings) => trial.Get<ChannelBook>().SaveAsync(Actor.Desk, channel, true, settings, CancellationToken.None);

    private Task<long> CountAsync(string where) => trial.Database.ReadAsync<long>($"select count(*) from outgoing_messages where {where}");

    /// <summary>A tenth by mail to those who agreed, the rest half and half; beside them as many again who never agreed or withdrew.</summary>
    private async Task SeedAsync()
    {
        var (yes, no) = (await trial.BuyerAsync("yes@buyers.test", "79001112233"), await trial.BuyerAsync("no@buyers.test"));
        await trial.Database.ExecuteAsync($"""
            create temp table people as select gen_random_uuid() as id, n, case when n <= {Letters} then 'yes' when n <= {Many} then case when n % 2 = 0 then 'hook' else 'sms' end when n <= {Many + Silent} then 'never' else 'withdrew' end as kind
              from generate_series(1, {Many + (Silent * 2)}) as n;
            insert into buyers (id, created_at) select id, now() from people;
            insert into buyer_contacts (id, buyer_id, channel, sealed, hash, mask, source, added_at)
              select gen_random_uuid(), p.id, c.channel, c.sealed, left('B-' || p.id, 20), c.mask, 'Person', now() from people p
              join buyer_contacts c on (p.kind = 'sms' and c.channel = 'Sms' and c.buyer_id = '{yes}') or (p.kind = 'yes' and c.channel = 'Email' and c.buyer_id = '{yes}') or (p.kind in ('never', 'withdrew') and c.buyer_id = '{no}');
            insert into buyer_consents (buyer_id, channel, purpose, given, at, recorded_at, source, text_version)
              select id, 'Email', 'Offers', true, now() - interval '2 days', now(), 'form', '1' from people where kind in ('yes', 'withdrew');
            insert into buyer_consents (buyer_id, channel, purpose, given, at, recorded_at, source) select id, 'Email', 'Offers', false, now() - interval '1 day', now(), 'form' from people where kind = 'withdrew';
            insert into buyer_events (buyer_id, kind, key, "values", at)
              select id, case kind when 'hook' then 'OrderLate' when 'sms' then 'OrderShipped' else 'Offer' end, 'k', '{"{}"}', now() from people order by random();
            """);
    }

    private static async Task UntilAsync(Func<Task<bool>> met, string what)
    {
        for (var watch = Stopwatch.StartNew(); !await met(); await Task.Delay(100))
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(10))
            {
                throw new TimeoutException($"Not within ten minutes: {what}.");
            }
        }
    }

    [GeneratedRegex(@"(?mi)^Message-ID: <([0-9a-f]{32})@")]
    private static partial Regex MessageId();
}
