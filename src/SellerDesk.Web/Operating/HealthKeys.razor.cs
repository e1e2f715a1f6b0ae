using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Keys;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Operating;

/// <summary>The key that personal data and marketplaces' keys are sealed with.</summary>
public sealed partial class HealthKeys(RotateKeys rotate, CurrentPerson current)
{
    private KeyState? state;
    private bool busy;

    /// <summary>Whatever changes whenever the page looked again.</summary>
    [Parameter]
    public object? Looked { get; set; }

    private string Said => state!.Last switch
    {
        null => T["health.keys.never"],
        { RetiredAt: { } at } => T["health.keys.retired", T.Format.Moment(at, Zone, Now)],
        { FinishedAt: { } at } change => T["health.keys.done", T.Format.Moment(at, Zone, Now), change.Done, T.Format.Moment(state.RetireAt ?? at, Zone, Now)],
        _ => "",
    };

    protected override Task OnParametersSetAsync() => TryAsync(async () => state = await rotate.LoadAsync(Cancel));

    private async Task RotateAsync()
    {
        busy = true;
        await TryAsync(async () => state = await rotate.ExecuteAsync(await current.GetActorAsync(Cancel), Cancel));
        busy = false;
    }
}
