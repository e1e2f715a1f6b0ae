using System.Globalization;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Api;

/// <summary>The language that the caller asks for with <c>Accept-Language</c>, known before anything else of the call is.</summary>
internal static class ApiWords
{
    public static Texts Of(HttpContext http)
    {
        var library = http.RequestServices.GetRequiredService<TextLibrary>();
        var asked = http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value is { Length: >= 2 } value ? value[..2].ToLowerInvariant() : "")
            .FirstOrDefault(TextLibrary.Languages.Contains);
        return asked is null ? library.Default : library.For(CultureInfo.GetCultureInfo(asked));
    }
}
