namespace SellerDesk.Simulator.World;

/// <summary>Which event of the world: the seller account, the hour since 1970 and the number within that hour. Everything about an event follows from it.</summary>
internal readonly record struct EventKey(int Account, int Slot, int Number)
{
    private const int FirstOrderSlot = 400_000;

    public long Packed => ((long)Account << 48) | ((long)Slot << 20) | (uint)Number;

    public DateTimeOffset SlotStart => DateTimeOffset.UnixEpoch.AddHours(Slot);

    /// <summary>A number that grows with time, as the marketplace's assembly orders are numbered, and leads back to the key.</summary>
    public long OrderNumber => ((long)(Slot - FirstOrderSlot) << 16) | ((long)Number << 2) | (uint)Account;

    public static EventKey Unpack(long packed) => new((int)(packed >> 48), (int)(packed >> 20) & 0xFFFFFFF, (int)(packed & 0xFFFFF));

    public static EventKey FromOrderNumber(long number) => new((int)(number & 3), (int)(number >> 16) + FirstOrderSlot, (int)(number >> 2) & 0x3FFF);

    public static int SlotOf(DateTimeOffset time) => (int)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalHours);
}
