using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Knowledge.Automation;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

public sealed partial class AutomationStop(AutomationOptions options, InboxNames names, CurrentPerson current)
{
    private AutomationState? state;
    private NameBook book = NameBook.Empty;
    private bool mayStop;
    private bool mayResume;
    private bool busy;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private string StoppedBy => T["automation.stopped.text", state?.ChangedBy is { } id ? book.NameOf(new PersonId(id)) ?? T["knowledge.somebody"] : T["knowledge.desk"], state?.ChangedAt is { } at ? T.Format.Ago(at, Zone, Now) : ""];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await TryAsync(LookAsync);
    }

    private async Task LookAsync()
    {
        var role = (await current.GetActorAsync(Cancel)).Role;
        (mayStop, mayResume) = (role >= Role.Support, role >= Role.Manager);
        (state, book) = (await options.LoadAsync(Cancel), await names.LoadAsync(Cancel));
    }

    private async Task StopAsync()
    {
        busy = true;
        await TryAsync(async () =>
        {
            var back = await options.StopAsync(await current.GetActorAsync(Cancel), Cancel);
            Toasts.Say(T["automation.stopped"], T.Count("automation.takenBack", back));
            await LookAsync();
        });
        busy = false;
        await OnChanged.InvokeAsync();
    }

    private async Task ResumeAsync()
    {
        await TryAsync(async () =>
        {
            await options.ResumeAsync(await current.GetActorAsync(Cancel), Cancel);
            await LookAsync();
        });
        await OnChanged.InvokeAsync();
    }
}
