using System.Buffers.Binary;
using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>The numbers under which things of one order go in different lists; all lead back to its key.</summary>
internal static class OzonIds
{
    private const long FirstReturn = 1_000_000_000_000;
    private const long FirstCancellation = 5_000_000_000_000;
    private const long FirstClaim = 8_000_000_000_000;
    private const ulong FirstMessage = 3_000_000_000_000_000_000;
    private const long FirstProduct = 900_000_000;
    private const int MessagesInAMillisecond = 1000;

    public static string OrderNumber(Order order) => $"{order.Key.OrderNumber:0000000000}-0001";

    public static string Posting(Order order) => OrderNumber(order) + "-1";

    public static long Return(Order order) => FirstReturn + order.Key.OrderNumber;

    public static long Cancellation(Order order) => FirstCancellation + order.Key.OrderNumber;

    public static long Claim(Order order) => FirstClaim + order.Key.OrderNumber;

    public static long Product(Product product) => FirstProduct + product.NmId;

    public static ulong Message(ChatMessage message) => FirstMessage + ((ulong)message.At.ToUnixTimeMilliseconds() * MessagesInAMillisecond) + ((ulong)message.Number % MessagesInAMillisecond);

    /// <summary>The packed key behind a posting or order number; 0 when it is none.</summary>
    public static long KeyOf(string number) => long.TryParse(number.Split('-')[0], CultureInfo.InvariantCulture, out var order) ? KeyOfNumber(order) : 0;

    public static long KeyOfCancellation(long id) => KeyOfNumber(id - FirstCancellation);

    public static long KeyOfClaim(long id) => KeyOfNumber(id - FirstClaim);

    /// <summary>Half of a chat's guid is the key in disguise, the other half proves it.</summary>
    public static string Chat(long key)
    {
        Span<byte> bytes = stackalloc byte[16];
        var masked = Dice.Mix((ulong)key);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, masked);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Dice.Mix(masked + 'c'));
        return new Guid(bytes, bigEndian: true).ToString();
    }

    public static long KeyOfChat(string id)
    {
        if (!Guid.TryParse(id, out var guid))
        {
            return 0;
        }

        var key = (long)Dice.Unmix(BinaryPrimitives.ReadUInt64BigEndian(guid.ToByteArray(bigEndian: true)));
        return Chat(key) == guid.ToString() ? key : 0;
    }

    /// <summary>Delivered by the seller's own carriers: half of what he ships himself.</summary>
    public static bool IsRfbs(Order order) => order.FromSeller && Dice.Mix((ulong)order.Key.Packed) % 2 == 0;

    private static long KeyOfNumber(long number) => number > 0 ? EventKey.FromOrderNumber(number).Packed : 0;
}
