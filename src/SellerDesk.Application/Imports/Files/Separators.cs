using System.Text;

namespace SellerDesk.Application.Imports.Files;

/// <summary>Finds what parts the cells, from the header: the sign that makes the most of them. <c>sep=;</c> as the first line, as Excel writes it, settles it.</summary>
internal static class Separators
{
    private const int LongestHeader = 1 << 16;

    internal readonly record struct Start(char Separator, bool Announced);

    public static Start Detect(string path, Encoding encoding)
    {
        using var text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[LongestHeader];
        var length = text.ReadBlock(buffer, 0, buffer.Length);
        if (length > 5 && buffer.AsSpan().StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && buffer[5] is '\r' or '\n' && char.IsAscii(buffer[4]))
        {
            return new Start(buffer[4], Announced: true);
        }

        return new Start(",;\t|".MaxBy(sign => CountInFirstRow(buffer, length, sign)), Announced: false);
    }

    private static int CountInFirstRow(char[] text, int length, char sign)
    {
        var (count, quoted, begun) = (0, false, false);
        for (var at = 0; at < length; at++)
        {
            quoted ^= text[at] == '"';
            if (!quoted && text[at] is '\r' or '\n' && begun)
            {
                break;
            }

            begun |= !char.IsWhiteSpace(text[at]);
            count += !quoted && text[at] == sign ? 1 : 0;
        }

        return count;
    }
}
