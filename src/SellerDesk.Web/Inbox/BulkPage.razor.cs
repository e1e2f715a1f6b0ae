using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell.Widgets;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>One run, item by item: what was done, what was refused and why; to be stopped, taken back or tried again.</summary>
public sealed partial class BulkPage(BulkRuns runs, ChangeBulkRun change, BulkWatch watch, InboxNames names, CurrentPerson current)
{
    private const int Slice = 100;

    private readonly List<BulkRow> rows = [];
    private BulkRunCard? run;
    private NameBook book = NameBook.Empty;
    private Actor? actor;
    private ITimer? timer;
    private bool more;
    private bool mine;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "rows")]
    private string? Rows { get; set; }

    private BulkItemState? Wanted => Rows switch { "refused" => BulkItemState.Refused, "done" => BulkItemState.Done, "waiting" => BulkItemState.Waiting, _ => null };

    private string Facts => string.Join(" · ", new[] { T.State(run!.State), book.NameOf(run.Person), T.Format.Ago(run.CreatedAt, Zone, Now), T.Count("bulk.fact.done", run.Done), T.Count("bulk.ended.refused", run.Refused) }.OfType<string>());

    private IReadOnlyList<Tabs.Tab> RowTabs =>
    [
        Tab(null, run!.Total), Tab("done", run.Done), Tab("refused", run.Refused), Tab("waiting", run.Total - run.Seen),
    ];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(async () =>
        {
            actor = await current.GetActorAsync(Cancel);
            book = await names.LoadAsync(Cancel);
            await ReadAsync();
        });
        if (IsLive)
        {
            timer = Clock.CreateTimer(_ => InvokeAsync(FollowAsync), null, TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500));
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (run is not null)
        {
            await TryAsync(ReadAsync);
        }
    }

    protected override void Dispose(bool disposing)
    {
        timer?.Dispose();
        base.Dispose(disposing);
    }

    private Tabs.Tab Tab(string? key, int count) => new(key ?? "", T["bulk.tab." + (key ?? "all")], BulkAddress.Of(run!.Id, key), T.Format.Number(count));

    private async Task ReadAsync()
    {
        run = await runs.LoadAsync(new BulkRunId(Id), Cancel);
        mine = run is not null && (run.Person == actor?.PersonId || actor?.Role >= Role.Manager) && actor?.Role >= Role.Support;
        rows.Clear();
        await SliceAsync();
    }

    private async Task SliceAsync()
    {
        if (run is not null)
        {
            var slice = await runs.RowsAsync(run.Id, Wanted, rows.Count == 0 ? -1 : rows[^1].Position, Slice + 1, Cancel);
            rows.AddRange(slice.Take(Slice));
            more = slice.Count > Slice;
        }
    }

    private async Task MoreAsync() => await TryAsync(SliceAsync);

    /// <summary>While it works, and once more when it is over.</summary>
    private async Task FollowAsync()
    {
        if (run is { IsActive: true })
        {
            await TryAsync(ReadAsync);
            StateHasChanged();
        }
    }

    private async Task StopAsync() => await TryAsync(async () =>
    {
        await change.StopAsync(actor!, run!.Id, Cancel);
        await ReadAsync();
    });

    private async Task RetryAsync() => await TryAsync(async () =>
    {
        await change.RetryAsync(actor!, run!.Id, Cancel);
        await ReadAsync();
    });

    private async Task UndoAsync() => await TryAsync(async () =>
    {
        await watch.UndoAsync(run!.Id);
        await ReadAsync();
    });
}
