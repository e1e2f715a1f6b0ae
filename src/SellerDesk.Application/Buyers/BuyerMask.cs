using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Application.Buyers;

/// <summary>What of a buyer everybody at the desk may see: initials, and the first and last two digits of the phone (<c>А. Н., +7 70• •••-••-06</c>).</summary>
public static class BuyerMask
{
    private const int MostInitials = 3;
    private const int NationalDigits = 10;

    public static string? Of(IncomingBuyer buyer)
    {
        string?[] parts = [Initials(buyer.Name), Phone(buyer.Phone)];
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } mask ? mask : null;
    }

    private static string? Initials(string? name)
    {
        var words = (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).Take(MostInitials).ToList();
        return words.Count == 0 ? null : string.Join(' ', words.Select(word => $"{char.ToUpperInvariant(word[0])}."));
    }

    /// <summary>Russia and Kazakhstan share +7: written with 7, with 8, or with neither.</summary>
    private static string? Phone(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        var national = digits.Length == NationalDigits + 1 && digits[0] is '7' or '8' ? digits[1..] : digits;
        return national.Length switch
        {
            0 => null,
            NationalDigits => $"+7 {national[..2]}• •••-••-{national[^2..]}",
            > 6 => $"•••{national[^2..]}",
            _ => "•••",
        };
    }
}
