using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using SellerDesk.Application.Channels;
using SellerDesk.Domain.Messages;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Messages;

/// <summary>The mailbox of reports, by IMAP over TLS.</summary>
internal sealed class BounceMailbox(ChannelBook book) : IBounceMailbox
{
    private const int AtOnce = 200;

    public async Task<int?> ReadAsync(Func<Stream, Task> letter, CancellationToken cancel)
    {
        var options = await book.LoadAsync(MessageChannel.Email, cancel);
        if (options is not { On: true, Complete: true } || options["imapHost"].Length == 0)
        {
            return null;
        }

        // The server of letters that leave and that of letters that return are often one, with one certificate.
        var fingerprint = ChannelForm.Fingerprint(options["fingerprint"]);
        using var client = new ImapClient
        {
            Timeout = (int)options.Patience.TotalMilliseconds,
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = (_, certificate, chain, errors) => Certificates.Distrust(certificate, chain, errors, fingerprint, fingerprintAlone: false) is null,
        };
        var socket = await PublicConnection.ToMailAsync(options["imapHost"], options.Number("imapPort"), cancel);
        await client.ConnectAsync(socket, options["imapHost"], options.Number("imapPort"), SecureSocketOptions.SslOnConnect, cancel);
        await client.AuthenticateAsync(options["imapUser"], options["imapPassword"], cancel);
        await client.Inbox!.OpenAsync(FolderAccess.ReadWrite, cancel);
        var unread = (await client.Inbox.SearchAsync(SearchQuery.NotSeen, cancel)).Take(AtOnce).ToList();
        foreach (var id in unread)
        {
            await using (var content = await client.Inbox.GetStreamAsync(id, cancellationToken: cancel))
            {
                await letter(content);
            }

            // Only after it was taken in: a crash between the two has it read once more, which changes nothing.
            await client.Inbox.AddFlagsAsync(id, MessageFlags.Seen, silent: true, cancel);
        }

        await client.DisconnectAsync(quit: true, cancel);
        return unread.Count;
    }
}
