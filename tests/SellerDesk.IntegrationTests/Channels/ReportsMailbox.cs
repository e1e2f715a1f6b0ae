using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SellerDesk.IntegrationTests.Channels;

/// <summary>A mailbox by IMAP over TLS (RFC 9051) that speaks as much of it as reading unread letters needs.</summary>
internal sealed class ReportsMailbox : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate = Certificate();
    private readonly List<string> letters;
    private readonly Task talking;

    public ReportsMailbox(params List<string> letters)
    {
        this.letters = letters;
        listener.Start();
        talking = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Fingerprint => Convert.ToHexString(SHA256.HashData(certificate.RawData));

    /// <summary>Numbers of the letters that were marked as read.</summary>
    public HashSet<int> Seen { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await talking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        certificate.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync();
            try
            {
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(certificate);
                await TalkAsync(stream);
            }
            catch (IOException)
            {
                // It hung up, as clients do.
            }
        }
    }

    private async Task TalkAsync(SslStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await SayAsync(stream, "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello");
        while (await reader.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            var verb = words[1] == "UID" ? words[2] : words[1];
            await SayAsync(stream, [.. Answers(verb, words), $"{words[0]} OK {(verb == "SELECT" ? "[READ-WRITE] " : "")}done"]);
            if (verb == "LOGOUT")
            {
                return;
            }
        }
    }

    private IEnumerable<string> Answers(string verb, string[] words)
    {
        switch (verb)
        {
            case "CAPABILITY":
                return ["* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN"];
            case "LIST":
                return ["* LIST () \"/\" INBOX"];
            case "SELECT":
                return [$"* {letters.Count} EXISTS", "* 0 RECENT", "* FLAGS (\\Seen)", "* OK [PERMANENTFLAGS (\\Seen)] ok", "* OK [UIDVALIDITY 1] ok", $"* OK [UIDNEXT {letters.Count + 1}] ok"];
            case "SEARCH":
                return ["* SEARCH " + string.Join(' ', Enumerable.Range(1, letters.Count).Where(number => !Seen.Contains(number)))];
            case "FETCH":
                var fetched = int.Parse(words[3], System.Globalization.CultureInfo.InvariantCulture);
                return [$"* {fetched} FETCH (UID {fetched} BODY[] {{{Encoding.Latin1.GetByteCount(letters[fetched - 1])}}}\r\n{letters[fetched - 1]})"];
            case "STORE":
                Seen.Add(int.Parse(words[3], System.Globalization.CultureInfo.InvariantCulture));
                return [];
            default:
                return verb == "LOGOUT" ? ["* BYE"] : [];
        }
    }

    private static async Task SayAsync(SslStream stream, params string[] lines) => await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))));

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=reports.seller.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
