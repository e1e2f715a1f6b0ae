using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>Numbers in the form of a UUID that lead back to the key that they were made of, so that no table of them is kept.</summary>
internal static class WireGuid
{
    public const char Chat = 'c';
    public const char Message = 'm';
    public const char File = 'f';
    public const char Claim = 'r';

    public static Guid Of(char kind, ulong key)
    {
        Span<byte> bytes = stackalloc byte[16];
        var masked = Dice.Mix(key ^ Mask(kind));
        BitConverter.TryWriteBytes(bytes, masked);
        BitConverter.TryWriteBytes(bytes[8..], Dice.Mix(masked + kind));
        return new Guid(bytes);
    }

    public static bool TryRead(char kind, string text, out ulong key)
    {
        key = 0;
        if (!Guid.TryParse(text, out var guid))
        {
            return false;
        }

        key = Dice.Unmix(BitConverter.ToUInt64(guid.ToByteArray())) ^ Mask(kind);
        return Of(kind, key) == guid;
    }

    private static ulong Mask(char kind) => Dice.Mix(7_700_000_000 + (ulong)kind);
}
