using System.Globalization;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The numbers under which one order goes in different feeds; all follow from its key.</summary>
internal static class OrderIds
{
    /// <summary>"rid" of the orders host is "srid" of the statistics host.</summary>
    public static string Rid(Order order)
    {
        var hash = Hash(order.Key.Packed, 1);
        return order.FromSeller ? $"{hash:x16}{Hash(order.Key.Packed, 2):x16}" : $"1{order.Key.Account}.r{hash:x16}{Hash(order.Key.Packed, 2) & 0xFFFFFF:x6}.0.0";
    }

    public static string Basket(Order order) =>
        (Hash(order.BasketKey, 3) % 90_000_000_000UL + 10_000_000_000UL).ToString(CultureInfo.InvariantCulture) + (Hash(order.BasketKey, 4) % 1_000_000_000UL).ToString("000000000", CultureInfo.InvariantCulture);

    public static string Transaction(Order order) => $"{100_000_000 + (Hash(order.BasketKey, 5) % 90_000_000)}_{Hash(order.BasketKey, 6):x16}{Hash(order.BasketKey, 7):x16}";

    public static string Sticker(Order order) => (Hash(order.Key.Packed, 8) % 9_000_000_000 + 20_000_000_000).ToString(CultureInfo.InvariantCulture);

    public static string Sale(Order order, char kind) => $"{kind}{Hash(order.Key.Packed, kind) % 9_000_000_000 + 1_000_000_000}";

    public static string Supply(Order order) => $"WB-GI-{180_000_000 + (order.ConfirmedAt.ToUnixTimeSeconds() / 86_400 * 4) + order.Key.Account}";

    /// <summary>By the seller's own courier instead of the marketplace: such an order is in other lists.</summary>
    public static bool IsBroughtBySeller(Order order) => order.FromSeller && Delivery.Of(order).ToDoor && Hash(order.Key.Packed, 9) % 3 == 0;

    private static ulong Hash(long key, int purpose) => Dice.For(0, key, 100 + purpose).Bits();
}
