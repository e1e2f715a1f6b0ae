using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SellerDesk.IntegrationTests.Fixtures;

/// <content>The folder that it lives in: programs, user, certificate, settings.</content>
public sealed partial class MailServer
{
    private const string Variable = "SELLERDESK_MAIL_SERVER";

    /// <summary>Exim refuses to be root; everybody has this one.</summary>
    private const string Nobody = "65534";

    private static string Programs()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var folder = named is { Length: > 0 } ? named : Path.Combine(Checkout(), ".desk", "mail-server");
        return File.Exists(Path.Combine(folder, "exim4")) ? folder
            : throw new InvalidOperationException($"These tests need the mail server Exim. Run them with ./desk test, which fetches it, or set {Variable} to a folder with exim4 and libnss_wrapper.so.");
    }

    private static string Checkout()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "SellerDesk.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? "";
    }

    /// <summary>The programs are copied too: whoever it runs as may not be let into the checkout.</summary>
    private static void Prepare(string folder, string programs)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Debian's mail server runs on Linux.");
        }

        File.SetUnixFileMode(folder, Everybody);
        foreach (var inner in new[] { "spool", "log", "mail", "mail/new", "mail/cur", "mail/tmp" })
        {
            Directory.CreateDirectory(Path.Combine(folder, inner));
            File.SetUnixFileMode(Path.Combine(folder, inner), Everybody);
        }

        foreach (var program in new[] { "exim4", "libnss_wrapper.so" })
        {
            File.Copy(Path.Combine(programs, program), Path.Combine(folder, program));
        }

        // Debian's Exim insists on a user of this name; the wrapper shows it one, and nothing of the system is touched.
        var id = Environment.IsPrivilegedProcess ? Nobody : OwnId();
        File.WriteAllText(Path.Combine(folder, "passwd"), $"root:x:0:0::/:/bin/sh\nDebian-exim:x:{id}:{id}::/:/bin/sh\nmail:x:{id}:{id}::/:/bin/sh\n");
        File.WriteAllText(Path.Combine(folder, "group"), $"root:x:0:\nDebian-exim:x:{id}:\nmail:x:{id}:\n");
    }

    private static string OwnId()
    {
        using var asked = Process.Start(new ProcessStartInfo("id", ["-u"]) { RedirectStandardOutput = true })!;
        return asked.StandardOutput.ReadToEnd().Trim();
    }

    private static string WriteCertificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.seller.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return Convert.ToHexString(SHA256.HashData(certificate.RawData));
    }

    private const UnixFileMode Everybody = (UnixFileMode)0x1FF;

    private const string Configuration = """
        primary_hostname = mail.seller.test
        exim_path = @DIR@/exim4
        keep_environment = LD_PRELOAD : NSS_WRAPPER_PASSWD : NSS_WRAPPER_GROUP
        spool_directory = @DIR@/spool
        log_file_path = @DIR@/log/%slog
        pid_file_path = @DIR@/exim.pid
        local_interfaces = <; [127.0.0.1]:@PORT@ ; [127.0.0.1]:@TLS@
        tls_on_connect_ports = @TLS@
        tls_advertise_hosts = *
        tls_certificate = @DIR@/cert.pem
        tls_privatekey = @DIR@/key.pem
        auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
        qualify_domain = buyers.test
        domainlist local_domains = buyers.test : seller.test
        deliver_drop_privilege = true
        never_users = root
        acl_smtp_rcpt = at_rcpt
        host_lookup =
        smtp_accept_max = 100
        smtp_accept_queue_per_connection = 0
        begin acl
        at_rcpt:
          deny !authenticated = *
               message = sign in first
          defer local_parts = busy
                condition = ${if exists{@DIR@/busy}}
                message = come back later
          deny local_parts = nobody
               message = no such person here
          accept domains = +local_domains
          deny message = relaying is not done here
        begin routers
        full:
          driver = redirect
          local_parts = full
          data = :fail: the mailbox is full
          allow_fail
        here:
          driver = accept
          domains = +local_domains
          transport = maildir
        begin transports
        maildir:
          driver = appendfile
          directory = @DIR@/mail
          maildir_format
          envelope_to_add
          return_path_add
          mode = 0644
          user = Debian-exim
        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_prompts = :
          server_condition = ${if and{{eq{$auth2}{desk}}{eq{$auth3}{right-password}}}}
          server_set_id = $auth2
        login:
          driver = plaintext
          public_name = LOGIN
          server_prompts = Username:: : Password::
          server_condition = ${if and{{eq{$auth1}{desk}}{eq{$auth2}{right-password}}}}
          server_set_id = $auth1
        """;
}
