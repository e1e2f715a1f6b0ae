using System.Text;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Channels;

/// <summary>Letters that the server took and gave back.</summary>
public sealed partial class MailTests
{
    [Fact]
    public async Task A_letter_that_was_taken_and_came_back_counts_as_failed_and_its_address_as_bad()
    {
        await desk.SetUpAsync(Mail, server.Settings());
        var id = Guid.CreateVersion7();

        (await desk.SendAsync(Mail, "full@buyers.test", id: id)).Outcome.Should().Be(SendOutcome.Sent, "the server took it");
        var report = (await server.LettersAsync(MailServer.From, 1)).Should().ContainSingle().Subject;
        var take = desk.Desk.Services.GetRequiredService<TakeBounce>();
        (await take.ExecuteAsync(new MemoryStream(Encoding.UTF8.GetBytes(report)), CancellationToken.None)).Should().Be(1);
        (await take.ExecuteAsync(new MemoryStream(Encoding.UTF8.GetBytes(report)), CancellationToken.None)).Should().Be(0, "a report that is read twice changes nothing");
        (await take.ExecuteAsync(new MemoryStream("Subject: hello\r\n\r\nI am on holiday"u8.ToArray()), CancellationToken.None)).Should().Be(0);

        (await desk.Database.ListAsync<Guid>($"select message_id from message_bounces where message_id = '{id}' and for_good")).Should().ContainSingle();
        var again = await desk.SendAsync(Mail, "FULL@buyers.test");
        (again.Outcome, ChannelSaid.Read(again.Detail).Code).Should().Be((SendOutcome.Refused, ChannelSaid.BadAddress));
        (await desk.Database.ReadAsync<long>("select count(*) from bad_addresses where digest like '%@%' or reason like '%@%'")).Should().Be(0, "no address is kept");
    }

    [Fact]
    public async Task Reports_are_read_from_their_mailbox_once_and_so_are_other_letters_there()
    {
        var (id, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var mailbox = new ReportsMailbox(Report(id, "gone@buyers.test", "5.1.1"), "Subject: hello\r\n\r\nI am on holiday\r\n", Report(other, "large@buyers.test", "5.2.2"));
        await desk.SetUpAsync(Mail, new Dictionary<string, string>(server.Settings()) { ["fingerprint"] = mailbox.Fingerprint, ["imapHost"] = "localhost", ["imapPort"] = $"{mailbox.Port}", ["imapUser"] = "reports", ["imapPassword"] = "reports-password" });

        (await desk.RunAsync<ReadBouncesJob>()).Should().BeTrue();
        (await desk.RunAsync<ReadBouncesJob>()).Should().BeFalse("what was read is marked as read");

        mailbox.Seen.Should().BeEquivalentTo([1, 2, 3]);
        (await desk.Database.ListAsync<string>($"select detail from message_bounces where message_id in ('{id}', '{other}') order by detail")).Should().Equal("5.1.1 550 no such user <•••>", "5.2.2 550 no such user <•••>");
        await desk.SetUpAsync(Mail, server.Settings());
        (await desk.SendAsync(Mail, "gone@buyers.test")).Outcome.Should().Be(SendOutcome.Refused);
        (await desk.SendAsync(Mail, "large@buyers.test")).Outcome.Should().Be(SendOutcome.Sent, "its mailbox was full, which passes");
    }

    /// <summary>As Postfix writes them: the envelope's id, and only the head of the letter.</summary>
    private static string Report(Guid message, string recipient, string status) => $"""
        From: MAILER-DAEMON@mail.test
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        I'm sorry to have to inform you.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.test
        Original-Envelope-Id: {(status == "5.1.1" ? message.ToString("N") : "unknown")}

        Final-Recipient: rfc822; {recipient}
        Action: failed
        Status: {status}
        Diagnostic-Code: smtp; 550 no such user <{recipient}>

        --b
        Content-Type: text/rfc822-headers

        Subject: hello
        Message-ID: <{message:N}@seller.test>

        --b--

        """.ReplaceLineEndings("\r\n");
}
