using System.Globalization;
using System.Text;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Kaspi;

/// <summary>The two numbers of an order: the code that people see, and the code in base64, by which everything else goes. A customer's number is his telephone in base64.</summary>
internal static class KaspiIds
{
    private const string EntryMark = "##0";

    public static string Code(Order order) => order.Key.OrderNumber.ToString(CultureInfo.InvariantCulture);

    public static string Id(Order order) => Base64(Code(order));

    public static string EntryId(Order order) => Base64(Code(order) + EntryMark);

    public static string CardId(Product product) => Base64($"{product.NmId}{EntryMark}");

    public static string CustomerId(Customer customer) => Base64(Phone(customer)).TrimEnd('=');

    /// <summary>Ten digits without the country's.</summary>
    public static string Phone(Customer customer) => customer.Phone[^10..];

    public static long? KeyOfCode(string? code) => long.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? EventKey.FromOrderNumber(number).Packed : null;

    public static long? KeyOfId(string? id) => KeyOfCode(Text(id));

    public static long? KeyOfEntry(string? id) => Text(id) is { } text && text.EndsWith(EntryMark, StringComparison.Ordinal) ? KeyOfCode(text[..^EntryMark.Length]) : null;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    private static string? Text(string? id)
    {
        Span<byte> bytes = stackalloc byte[64];
        return id is { Length: <= 64 } && Convert.TryFromBase64String(id, bytes, out var length) ? Encoding.ASCII.GetString(bytes[..length]) : null;
    }
}
