using System.Text;

namespace SellerDesk.Domain.Knowledge;

/// <summary>What a file is by its first bytes, whatever its name and its sender say.</summary>
/// <param name="Ending">With the dot.</param>
public sealed record FileType(string ContentType, string Ending)
{
    private static readonly FileType Pdf = new("application/pdf", ".pdf");
    private static readonly FileType Jpeg = new("image/jpeg", ".jpg");
    private static readonly FileType Png = new("image/png", ".png");
    private static readonly FileType Webp = new("image/webp", ".webp");
    private static readonly FileType Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    private static readonly FileType Sheet = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    private static readonly FileType Plain = new("text/plain", ".txt");

    /// <summary>Null for what is not taken: programs, archives, pages with script, anything unknown.</summary>
    public static FileType? Of(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("%PDF-"u8) => Pdf,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        _ when content.StartsWith("RIFF"u8) && content.Length > 12 && content[8..12].SequenceEqual("WEBP"u8) => Webp,
        [(byte)'P', (byte)'K', 3, 4, ..] => content.IndexOf("word/"u8) >= 0 ? Word : content.IndexOf("xl/"u8) >= 0 ? Sheet : null,
        _ => IsPlainText(content) ? Plain : null,
    };

    /// <summary>A name that is safe as a file's and in a header: no folders, no control or reserved signs, not too long, with the true ending.</summary>
    public static string CleanName(string name, FileType type)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = last.LastIndexOf('.');
        var clean = new StringBuilder();
        foreach (var one in dot > 0 ? last[..dot] : last)
        {
            clean.Append(char.IsLetterOrDigit(one) || one is '-' or '_' or '.' or '(' or ')' ? one : ' ');
        }

        var words = string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        var stem = words.Length == 0 ? "document" : words;
        var longest = KnowledgeDocument.FileNameMaxLength - type.Ending.Length;
        return (stem.Length > longest ? stem[..longest].TrimEnd() : stem) + type.Ending;
    }

    /// <summary>UTF-8 without control signs that does not begin like a page or a script.</summary>
    private static bool IsPlainText(ReadOnlySpan<byte> content)
    {
        try
        {
            var text = new UTF8Encoding(false, true).GetString(content);
            return !text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<') && !text.StartsWith("#!", StringComparison.Ordinal)
                && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
