using System.Net;
using System.Text.RegularExpressions;

namespace SellerDesk.IntegrationTests.Team;

/// <summary>A browser without a screen: keeps cookies, fills in forms, follows no redirect.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient http;

    public Visitor(Uri address)
    {
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ru");
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    /// <summary>Where the last answer points to; null when it is a page itself.</summary>
    public string? Location { get; private set; }

    public HttpStatusCode Status { get; private set; }

    public string Page { get; private set; } = "";

    public Task GetAsync(string path) => KeepAsync(http.GetAsync(path));

    /// <summary>Opens the page and sends one of its forms.</summary>
    public async Task SendAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        await GetAsync(path);
        var markup = Forms().Matches(Page).Select(match => match.Value).FirstOrDefault(f => f.Contains($"value=\"{form}\"") || f.Contains($"action=\"{form}\""))
            ?? throw new InvalidOperationException($"{path} shows no form {form} ({Status} {Location}).");
        var hidden = Hidden().Matches(markup).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        var target = form.StartsWith('/') ? form : path;
        await KeepAsync(http.PostAsync(target, new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))])));
    }

    public Task SignInAsync(string email, string password) => SendAsync("/sign-in", "sign-in", ("Email", email), ("Password", password));

    public void Dispose() => http.Dispose();

    private async Task KeepAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Status = answer.StatusCode;
        Location = answer.Headers.Location?.ToString() is { } to ? new Uri(http.BaseAddress!, to).PathAndQuery : null;
        Page = await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
