using System.Text;
using System.Xml;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Imports.Files;

/// <summary>
/// The texts that a workbook's cells point to. A million different reviews would not fit into memory, so beyond a few megabytes the texts
/// go to a temporary file and only their places are kept.
/// </summary>
internal sealed class SharedStrings(FileLimits limits) : IDisposable
{
    private const int InMemory = 8 * 1024 * 1024;

    private readonly List<string> kept = [];
    private readonly List<long> places = [];
    private FileStream? rest;

    public string this[int index] => index < kept.Count ? kept[index] : FromFile(index - kept.Count);

    public void Load(Stream part)
    {
        using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var letters = 0L;
        while (xml.ReadToFollowing("si", SpreadsheetNames.Main))
        {
            var text = Unescape(TextOf(xml));
            letters += text.Length;
            if (letters <= InMemory)
            {
                kept.Add(text);
            }
            else
            {
                Append(text);
            }
        }

        places.Add(rest?.Position ?? 0);
        rest?.Flush();
    }

    /// <summary>Line breaks may be written as <c>_x000D_</c>.</summary>
    public static string Unescape(string text) =>
        text.Contains("_x000", StringComparison.Ordinal)
            ? text.Replace("_x000D_", "\r", StringComparison.Ordinal).Replace("_x000A_", "\n", StringComparison.Ordinal).Replace("_x0009_", "\t", StringComparison.Ordinal)
            : text;

    public void Dispose() => rest?.Dispose();

    private void Append(string text)
    {
        rest ??= new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        places.Add(rest.Position);
        rest.Write(Encoding.UTF8.GetBytes(text));
    }

    private string FromFile(int index)
    {
        if (index < 0 || index + 1 >= places.Count)
        {
            throw new InvalidDataException("A cell points to a text that is not there.");
        }

        var bytes = new byte[(int)(places[index + 1] - places[index])];
        RandomAccess.Read(rest!.SafeFileHandle, bytes, places[index]);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A text may come in pieces of different looks; phonetic hints (rPh) are no part of it.</summary>
    private string TextOf(XmlReader xml)
    {
        using var item = xml.ReadSubtree();
        item.Read();
        var text = new StringBuilder();
        item.Read();
        while (!item.EOF)
        {
            if (item.NodeType == XmlNodeType.Element && item.LocalName == "rPh")
            {
                item.Skip();
            }
            else if (item.NodeType == XmlNodeType.Element && item.LocalName == "t")
            {
                text.Append(item.ReadElementContentAsString());
            }
            else
            {
                item.Read();
            }

            if (text.Length > limits.MaxRecordBytes)
            {
                throw new RuleException("import.endlessCell", 1, limits.MaxRecordBytes / 1024);
            }
        }

        return text.ToString();
    }
}
