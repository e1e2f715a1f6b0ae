using System.Buffers.Binary;

namespace SellerDesk.Domain.Replies;

/// <summary>
/// Takes out of a JPEG what a camera writes into it beside the picture: place, time, device, comments. Which way up the picture is stays, in a
/// record of its own with nothing else in it; colours stay too.
/// </summary>
/// <remarks>Layout of segments: ITU-T T.81, annex B; orientation: tag 0x0112 of Exif 2.3.</remarks>
public static class CameraTraces
{
    private const byte Scan = 0xDA;
    private const byte Comment = 0xFE;
    private const byte Exif = 0xE1;
    private const byte Colours = 0xE2;
    private const byte Adobe = 0xEE;
    private const ushort OrientationTag = 0x0112;

    /// <summary>Not a JPEG, or one that cannot be followed to its picture: null, and it should not be sent.</summary>
    public static byte[]? Without(byte[] jpeg)
    {
        if (jpeg is not [0xFF, 0xD8, ..])
        {
            return null;
        }

        using var kept = new MemoryStream(jpeg.Length);
        kept.Write(jpeg, 0, 2);
        ushort upright = 1;
        var at = 2;
        while (at + 4 <= jpeg.Length)
        {
            if (jpeg[at] != 0xFF)
            {
                return null;
            }

            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == Scan)
            {
                WriteOrientation(kept, upright);
                kept.Write(jpeg, at, jpeg.Length - at);
                return kept.ToArray();
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > jpeg.Length)
            {
                return null;
            }

            if (marker == Exif && OrientationOf(jpeg.AsSpan(at + 4, length - 2)) is { } told)
            {
                upright = told;
            }

            if (IsKept(marker, jpeg.AsSpan(at + 4, length - 2)))
            {
                kept.Write(jpeg, at, length + 2);
            }

            at += length + 2;
        }

        return null;
    }

    /// <summary>APP0 (JFIF), colour profiles and Adobe's note on colours; every other note of an application, and comments, go.</summary>
    private static bool IsKept(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        Comment => false,
        0xE0 or Adobe => true,
        Colours => body.StartsWith("ICC_PROFILE"u8),
        >= 0xE1 and <= 0xEF => false,
        _ => true,
    };

    private static ushort? OrientationOf(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("Exif\0\0"u8) || body.Length < 14)
        {
            return null;
        }

        var tiff = body[6..];
        var little = tiff[0] == 'I';
        var directory = Whole(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var entries = Half(tiff[(int)directory..], little);
        for (var n = 0; n < entries; n++)
        {
            var place = (int)directory + 2 + (n * 12);
            if (place + 12 > tiff.Length)
            {
                return null;
            }

            if (Half(tiff[place..], little) == OrientationTag)
            {
                return Half(tiff[(place + 8)..], little) is >= 1 and <= 8 and var value ? value : null;
            }
        }

        return null;
    }

    private static void WriteOrientation(MemoryStream kept, ushort upright)
    {
        if (upright != 1)
        {
            kept.Write([0xFF, Exif, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)upright, 0, 0, 0, 0, 0, 0]);
        }
    }

    private static ushort Half(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Whole(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
