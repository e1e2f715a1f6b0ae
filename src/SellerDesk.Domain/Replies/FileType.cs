using System.Text;

namespace SellerDesk.Domain.Replies;

/// <summary>What a file is by its first bytes. Only these are sent to buyers or shown to us; what is anything else is refused.</summary>
/// <param name="Ending">Without a dot.</param>
public sealed record FileType(string Ending, string ContentType, params string[] OtherEndings)
{
    private static readonly FileType Jpeg = new("jpg", "image/jpeg", "jpeg");
    private static readonly FileType Png = new("png", "image/png");
    private static readonly FileType Gif = new("gif", "image/gif");
    private static readonly FileType Webp = new("webp", "image/webp");
    private static readonly FileType Pdf = new("pdf", "application/pdf");
    private static readonly FileType Mp4 = new("mp4", "video/mp4");
    private static readonly FileType Mov = new("mov", "video/quicktime");
    private static readonly FileType Text = new("txt", "text/plain");

    /// <summary>Several kinds share these bytes: the name decides among them.</summary>
    private static readonly FileType[] Zipped =
    [
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ];

    private static readonly FileType[] Compound = [new("doc", "application/msword"), new("xls", "application/vnd.ms-excel")];

    public bool IsJpeg => this == Jpeg;

    /// <summary>A browser may show it in a page: pictures only, and none that can hold a script.</summary>
    public bool IsPicture => ContentType is "image/jpeg" or "image/png" or "image/gif" or "image/webp";

    /// <summary>Null: none of those that are known.</summary>
    public static FileType? Of(ReadOnlySpan<byte> content, string? name) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Webp,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'q', (byte)'t', ..] => Mov,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Mp4,
        [(byte)'P', (byte)'K', 3, 4, ..] => Named(Zipped, name),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Named(Compound, name),
        _ => EndingOf(name) == Text.Ending && IsPlain(content) ? Text : null,
    };

    /// <summary>Whether it is among the endings that a marketplace takes.</summary>
    public bool In(IEnumerable<string> endings) => endings.Select(ending => ending.TrimStart('.')).Any(ending => ending == Ending || OtherEndings.Contains(ending));

    /// <summary>The name that it leaves under: one line, no folder, the ending of what it is.</summary>
    public string Name(string? given, int longest)
    {
        var plain = new string([.. (given ?? "").Select(c => char.IsControl(c) || c is '/' or '\\' or '"' or ':' or '*' or '?' or '<' or '>' or '|' ? '_' : c)]).Trim(' ', '.', '_');
        var ending = EndingOf(plain);
        var stem = ending is null ? plain : plain[..^(ending.Length + 1)];
        var kept = ending is not null && (ending == Ending || OtherEndings.Contains(ending)) ? ending : Ending;
        stem = stem.Trim(' ', '.');
        var room = longest - kept.Length - 1;
        return $"{(stem.Length == 0 ? "file" : stem.Length > room ? stem[..room] : stem)}.{kept}";
    }

    private static FileType? Named(FileType[] among, string? name) => Array.Find(among, type => type.Ending == EndingOf(name));

    private static string? EndingOf(string? name) => name?.LastIndexOf('.') is { } dot and >= 0 && name.Length - dot is > 1 and <= 6 ? name[(dot + 1)..].ToLowerInvariant() : null;

    private static bool IsPlain(ReadOnlySpan<byte> content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).All(c => !char.IsControl(c) || c is '\n' or '\r' or '\t');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
