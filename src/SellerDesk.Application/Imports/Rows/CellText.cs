using System.Text;

namespace SellerDesk.Application.Imports.Rows;

/// <summary>What of a cell's text can be kept: PostgreSQL holds no NUL, and halves of letters are none.</summary>
internal static class CellText
{
    public static string Clean(string text) => IsClean(text) ? text : Cleaned(text);

    private static bool IsClean(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsSurrogate(letter) || (letter < ' ' && letter is not ('\n' or '\r' or '\t')))
            {
                return false;
            }
        }

        return true;
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => rune.Value >= ' ' || rune.Value is '\n' or '\r' or '\t'))
        {
            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
