using System.Net;
using System.Text.RegularExpressions;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>Signs a demo person in by the form, as a browser does.</summary>
internal static partial class SignIn
{
    /// <returns>The cookies of somebody who is signed in.</returns>
    public static async Task<string> CookieAsync(Uri address, string email, string password)
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = address };
        var form = await http.GetStringAsync("sign-in");
        var fields = Hidden().Matches(form).ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value), StringComparer.Ordinal);
        fields["Email"] = email;
        fields["Password"] = password;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync("sign-in", content);
        var said = cookies.GetCookieHeader(address);
        return said.Contains("desk-sign-in", StringComparison.Ordinal) ? said : throw new InvalidOperationException($"Signing in as {email} was answered with {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
