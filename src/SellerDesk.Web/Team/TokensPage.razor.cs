using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

/// <summary>Keys for programs: made, seen once, revoked.</summary>
public sealed partial class TokensPage(
    ApiTokenList list, CreateApiToken create, RevokeApiToken revoke, ShopNames shopNames, CurrentPerson current, Texts words, TimeProvider clock)
{
    private string? problem;
    private string? secret;
    private IReadOnlyList<ApiTokenRow> tokens = [];
    private IReadOnlyList<ShopName> shops = [];
    private TimeZoneInfo zone = Person.DefaultZone;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "token")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "token")]
    private ApiScope Scope { get; set; }

    /// <summary>How long it works; 0: until somebody ends it.</summary>
    [SupplyParameterFromForm(FormName = "token")]
    private int Days { get; set; }

    [SupplyParameterFromForm(FormName = "revoke")]
    private Guid Id { get; set; }

    private Texts T => words;

    protected override async Task OnInitializedAsync()
    {
        zone = await current.GetZoneAsync(Http.RequestAborted);
        shops = await shopNames.LoadAsync(Http.RequestAborted);
        await LoadAsync();
    }

    private async Task LoadAsync() => tokens = await list.LoadAsync(await current.GetActorAsync(Http.RequestAborted), Http.RequestAborted);

    private async Task CreateAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () =>
            secret = (await create.ExecuteAsync(await current.GetActorAsync(Http.RequestAborted), Wish(), clock.GetUtcNow(), Http.RequestAborted)).Secret);
        await LoadAsync();
    }

    private ApiTokenWish Wish()
    {
        var chosen = Http.Request.Form["Shop"].Select(id => Guid.TryParse(id, out var shop) ? new ShopId(shop) : default).ToList();
        return new ApiTokenWish(Name ?? "", Scope, chosen.Count > 0 ? chosen : null, Days > 0 ? clock.GetUtcNow().AddDays(Days) : null);
    }

    private string Shops(ApiTokenRow token) => token.AllShops ? words["team.tokens.allShops"] : string.Join(", ", token.ShopIds.Select(id => shops.FirstOrDefault(shop => shop.Id.Value == id)?.Name ?? "–"));

    private bool IsOver(ApiTokenRow token) => token.ExpiresAt <= clock.GetUtcNow();

    private async Task RevokeAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () =>
            await revoke.ExecuteAsync(await current.GetActorAsync(Http.RequestAborted), new ApiTokenId(Id), clock.GetUtcNow(), Http.RequestAborted));
        await LoadAsync();
    }
}
