namespace SellerDesk.Application.Shops;

/// <summary>Whether the seller's account that a push names is the shop's.</summary>
internal static class PushAccount
{
    private static readonly string[] Names = ["ClientId", "BusinessId", "CampaignId", "CampaignIds"];

    /// <summary>The account may be any of the numbers that the shop goes by. A shop of which no number is known yet takes what comes to its address.</summary>
    public static bool IsOf(IReadOnlyDictionary<string, string> settings, string account)
    {
        var own = Names.SelectMany(name => settings.GetValueOrDefault(name)?.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries) ?? []).ToList();
        return own.Count == 0 || own.Contains(account, StringComparer.Ordinal);
    }
}
