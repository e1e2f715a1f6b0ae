using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// 50 calls a second for one Client-Id, whatever the method, and no header that tells what is left: the desk keeps a fifth of it free for the
/// seller's other programs. Some methods have a limit of their own besides (vendor specification, text of each method).
/// </summary>
internal static class OzonLimits
{
    private const string Analytics = "v1/analytics/data";

    private static readonly RateRule Everything = new(TimeSpan.FromMilliseconds(25), 20);

    /// <summary>Once a minute, and a second for the way.</summary>
    private static readonly RateRule OnceAMinute = new(TimeSpan.FromSeconds(61), 1);

    public static IReadOnlyList<RateLimit> Of(string clientId, OzonCall call)
    {
        var account = $"ozon/{clientId}";
        var all = new RateLimit(new RateKey(account, "all"), Everything);
        return call.Path == Analytics ? [new RateLimit(new RateKey(account, "analytics"), OnceAMinute), all] : [all];
    }
}
