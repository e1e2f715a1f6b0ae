namespace SellerDesk.Application.Imports.Files;

internal static class SpreadsheetNames
{
    /// <summary>ECMA-376, SpreadsheetML.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
}
