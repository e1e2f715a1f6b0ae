using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Notifications;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

/// <summary>What the bell tells this person of.</summary>
public sealed partial class AlertsPanel(ChooseAlerts choose, CurrentPerson current, Texts words, NavigationManager navigation)
{
    private IReadOnlySet<AlertKind> wanted = new HashSet<AlertKind>();
    private QuietHours? quiet;
    private string? problem;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "alerts")]
    private string[]? Kinds { get; set; }

    [SupplyParameterFromForm(FormName = "alerts")]
    private string? QuietFrom { get; set; }

    [SupplyParameterFromForm(FormName = "alerts")]
    private string? QuietTo { get; set; }

    private Texts T => words;

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.GetActorAsync(Http.RequestAborted);
        wanted = await choose.LoadAsync(actor, Http.RequestAborted);
        quiet = await choose.QuietAsync(actor, Http.RequestAborted);
    }

    private async Task SaveAsync()
    {
        var chosen = (Kinds ?? []).Select(name => Enum.TryParse<AlertKind>(name, out var kind) ? kind : (AlertKind?)null).OfType<AlertKind>().ToHashSet();
        problem = await FormAttempt.RefusalAsync(words, async () =>
        {
            var hours = string.IsNullOrEmpty(QuietFrom) && string.IsNullOrEmpty(QuietTo) ? null : QuietHours.Read($"{QuietFrom}-{QuietTo}");
            await choose.ExecuteAsync(await current.GetActorAsync(Http.RequestAborted), chosen, hours, Http.RequestAborted);
        });
        if (problem is null)
        {
            navigation.NavigateTo(AccountPage.After("alerts"));
        }
    }
}
