namespace SellerDesk.Web.Shell;

/// <summary>
/// How the person wants the desk to look, read from the cookies that the page's script writes. It is in the first response,
/// so that nothing flashes; <c>system</c> is resolved by <c>theme-first.js</c> before the first paint.
/// </summary>
public readonly record struct LookCookie(string Theme, string Density)
{
    public const string ThemeName = "desk-theme";
    public const string DensityName = "desk-density";

    public static LookCookie Read(HttpRequest request) => new(
        Known(request.Cookies[ThemeName], "light", "dark") ?? "system",
        Known(request.Cookies[DensityName], "cosy") ?? "compact");

    private static string? Known(string? value, params ReadOnlySpan<string> allowed) =>
        value is not null && allowed.Contains(value) ? value : null;
}
