using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Notifications;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

/// <summary>What this person is told of, at the bell and elsewhere.</summary>
public sealed partial class AlertsPanel(ChooseAlerts choose, TelegramLinks telegram, CurrentPerson current, Texts words, NavigationManager navigation)
{
    private IReadOnlySet<AlertKind> wanted = new HashSet<AlertKind>();
    private AlertWays ways = AlertWays.None;
    private QuietHours? quiet;
    private string? chat;
    private bool botIsThere;
    private Uri? link;
    private string? problem;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "alerts")]
    private string[]? Kinds { get; set; }

    [SupplyParameterFromForm(FormName = "alerts")]
    private string[]? Mailed { get; set; }

    [SupplyParameterFromForm(FormName = "alerts")]
    private string[]? Telegram { get; set; }

    [SupplyParameterFromForm(FormName = "alerts")]
    private short? Digest { get; set; }

    /// <summary>The link that ties a Telegram chat is wanted.</summary>
    [SupplyParameterFromForm(FormName = "alerts")]
    private string? Tie { get; set; }

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
        ways = await choose.WaysAsync(actor, Http.RequestAborted);
        botIsThere = await telegram.IsThereAsync(Http.RequestAborted);
        chat = actor.PersonId is { } me ? await telegram.ChatOfAsync(me, Http.RequestAborted) : null;
    }

    private async Task SaveAsync()
    {
        if (Tie is not null)
        {
            await TieAsync();
            return;
        }

        problem = await FormAttempt.RefusalAsync(words, async () =>
        {
            var hours = string.IsNullOrEmpty(QuietFrom) && string.IsNullOrEmpty(QuietTo) ? null : QuietHours.Read($"{QuietFrom}-{QuietTo}");
            var actor = await current.GetActorAsync(Http.RequestAborted);
            await choose.ExecuteAsync(actor, Chosen(Kinds), hours, Http.RequestAborted);
            await choose.ExecuteAsync(actor, new AlertWays(Chosen(Mailed), Chosen(Telegram), Digest, words.Language), Http.RequestAborted);
        });
        if (problem is null)
        {
            navigation.NavigateTo(AccountPage.After("alerts"));
        }
    }

    private async Task TieAsync() => problem = await FormAttempt.RefusalAsync(words, async () =>
    {
        var actor = await current.GetActorAsync(Http.RequestAborted);
        link = actor.PersonId is { } me ? await telegram.ForPersonAsync(me, Http.RequestAborted) : null;
    });

    private static HashSet<AlertKind> Chosen(string[]? names) => [.. (names ?? []).Select(name => Enum.TryParse<AlertKind>(name, out var kind) ? kind : (AlertKind?)null).OfType<AlertKind>()];
}
