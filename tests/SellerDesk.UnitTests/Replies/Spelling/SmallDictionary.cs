using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SellerDesk.Application.Replies.Spelling;

namespace SellerDesk.UnitTests.Replies.Spelling;

/// <summary>A dictionary of some words in a folder of its own, written as the system's package writes it.</summary>
internal sealed class SmallDictionary : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("desk-words").FullName;

    public SmallDictionary(string endings, string words, string encoding = "UTF-8")
    {
        var written = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? new UTF8Encoding(false);
        var lines = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        File.WriteAllText(Path.ChangeExtension(DictionaryPath, ".aff"), $"SET {encoding}\n{endings}\n", written);
        File.WriteAllText(DictionaryPath, $"{lines.Length}\n{string.Join('\n', lines)}\n", written);
    }

    public string DictionaryPath => Path.Combine(folder, "ru.dic");

    public InstalledDictionary Installed => new(new SpellingSettings { Dictionary = DictionaryPath }, NullLogger<InstalledDictionary>.Instance);

    public static SpellingCheck CheckWith(InstalledDictionary installed) => new(installed, new OwnWords(null!, TimeProvider.System));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
