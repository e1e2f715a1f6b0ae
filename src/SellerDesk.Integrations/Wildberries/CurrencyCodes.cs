namespace SellerDesk.Integrations.Wildberries;

/// <summary>Wildberries numbers currencies by ISO 4217; the desk uses the letters.</summary>
internal static class CurrencyCodes
{
    private static readonly Dictionary<long, string> Letters = new()
    {
        [8] = "ALL",
        [36] = "AUD",
        [51] = "AMD",
        [156] = "CNY",
        [356] = "INR",
        [392] = "JPY",
        [398] = "KZT",
        [410] = "KRW",
        [417] = "KGS",
        [496] = "MNT",
        [498] = "MDL",
        [643] = "RUB",
        [704] = "VND",
        [756] = "CHF",
        [784] = "AED",
        [810] = "RUB",
        [826] = "GBP",
        [840] = "USD",
        [860] = "UZS",
        [933] = "BYN",
        [934] = "TMT",
        [941] = "RSD",
        [944] = "AZN",
        [949] = "TRY",
        [972] = "TJS",
        [978] = "EUR",
        [980] = "UAH",
        [981] = "GEL",
    };

    /// <summary>Null for a number that this list does not have.</summary>
    public static string? Of(long? number) => number is { } known ? Letters.GetValueOrDefault(known) : null;
}
