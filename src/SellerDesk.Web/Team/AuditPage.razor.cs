using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

/// <summary>Who did what: found by person, kind, thing, period and text; and whether the log is whole.</summary>
public sealed partial class AuditPage(AuditList list, CheckAudit check, ForgetAudit forget, CurrentPerson current, Texts words, NavigationManager navigation, TimeProvider clock)
{
    private const int Take = 100;

    private string? problem;
    private Actor? actor;
    private AuditFilter filter = new();
    private IReadOnlyList<AuditRow> rows = [];
    private IReadOnlyList<string> kinds = [];
    private IReadOnlyList<(Guid Id, string Name)> hands = [];
    private AuditProof? proof;
    private string head = "";
    private int months;
    private long? after;
    private long? next;
    private DateTimeOffset? lookedTo;
    private TimeZoneInfo zone = Person.DefaultZone;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private Texts T => words;

    private string LookedText => lookedTo is { } at ? T["audit.lookedTo", T.Format.Exact(at, zone)] : "";

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetActorAsync(Http.RequestAborted);
        zone = await current.GetZoneAsync(Http.RequestAborted);
        (filter, after) = (AuditAddress.Read(Http.Request.Query, zone), AuditAddress.After(Http.Request.Query));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        (rows, next, lookedTo) = await list.LoadAsync(actor!, filter, after, Take, Http.RequestAborted);
        (kinds, hands) = await list.ChoicesAsync(actor!, Http.RequestAborted);
        (proof, head) = await list.ProofAsync(actor!, Http.RequestAborted);
        months = await forget.MonthsAsync(Http.RequestAborted);
    }

    private async Task CheckAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () => proof = await check.ByHandAsync(actor!, Http.RequestAborted));
        await LoadAsync();
    }

    private async Task KeepAsync(int wanted)
    {
        problem = await FormAttempt.RefusalAsync(words, () => forget.ChooseAsync(actor!, wanted, Http.RequestAborted));
        if (problem is null)
        {
            navigation.NavigateTo(AuditAddress.Page);
        }
    }
}
