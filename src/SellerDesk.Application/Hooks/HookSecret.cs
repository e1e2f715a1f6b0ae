using System.Security.Cryptography;

namespace SellerDesk.Application.Hooks;

/// <summary>A secret under which calls are signed: <c>whsec_</c> and 32 random bytes in Base64, as Standard Webhooks writes them.</summary>
internal static class HookSecret
{
    private const int Length = 32;

    public static string New() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));
}
