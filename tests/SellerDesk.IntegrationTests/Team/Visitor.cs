using System.Net;
using System.Text.RegularExpressions;

namespace SellerDesk.IntegrationTests.Team;

/// <summary>A browser without a screen: keeps cookies, fills in forms, follows no redirect.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient http;
    private Uri site;

    public Visitor(Uri address)
    {
        site = address;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ru");
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    /// <summary>Where the last answer points to; null when it is a page itself.</summary>
    public string? Location { get; private set; }

    public HttpStatusCode Status { get; private set; }

    public string Page { get; private set; } = "";

    public string? ContentType { get; private set; }

    /// <summary>Where the page's links lead on this site, without files and without signing out or changing the language.</summary>
    public IEnumerable<string> Links => Anchors().Matches(Page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(link => link.StartsWith('/') && !link.StartsWith("/culture", StringComparison.Ordinal));

    /// <summary>The same browser at another node.</summary>
    public void MoveTo(Uri address) => site = address;

    public Task GetAsync(string path) => KeepAsync(http.GetAsync(new Uri(site, path)));

    /// <summary>Opens the page and sends one of its forms.</summary>
    public async Task SendAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        await GetAsync(path);
        var markup = Forms().Matches(Page).Select(match => match.Value).FirstOrDefault(f => f.Contains($"value=\"{form}\"") || f.Contains($"action=\"{form}\""))
            ?? throw new InvalidOperationException($"{path} shows no form {form} ({Status} {Location}).");
        var hidden = Hidden().Matches(markup).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        var target = form.StartsWith('/') ? form : path;
        await KeepAsync(http.PostAsync(new Uri(site, target), new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))])));
    }

    public Task SignInAsync(string email, string password) => SendAsync("/sign-in", "sign-in", ("Email", email), ("Password", password));

    public void Dispose() => http.Dispose();

    private async Task KeepAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Status = answer.StatusCode;
        ContentType = answer.Content.Headers.ContentType?.MediaType;
        Location = answer.Headers.Location?.ToString() is { } to ? new Uri(site, to).PathAndQuery : null;
        Page = await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<a [^>]*?href=\"([^\"#]+)\"")]
    private static partial Regex Anchors();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
