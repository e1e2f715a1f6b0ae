using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Loyalty;

/// <summary>The table of tiers as it is edited: nothing is saved before it was said what it would do.</summary>
public sealed partial class TiersPage(TierBoard board, ChangeTiers change, TierPreviewDesk previews, PreviewTiersJob work, CurrentPerson current)
{
    private TierBook book = TierBook.Empty;
    private List<StepInput> steps = [];
    private TierWindowKind window;
    private int days = ShippedTiers.Days;
    private int grace = ShippedTiers.GraceDays;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private TierTable? wanted;
    private TierPreviewRun? run;
    private TierPreview? preview;
    private Actor? actor;
    private string? problem;
    private bool busy;
    private bool isChanged;

    private bool MayChange => actor?.Role >= Role.Manager;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(ReadAsync);
    }

    protected override Task ReloadAsync() => TryAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        book = await board.LoadAsync(Cancel);
        if (!isChanged)
        {
            Reset();
        }

        if (IsLive && run is null && MayChange && await previews.UnderWayAsync(actor, Cancel) is { } left)
        {
            // Somebody who asked, went away and came back.
            wanted = left.Terms;
            _ = InvokeAsync(() => WatchAsync(left.Id));
        }
    }

    private void Reset()
    {
        (steps, isChanged, preview, problem) = ([.. (book.Table?.Steps ?? []).Select(StepInput.From)], false, null, null);
        (window, days, grace) = (book.Table?.Window.Kind ?? TierWindowKind.Sliding, book.Table is { Window: { Kind: TierWindowKind.Sliding, Days: var known } } ? known : ShippedTiers.Days, book.Table?.GraceDays ?? ShippedTiers.GraceDays);
    }

    /// <summary>What was said of another table is said no longer.</summary>
    private void Changed() => (isChanged, preview) = (true, null);

    private void Add()
    {
        steps.Add(new StepInput { Id = TierId.New() });
        Changed();
    }

    private void Remove(StepInput step)
    {
        steps.Remove(step);
        Changed();
    }

    private void Swap(int one, int other)
    {
        if (other >= 0 && other < steps.Count)
        {
            (steps[one], steps[other]) = (steps[other], steps[one]);
            Changed();
        }
    }

    private async Task PreviewAsync()
    {
        (problem, busy) = (null, true);
        await TryAsync(async () =>
        {
            wanted = new TierTable([.. steps.Select(step => step.Read())], new TierWindow(window, window == TierWindowKind.Sliding ? days : 0), grace, new Dictionary<Guid, Guid?>());
            preview = null;
            var id = await previews.AskAsync(actor!, wanted, Cancel);

            // Not left to the clock's beat: whoever asks waits for it.
            _ = Task.Run(() => work.RunAsync(CancellationToken.None), CancellationToken.None);
            await WatchAsync(id);
        }, said => problem = said);
        busy = false;
    }

    private async Task WatchAsync(Guid id)
    {
        do
        {
            run = await previews.FindAsync(id, Cancel);
            StateHasChanged();
            if (run?.State is TierPreviewState.Waiting or TierPreviewState.Running)
            {
                await Task.Delay(Look, Clock, Cancel);
            }
        }
        while (run?.State is TierPreviewState.Waiting or TierPreviewState.Running);
        (preview, problem) = (run?.Report is { } json ? TierPreview.Read(json) : null, run?.State == TierPreviewState.Failed ? T["tiers.preview.failed"] : problem);
        run = null;
        StateHasChanged();
    }

    private async Task SaveAsync(bool announces)
    {
        busy = true;
        await TryAsync(async () =>
        {
            await change.PublishAsync(actor!, wanted!, announces, Cancel);
            isChanged = false;
            await ReadAsync();
        }, said => problem = said);
        busy = false;
    }
}
