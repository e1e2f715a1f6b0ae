using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using SellerDesk.Application.Channels;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Messages;

/// <summary>A connection to the mail server, kept for the next letter. Knows whether a letter's content was on its way when it broke.</summary>
internal sealed class MailConnection : IDisposable
{
    /// <summary>Servers shut a connection after some number of letters, and rather in the middle of one.</summary>
    private const int MostLetters = 50;

    private readonly ContentWatch watch = new();
    private readonly Client client;
    private readonly string fingerprint;
    private int letters;

    private MailConnection(ChannelOptions options)
    {
        Mark = options.Mark;
        fingerprint = ChannelForm.Fingerprint(options["fingerprint"]);
        client = new Client(watch) { Timeout = (int)options.Patience.TotalMilliseconds, CheckCertificateRevocation = false, ServerCertificateValidationCallback = Trust };
    }

    /// <summary>The settings that it was opened with.</summary>
    public string Mark { get; }

    public long UsedAt { get; set; }

    /// <summary>What the server's certificate was found to be, where it was not trusted.</summary>
    public string? Distrust { get; private set; }

    /// <summary>The content had begun to leave: whether the letter was taken is not known.</summary>
    public bool ContentBegan => watch.Began;

    public bool Usable => client.IsConnected && letters < MostLetters;

    /// <exception cref="MailRefusal">The connection cannot be had.</exception>
    public static async Task<MailConnection> OpenAsync(ChannelOptions options, CancellationToken cancel)
    {
        var connection = new MailConnection(options);
        try
        {
            await connection.ConnectAsync(options, cancel);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public async Task SendAsync(MimeMessage letter, Guid message, MailboxAddress sender, MailboxAddress recipient, CancellationToken cancel)
    {
        watch.Began = false;
        letters++;
        client.Envelope = message.ToString("N");
        await client.SendAsync(letter, sender, [recipient], cancel);
    }

    public void Dispose()
    {
        client.Dispose();
        watch.Dispose();
    }

    private async Task ConnectAsync(ChannelOptions options, CancellationToken cancel)
    {
        var security = options["security"] switch { "tls" => SecureSocketOptions.SslOnConnect, "none" => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls };
        try
        {
            var socket = await PublicConnection.ToMailAsync(options["host"], options.Number("port"), cancel);
            await client.ConnectAsync(socket, options["host"], options.Number("port"), security, cancel);
        }
        catch (PrivateAddressException never)
        {
            throw new MailRefusal(ChannelSaid.Private, options["host"], never);
        }
        catch (SslHandshakeException distrusted)
        {
            throw new MailRefusal(ChannelSaid.Certificate, Distrust ?? Words.Of(distrusted.InnerException?.Message ?? distrusted.Message), distrusted);
        }
        catch (NotSupportedException noTls)
        {
            throw new MailRefusal(ChannelSaid.NoTls, Words.Of(noTls.Message), noTls);
        }

        if (options["user"].Length == 0)
        {
            return;
        }

        // The strongest that the server offers is enough; what needs a browser is none of a program's.
        client.AuthenticationMechanisms.Remove("XOAUTH2");
        client.AuthenticationMechanisms.Remove("OAUTHBEARER");
        client.AuthenticationMechanisms.Remove("NTLM");
        try
        {
            await client.AuthenticateAsync(options["user"], options["password"], cancel);
        }
        catch (AuthenticationException wrong)
        {
            throw new MailRefusal(ChannelSaid.Password, Words.Of(wrong.Message, options["user"], options["password"]), wrong);
        }
        catch (NotSupportedException none)
        {
            throw new MailRefusal(ChannelSaid.Password, Words.Of(none.Message), none);
        }
    }

    private bool Trust(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        (Distrust = Certificates.Distrust(certificate, chain, errors, fingerprint, fingerprintAlone: true)) is null;

    /// <summary>Asks servers that can (RFC 3461) to name the message in their reports.</summary>
    private sealed class Client(IProtocolLogger log) : SmtpClient(log)
    {
        public string Envelope { get; set; } = "";

        protected override string GetEnvelopeId(MimeMessage message) => Envelope;

        protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) => DeliveryStatusNotification.Failure;
    }

    /// <summary>Sees the conversation go by; keeps nothing of it but whether the content began.</summary>
    private sealed class ContentWatch : IProtocolLogger
    {
        public bool Began { get; set; }

        public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

        public void LogConnect(Uri uri)
        {
        }

        public void LogClient(byte[] buffer, int offset, int count)
        {
            var line = buffer.AsSpan(offset, count);
            Began |= line.StartsWith("DATA\r\n"u8) || line.StartsWith("BDAT "u8) || line.IndexOf("\r\nDATA\r\n"u8) >= 0;
        }

        public void LogServer(byte[] buffer, int offset, int count)
        {
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>The mail server, or the desk, refuses to begin.</summary>
internal sealed class MailRefusal(string code, string words, Exception inner) : Exception(words, inner)
{
    public string Code => code;
}
