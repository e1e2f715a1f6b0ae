using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;
using Xunit;

namespace SellerDesk.IntegrationTests.Channels;

/// <summary>Addresses at which clouds give out their keys, and those of this machine's link, are called by no channel, also where somebody allows them.</summary>
public sealed class NeverCalledTests(ChannelFixture desk) : IClassFixture<ChannelFixture>
{
    private static readonly Dictionary<string, string> Mail = new() { ["port"] = "25", ["security"] = "none", ["from"] = "desk@seller.test", ["seconds"] = "2" };

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.1.1")]
    [InlineData("2852039166")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("fe80::1")]
    public async Task No_letter_and_no_mailbox_is_looked_for_there(string host)
    {
        await desk.SetUpAsync(MessageChannel.Email, new Dictionary<string, string>(Mail) { ["host"] = host });
        var verdict = await desk.SendAsync(MessageChannel.Email, "anna@buyers.test");
        (verdict.Outcome, ChannelSaid.Read(verdict.Detail).Code).Should().Be((SendOutcome.Later, ChannelSaid.Private));

        await desk.SetUpAsync(MessageChannel.Email, new Dictionary<string, string>(Mail) { ["host"] = "localhost", ["imapHost"] = host, ["imapUser"] = "reports", ["imapPassword"] = "reports-password" });
        await FluentActions.Awaiting(() => desk.Desk.Services.GetRequiredService<IBounceMailbox>().ReadAsync(_ => Task.CompletedTask, CancellationToken.None)).Should().ThrowAsync<Exception>().WithMessage("a private address");
    }

    [Theory]
    [InlineData("https://169.254.169.254")]
    [InlineData("https://[fe80::1]")]
    [InlineData("https://100.100.100.200")]
    public async Task No_gateway_no_bot_and_no_webhook_is_called_there_although_it_is_allowed(string address)
    {
        desk.Allow(new Uri(address));
        await desk.SetUpAsync(MessageChannel.Sms, new Dictionary<string, string> { ["url"] = address + "/send", ["seconds"] = "2" });
        await desk.SetUpAsync(MessageChannel.Telegram, new Dictionary<string, string> { ["token"] = "1:a-token-of-a-bot", ["bot"] = "seller_bot", ["url"] = address, ["seconds"] = "2" });
        await desk.SetUpAsync(MessageChannel.Webhook, new Dictionary<string, string> { ["url"] = address, ["secret"] = "a-secret-of-sixteen", ["seconds"] = "2" });
        foreach (var (channel, to) in new[] { (MessageChannel.Sms, "+79990000001"), (MessageChannel.Telegram, "77"), (MessageChannel.Webhook, "") })
        {
            ChannelSaid.Read((await desk.SendAsync(channel, to)).Detail).Code.Should().Be(ChannelSaid.Private, "{0}", channel);
        }
    }

    [Fact]
    public async Task A_mail_server_of_ones_own_network_is_called()
    {
        await desk.SetUpAsync(MessageChannel.Email, new Dictionary<string, string>(Mail) { ["host"] = "127.0.0.1", ["port"] = "1" });
        ChannelSaid.Read((await desk.SendAsync(MessageChannel.Email, "anna@buyers.test")).Detail).Code.Should().Be(ChannelSaid.NoConnection);
    }
}
