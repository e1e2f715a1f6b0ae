namespace SellerDesk.Integrations.Ozon;

/// <summary>Ozon's own words, which come in several spellings: <c>BUYER_SELLER</c> and <c>Buyer_Seller</c>, <c>Customer</c> with a Cyrillic С.</summary>
internal static class OzonWords
{
    private const string Cyrillic = "АВЕКМНОРСТХУавекмнорстху";
    private const string Latin = "ABEKMHOPCTXYabekmhopctxy";

    /// <summary>In Latin small letters; null stays null.</summary>
    public static string? Plain(string? word) => word is null ? null : string.Concat(word.Trim().Select(Plain)).ToLowerInvariant();

    private static char Plain(char letter) => Cyrillic.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? Latin[place] : letter;
}
