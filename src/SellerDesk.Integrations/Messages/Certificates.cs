using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SellerDesk.Integrations.Messages;

/// <summary>Whether a mail server's certificate is trusted: by the authorities that this machine knows, or by the fingerprint (SHA-256) that somebody gave.</summary>
internal static class Certificates
{
    /// <returns>Null: trusted. Otherwise why not, and what was found.</returns>
    public static string? Distrust(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, string fingerprint, bool fingerprintAlone)
    {
        var found = certificate is null ? "" : Convert.ToHexString(SHA256.HashData(certificate.GetRawCertData()));
        if ((fingerprint.Length > 0 && found == fingerprint) || (errors == SslPolicyErrors.None && !(fingerprintAlone && fingerprint.Length > 0)))
        {
            return null;
        }

        var why = fingerprintAlone && fingerprint.Length > 0 ? "another fingerprint"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "another name" : string.Join(", ", chain?.ChainStatus.Select(status => status.Status.ToString()) ?? []);
        return $"{why}: {certificate?.Subject}, SHA-256 {found}";
    }
}
