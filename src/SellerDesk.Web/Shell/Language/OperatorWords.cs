using System.Globalization;

namespace SellerDesk.Web.Shell.Language;

/// <summary>The language of whoever sits at the command line, as their terminal says; English where it says nothing.</summary>
public static class OperatorWords
{
    public static Texts Of(TextLibrary library)
    {
        var asked = Environment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all ? all : Environment.GetEnvironmentVariable("LANG");
        return library.For(CultureInfo.GetCultureInfo(asked?.StartsWith("ru", StringComparison.OrdinalIgnoreCase) == true ? "ru" : "en"));
    }
}
