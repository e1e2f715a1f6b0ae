using System.Security.Cryptography;

namespace SellerDesk.Application.Team;

/// <summary>A password to be read out once: four groups of four, without letters that are taken for others (about 79 bits).</summary>
internal static class TemporaryPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
