using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SellerDesk.IntegrationTests.Fixtures;

/// <summary>
/// A real mail server, Debian's Exim, on ports of its own: STARTTLS on one, TLS from the first byte on the other, letters only from those who sign in. Whatever it takes lies in a
/// folder, one file for each letter. Nobody is called <c>nobody</c> there, <c>full</c> bounces after it was taken, <c>busy</c> is told to come later while <see cref="Busy"/>.
/// </summary>
public sealed partial class MailServer : IAsyncDisposable
{
    public const string User = "desk";
    public const string Password = "right-password";
    public const string From = "desk@seller.test";

    private readonly string folder;
    private readonly Process process;

    private MailServer(string folder, Process process, int port, int tlsPort, string fingerprint)
    {
        (this.folder, this.process) = (folder, process);
        (Port, TlsPort, Fingerprint) = (port, tlsPort, fingerprint);
    }

    public int Port { get; }

    public int TlsPort { get; }

    /// <summary>SHA-256 of its certificate, which nobody has signed.</summary>
    public string Fingerprint { get; }

    public bool Busy
    {
        set
        {
            if (value)
            {
                File.WriteAllText(Path.Combine(folder, "busy"), "");
            }
            else
            {
                File.Delete(Path.Combine(folder, "busy"));
            }
        }
    }

    public static async Task<MailServer> StartAsync()
    {
        var programs = Programs();
        var folder = Directory.CreateTempSubdirectory("sellerdesk-mail-").FullName;
        var (port, tlsPort) = (FreePort(), FreePort());
        Prepare(folder, programs);
        var fingerprint = WriteCertificate(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "exim.conf"), Configuration.Replace("@DIR@", folder, StringComparison.Ordinal)
            .Replace("@PORT@", Text(port), StringComparison.Ordinal).Replace("@TLS@", Text(tlsPort), StringComparison.Ordinal));
        var server = new MailServer(folder, Start(folder), port, tlsPort, fingerprint);
        await server.AnswersAsync();
        return server;
    }

    /// <summary>The settings of the channel that reach it.</summary>
    public Dictionary<string, string> Settings() => new()
    {
        ["host"] = "localhost",
        ["port"] = Text(Port),
        ["security"] = "starttls",
        ["user"] = User,
        ["password"] = Password,
        ["from"] = From,
        ["fromName"] = "Тёплый дом",
        ["fingerprint"] = Fingerprint,
    };

    /// <summary>The letters to an address, oldest first, once there are so many; delivery takes a moment.</summary>
    public async Task<IReadOnlyList<string>> LettersAsync(string to, int wanted)
    {
        for (var tries = 0; ; tries++)
        {
            var letters = All().Where(letter => letter.Contains($"Envelope-to: {to}", StringComparison.Ordinal)).ToList();
            if (letters.Count >= wanted || tries == 60)
            {
                return letters;
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Every letter that lies there.</summary>
    public IReadOnlyList<string> Letters => All();

    private List<string> All() => [.. Directory.EnumerateFiles(Path.Combine(folder, "mail", "new")).OrderBy(file => file, StringComparer.Ordinal).Select(File.ReadAllText)];

    private static Process Start(string folder)
    {
        string[] exim = [Path.Combine(folder, "exim4"), "-C", Path.Combine(folder, "exim.conf"), "-bdf"];
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. exim]) : new ProcessStartInfo(exim[0], exim[1..]);
        start.Environment["LD_PRELOAD"] = Path.Combine(folder, "libnss_wrapper.so");
        start.Environment["NSS_WRAPPER_PASSWD"] = Path.Combine(folder, "passwd");
        start.Environment["NSS_WRAPPER_GROUP"] = Path.Combine(folder, "group");
        start.WorkingDirectory = "/";
        start.RedirectStandardError = true;
        return Process.Start(start)!;
    }

    private async Task AnswersAsync()
    {
        for (var tries = 0; tries < 100 && !process.HasExited; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException($"The mail server did not start: {(process.HasExited ? await process.StandardError.ReadToEndAsync() : "it does not answer")}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
