using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Team;

namespace SellerDesk.IntegrationTests.Security;

/// <summary>Somebody who knocks: a person with a cookie, a program with a token, or nobody.</summary>
public sealed record Knocker(string Name, Role? Role, ApiScope? Scope, HttpClient Http) : IDisposable
{
    public void Dispose() => Http.Dispose();
}

/// <summary>Things of one shop, by kind.</summary>
public sealed record ShopThings(ShopId Shop, IReadOnlyDictionary<string, Guid> Ids);

/// <summary>Two shops with orders, reviews, buyers and complaints; everything of the second bears a mark. Everybody but the owner sees the first alone.</summary>
public sealed class RightsFixture : TeamFixture
{
    public const string Mark = "FOREIGN7F";

    public ShopThings Own { get; private set; } = null!;

    public ShopThings Foreign { get; private set; } = null!;

    public IReadOnlyList<Knocker> Knockers { get; private set; } = [];

    public Dictionary<Role, PersonId> People { get; } = [];

    protected override IEnumerable<string> Settings => [.. base.Settings, "--Api:CallsPerTenSeconds=100000"];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Desk.Services.GetRequiredService<DefaultTrees>().WriteAsync(CancellationToken.None);
        Own = await FillAsync("Свой", "MINE1");
        Foreign = await FillAsync(Mark, Mark);
        var knockers = new List<Knocker> { new("stranger", null, null, Client()) };
        foreach (var role in Enum.GetValues<Role>())
        {
            var email = $"{role}@rights.test".ToLowerInvariant();
            var scope = role == Role.Owner ? ShopScope.Everything : ShopScope.Of([Own.Shop]);
            var added = await UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(Actor.Desk, role.ToString(), email, role, scope, DateTimeOffset.UtcNow, CancellationToken.None));
            People[role] = added.Id;
            knockers.Add(new Knocker(role.ToString(), role, null, await SignedInAsync(email, added.TemporaryPassword)));
        }

        foreach (var scope in Enum.GetValues<ApiScope>())
        {
            var token = await UseAsync<CreateApiToken, CreatedApiToken>(create => create.ExecuteAsync(Actor.Desk, scope.ToString(), scope, DateTimeOffset.UtcNow, CancellationToken.None));
            var http = Client();
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
            knockers.Add(new Knocker($"token {scope}", null, scope, http));
        }

        Knockers = knockers;
    }

    public override async Task DisposeAsync()
    {
        foreach (var knocker in Knockers)
        {
            knocker.Dispose();
        }

        await base.DisposeAsync();
    }

    private HttpClient Client(CookieContainer? jar = null) => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar ?? new CookieContainer() }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>The cookie of a visitor's sign-in, in a client that can send any verb.</summary>
    private async Task<HttpClient> SignedInAsync(string email, string password)
    {
        var http = Client();
        var page = await http.GetStringAsync("/sign-in");
        var fields = System.Text.RegularExpressions.Regex.Matches(page, "<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"").Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        using var answer = await http.PostAsync("/sign-in", new FormUrlEncodedContent([.. fields, KeyValuePair.Create("Email", email), KeyValuePair.Create("Password", password)]));
        return answer.StatusCode == HttpStatusCode.Found || answer.Headers.Location is not null ? http : throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}");
    }

    private async Task<ShopThings> FillAsync(string name, string mark)
    {
        var shop = await AddShopAsync(name, marketplace: Marketplace.Other);
        await ImportAsync(shop.Id, ImportKind.Orders,
            "order_number,status,buyer_id,buyer_region,buyer_city,ordered_at,approved_at,handed_over_at,delivered_at,promised_at,line_no,sku,category,quantity,unit_price,delivery_price,currency\n"
            + string.Concat(Enumerable.Range(1, 4).Select(i => $"{mark}-{i},delivered,buyer-{mark},{mark}-region,{mark}-city,2026-10-0{i}T10:00:00Z,2026-10-0{i}T11:00:00Z,2026-10-0{i}T12:00:00Z,2026-10-0{i + 3}T12:00:00Z,2026-10-0{i + 2}T12:00:00Z,1,{mark}-sku,{mark}-goods,1,100.00,0,RUB\n")));
        await ImportAsync(shop.Id, ImportKind.Reviews,
            "review_number,order_number,sku,rating,title,text,created_at,answered_at\n" + string.Concat(Enumerable.Range(1, 4).Select(i => $"{mark}-r{i},{mark}-{i},{mark}-sku,{i},{mark} title,{mark} text протекает крышка,2026-11-1{i}T10:00:00Z,\n")));
        await Desk.Services.GetRequiredService<LinkBuyersJob>().RunAsync(CancellationToken.None);
        await Desk.Services.GetRequiredService<RemakeBuyersJob>().RunAsync(CancellationToken.None);
        var review = await OneAsync($"select id from reviews where shop_id = '{shop.Id.Value}' order by id limit 1");
        var complaint = await new OpenComplaint(Scoped(), TimeProvider.System).ExecuteAsync(Actor.Desk, new ComplaintForm(shop.Id, $"{mark} words") { Lines = [new FormLine(null, 1)] }, CancellationToken.None);
        return new ShopThings(shop.Id, new Dictionary<string, Guid>
        {
            ["shop"] = shop.Id.Value,
            ["order"] = await OneAsync($"select id from orders where shop_id = '{shop.Id.Value}' order by id limit 1"),
            ["review"] = review,
            ["item"] = review,
            ["complaint"] = complaint.Value,
            ["buyer"] = await OneAsync($"select buyer_id from buyer_links where shop_id = '{shop.Id.Value}' limit 1"),
            ["product"] = await OneAsync($"select id from products where shop_id = '{shop.Id.Value}' limit 1"),
            ["import"] = await OneAsync($"select id from import_runs where shop_id = '{shop.Id.Value}' limit 1"),
        });
    }

    private async Task<Guid> OneAsync(string sql) => (await Database.ListAsync<Guid>(sql)).FirstOrDefault();

    private async Task ImportAsync(ShopId shop, ImportKind kind, string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
            await UseAsync<ImportFile, ImportOutcome>(import => import.ExecuteAsync(new ImportRequest { Actor = Actor.Desk, Shop = shop, Kind = kind, Path = path, FileName = "rights.csv" }, null, CancellationToken.None));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
