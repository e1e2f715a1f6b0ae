using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SellerDesk.Application.Surveys;

/// <summary>What opens an invitation: 160 random bits in the link, and their hash in the database. Whoever reads the database can answer nothing.</summary>
internal static class SurveyToken
{
    public const int MaxLength = 40;

    private const int Bytes = 20;

    /// <summary>Of the open link: long enough not to be met by chance, short enough for a small QR code.</summary>
    private const int OpenBytes = 9;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string NewOpen() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(OpenBytes));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
