using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SellerDesk.UnitTests.Imports;

/// <summary>Makes files as other programs write them, in a folder that goes away with the test.</summary>
internal sealed class ImportFiles : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sellerdesk-tests-").FullName;

    public string Text(string text, Encoding? encoding = null)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".csv");
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    public string Bytes(byte[] bytes)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <param name="sheet">XML of the rows, without sheetData.</param>
    public string Workbook(string sheet, string sharedStrings = "", string numberFormats = "", string cellFormats = "<xf numFmtId=\"0\"/>", string workbookProperties = "")
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".xlsx");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        Write(zip, "[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{type}.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{type}.styles+xml"/>
            <Override PartName="/xl/sharedStrings.xml" ContentType="{type}.sharedStrings+xml"/></Types>
            """);
        Write(zip, "_rels/.rels", $"""<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Write(zip, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="{office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>
            """);
        Write(zip, "xl/workbook.xml", $"""
            <workbook xmlns="{main}" xmlns:r="{office}">{workbookProperties}<sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>
            """);
        Write(zip, "xl/styles.xml", $"""<styleSheet xmlns="{main}"><numFmts>{numberFormats}</numFmts><cellXfs>{cellFormats}</cellXfs></styleSheet>""");
        Write(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{main}">{sharedStrings}</sst>""");
        Write(zip, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>""");
        return path;
    }

    /// <summary>A workbook that unpacks to <paramref name="megabytes"/> of blanks.</summary>
    public string Bomb(int megabytes)
    {
        var path = Workbook("");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        using var part = zip.CreateEntry("xl/worksheets/sheet2.xml", CompressionLevel.Optimal).Open();
        var blanks = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
        for (var i = 0; i < megabytes; i++)
        {
            part.Write(blanks);
        }

        return path;
    }

    public static string Row(int number, params string[] cells) =>
        string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">{string.Concat(cells)}</row>");

    public static string Inline(string reference, string text) => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text.Trim());
    }
}
