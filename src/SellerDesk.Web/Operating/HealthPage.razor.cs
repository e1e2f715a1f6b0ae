using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SellerDesk.Web.Operating;

/// <summary>What <c>/health/ready</c> says, with what is behind it: nodes, queues, jobs, backups, the database. Looks again by itself while it is open.</summary>
public sealed partial class HealthPage(HealthBoard board)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private HealthView? view;
    private bool busy;

    private string Summary => view!.Checks.Count(check => check.Status != HealthStatus.Healthy) is > 0 and var bad ? T.Count("health.fact.bad", bad) : T["health.fact.fine"];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(ReadAsync);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = LookAgainAsync();
        }
    }

    protected override async Task ReloadAsync()
    {
        busy = true;
        await TryAsync(ReadAsync);
        busy = false;
    }

    private async Task ReadAsync() => view = await board.LoadAsync(Cancel);

    private async Task LookAgainAsync()
    {
        using var timer = new PeriodicTimer(Every, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(Cancel))
            {
                await InvokeAsync(async () =>
                {
                    await ReloadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
