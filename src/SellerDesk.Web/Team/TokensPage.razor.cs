using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

/// <summary>Keys for programs: made, seen once, revoked.</summary>
public sealed partial class TokensPage(
    ApiTokenList list, CreateApiToken create, RevokeApiToken revoke, CurrentPerson current, Texts words, TimeProvider clock)
{
    private string? problem;
    private string? secret;
    private IReadOnlyList<ApiTokenRow> tokens = [];
    private TimeZoneInfo zone = Person.DefaultZone;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "token")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "token")]
    private ApiScope Scope { get; set; }

    [SupplyParameterFromForm(FormName = "revoke")]
    private Guid Id { get; set; }

    private Texts T => words;

    protected override async Task OnInitializedAsync()
    {
        zone = await current.GetZoneAsync(Http.RequestAborted);
        await LoadAsync();
    }

    private async Task LoadAsync() => tokens = await list.LoadAsync(await current.GetActorAsync(Http.RequestAborted), Http.RequestAborted);

    private async Task CreateAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () =>
            secret = (await create.ExecuteAsync(await current.GetActorAsync(Http.RequestAborted), Name ?? "", Scope, clock.GetUtcNow(), Http.RequestAborted)).Secret);
        await LoadAsync();
    }

    private async Task RevokeAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () =>
            await revoke.ExecuteAsync(await current.GetActorAsync(Http.RequestAborted), new ApiTokenId(Id), clock.GetUtcNow(), Http.RequestAborted));
        await LoadAsync();
    }
}
