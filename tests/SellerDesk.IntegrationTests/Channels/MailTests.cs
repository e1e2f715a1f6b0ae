using System.Diagnostics;
using System.Text;
using FluentAssertions;
using MimeKit;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Channels;

/// <summary>E-mail against a real mail server.</summary>
public sealed partial class MailTests(ChannelFixture desk) : IClassFixture<ChannelFixture>, IAsyncLifetime
{
    private const MessageChannel Mail = MessageChannel.Email;

    private MailServer server = null!;

    public async Task InitializeAsync() => server = await MailServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_letter_arrives_once_over_TLS_after_signing_in_and_says_how_to_end_such_letters()
    {
        await desk.SetUpAsync(Mail, new Dictionary<string, string>(server.Settings()) { ["replyTo"] = "people@seller.test" });
        var id = Guid.CreateVersion7();

        var verdict = await desk.SendAsync(Mail, "anna@buyers.test", "Первая строка <b>\nВторая: https://desk.test/o?a=1&b=2", id, unsubscribe: new Uri("https://desk.test/u/abc"));

        verdict.Outcome.Should().Be(SendOutcome.Sent);
        var raw = (await server.LettersAsync("anna@buyers.test", 1)).Should().ContainSingle().Subject;
        raw.Should().Contain("with esmtpsa", "that is what a server writes of TLS and a sign-in").And.Contain("Return-path: <desk@seller.test>");
        var letter = await ReadAsync(raw);
        letter.MessageId.Should().Be($"{id:N}@seller.test").And.Be(verdict.Number);
        letter.Subject.Should().Be("Заказ в пути");
        (letter.From.ToString(), letter.ReplyTo.ToString(), letter.To.ToString()).Should().Be(("\"Тёплый дом\" <desk@seller.test>", "people@seller.test", "anna@buyers.test"));
        (letter.Headers["List-Unsubscribe"], letter.Headers["List-Unsubscribe-Post"]).Should().Be(("<https://desk.test/u/abc>", "List-Unsubscribe=One-Click"));
        letter.TextBody!.ReplaceLineEndings("\n").TrimEnd().Should().Be("Первая строка <b>\nВторая: https://desk.test/o?a=1&b=2");
        letter.HtmlBody.Should().Contain("&lt;b&gt;").And.Contain("<a href=\"https://desk.test/o?a=1&amp;b=2\">").And.NotContain("<b>");
    }

    [Fact]
    public async Task TLS_from_the_first_byte_works_too_and_a_letter_about_an_order_has_no_way_out()
    {
        await desk.SetUpAsync(Mail, new Dictionary<string, string>(server.Settings()) { ["security"] = "tls", ["port"] = $"{server.TlsPort}" });

        (await desk.SendAsync(Mail, "boris@buyers.test")).Outcome.Should().Be(SendOutcome.Sent);

        (await ReadAsync((await server.LettersAsync("boris@buyers.test", 1)).Single())).Headers.Contains("List-Unsubscribe").Should().BeFalse();
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_one_and_the_letter_waits()
    {
        await desk.SetUpAsync(Mail, new Dictionary<string, string>(server.Settings()) { ["password"] = "wrong-password" });

        var verdict = await desk.SendAsync(Mail, "anna@buyers.test");

        (verdict.Outcome, ChannelSaid.Read(verdict.Detail).Code).Should().Be((SendOutcome.Later, ChannelSaid.Password));
        verdict.RetryAfter.Should().BeGreaterThan(TimeSpan.FromMinutes(1), "somebody has to mend it first");
        verdict.Detail.Should().NotContain("wrong-password");
    }

    [Theory]
    [InlineData("", "nobody signed it")]
    [InlineData("AA11AA11AA11AA11AA11AA11AA11AA11AA11AA11AA11AA11AA11AA11AA11AA11", "another one is trusted")]
    public async Task A_certificate_that_is_not_trusted_is_refused_by_name(string trusted, string because)
    {
        await desk.SetUpAsync(Mail, new Dictionary<string, string>(server.Settings()) { ["fingerprint"] = trusted });

        var verdict = await desk.SendAsync(Mail, "vera@buyers.test");

        (verdict.Outcome, ChannelSaid.Read(verdict.Detail).Code).Should().Be((SendOutcome.Later, ChannelSaid.Certificate), because);
        verdict.Detail.Should().Contain("CN=mail.seller.test").And.Contain(server.Fingerprint, "whoever knows the server can compare and trust it");
        (await server.LettersAsync("vera@buyers.test", 0)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_that_says_later_gets_the_letter_later_and_once()
    {
        await desk.SetUpAsync(Mail, server.Settings());
        server.Busy = true;
        var id = Guid.CreateVersion7();

        var first = await desk.SendAsync(Mail, "busy@buyers.test", id: id);
        server.Busy = false;
        var second = await desk.SendAsync(Mail, "busy@buyers.test", id: id);

        (first.Outcome, ChannelSaid.Read(first.Detail)).Should().Be((SendOutcome.Later, (ChannelSaid.Busy, "451 come back later")));
        second.Outcome.Should().Be(SendOutcome.Sent);
        (await server.LettersAsync("busy@buyers.test", 1)).Should().ContainSingle();
    }

    [Fact]
    public async Task Nobody_there_is_refused_for_good_and_the_connection_goes_on()
    {
        await desk.SetUpAsync(Mail, server.Settings());

        var nobody = await desk.SendAsync(Mail, "nobody@buyers.test");

        (nobody.Outcome, ChannelSaid.Read(nobody.Detail)).Should().Be((SendOutcome.Refused, (ChannelSaid.Address, "550 no such person here")));
        (await desk.SendAsync(Mail, "not an address")).Outcome.Should().Be(SendOutcome.Refused);
        (await desk.SendAsync(Mail, "glafira@buyers.test")).Outcome.Should().Be(SendOutcome.Sent);
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_the_content_leaves_it_open_whether_the_letter_went()
    {
        await using var rude = new RudeMailServer(hangUpAt: "DATA");
        await desk.SetUpAsync(Mail, Plain(rude.Port));
        (await desk.SendAsync(Mail, "anna@buyers.test")).Outcome.Should().Be(SendOutcome.Unknown);

        await using var ruder = new RudeMailServer(hangUpAt: "MAIL");
        await desk.SetUpAsync(Mail, Plain(ruder.Port));
        (await desk.SendAsync(Mail, "anna@buyers.test")).Outcome.Should().Be(SendOutcome.Later, "nothing had left yet");
    }

    [Fact]
    public async Task Nobody_answering_is_told_and_a_batch_goes_over_kept_connections()
    {
        await desk.SetUpAsync(Mail, Plain(1));
        ChannelSaid.Read((await desk.SendAsync(Mail, "anna@buyers.test")).Detail).Code.Should().Be(ChannelSaid.NoConnection);

        await desk.SetUpAsync(Mail, server.Settings());
        const int Letters = 120;
        var since = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, Letters), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
            (await desk.SendAsync(Mail, $"batch{number % 7}@buyers.test")).Outcome.Should().Be(SendOutcome.Sent));
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;

        Console.WriteLine($"e-mail: {Letters / seconds:0} letters/s over TLS to a real server");
        await desk.RunAsync<KeepChannelFiguresJob>();
        (await desk.Database.ReadAsync<long>("select sum(sent) from channel_minutes where channel = 'Email'")).Should().BeGreaterThanOrEqualTo(Letters);
        (await desk.Database.ListAsync<string>("select detail from channel_failures where channel = 'Email' and detail like '[connection]%'")).Should().NotBeEmpty();
    }

    private static Dictionary<string, string> Plain(int port) => new() { ["host"] = "127.0.0.1", ["port"] = $"{port}", ["security"] = "none", ["from"] = MailServer.From };

    private static async Task<MimeMessage> ReadAsync(string raw) => await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(raw)));
}
