using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Integrations.Messages;

/// <summary>E-mail by SMTP (RFC 5321) with TLS and a password.</summary>
internal sealed class MailSender(ChannelBook book, MailConnections connections, TimeProvider time) : IMessageSender
{
    public MessageChannel Channel => MessageChannel.Email;

    public async Task<bool> IsReadyAsync(CancellationToken cancel) => await book.LoadAsync(Channel, cancel) is { On: true, Complete: true };

    public async Task<SendVerdict> SendAsync(MessageParcel parcel, CancellationToken cancel)
    {
        var options = await book.LoadAsync(Channel, cancel);
        if (!options.Complete)
        {
            return ChannelSaid.Later(ChannelSaid.NotSetUp, retryAfter: ChannelSaid.TillMended);
        }

        if (!MailboxAddress.TryParse(parcel.Address, out var recipient) || !recipient.Address.Contains('@', StringComparison.Ordinal))
        {
            return ChannelSaid.Refused(ChannelSaid.Address);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.Patience);
        MailConnection connection;
        try
        {
            connection = await connections.TakeAsync(options, patience.Token);
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested)
        {
            return NotConnected(broken);
        }

        return await SendAsync(connection, options, parcel, recipient, patience.Token, cancel);
    }

    private async Task<SendVerdict> SendAsync(MailConnection connection, ChannelOptions options, MessageParcel parcel, MailboxAddress recipient, CancellationToken patience, CancellationToken cancel)
    {
        try
        {
            var letter = Letter.Of(options, parcel, time.GetUtcNow());
            await connection.SendAsync(letter, parcel.Id, new MailboxAddress(null, options["returnTo"].Length > 0 ? options["returnTo"] : options["from"]), recipient, patience);
            connections.GiveBack(connection);
            return new SendVerdict(SendOutcome.Sent, letter.MessageId);
        }
        catch (SmtpCommandException refused)
        {
            connections.GiveBack(connection);
            return Refused(refused);
        }
        catch (Exception broken) when (broken is ServiceNotConnectedException or ProtocolException or IOException or SocketException or OperationCanceledException)
        {
            connection.Dispose();
            return connection.ContentBegan ? ChannelSaid.Unknown(ChannelSaid.Broken, Words.Of(broken.Message))
                : cancel.IsCancellationRequested ? ChannelSaid.Later(ChannelSaid.Broken)
                : broken is OperationCanceledException ? ChannelSaid.Later(ChannelSaid.Slow) : ChannelSaid.Later(ChannelSaid.Broken, Words.Of(broken.Message));
        }
    }

    private static SendVerdict NotConnected(Exception broken) => broken switch
    {
        MailRefusal refusal => ChannelSaid.Later(refusal.Code, refusal.Message, ChannelSaid.TillMended),
        SmtpCommandException { StatusCode: var status } busy => ChannelSaid.Later((int)status < 500 ? ChannelSaid.Busy : ChannelSaid.NoConnection, $"{(int)status} {Words.Of(busy.Message)}"),
        OperationCanceledException or TimeoutException => ChannelSaid.Later(ChannelSaid.Slow),
        _ => ChannelSaid.Later(ChannelSaid.NoConnection, Words.Of(broken.Message)),
    };

    private static SendVerdict Refused(SmtpCommandException refused)
    {
        var (status, said) = ((int)refused.StatusCode, $"{(int)refused.StatusCode} {Words.Of(refused.Message)}");
        return status < 500 ? ChannelSaid.Later(ChannelSaid.Busy, said, TimeSpan.FromMinutes(1)) : refused.ErrorCode switch
        {
            // Ours, not the letter's: whoever set the channel up mends it.
            SmtpErrorCode.SenderNotAccepted => ChannelSaid.Later(ChannelSaid.Sender, said, ChannelSaid.TillMended),
            SmtpErrorCode.RecipientNotAccepted => ChannelSaid.Refused(ChannelSaid.Address, said),
            _ => ChannelSaid.Refused(ChannelSaid.Content, said),
        };
    }
}
