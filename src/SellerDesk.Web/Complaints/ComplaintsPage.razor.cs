using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Inbox.Teamwork;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Complaints;

/// <summary>All complaints, as a board or as a list: the address says which are shown; this keeps them, and listens for changes elsewhere.</summary>
public sealed partial class ComplaintsPage(ComplaintsReader reader, ComplaintActions actions, ComplaintWays ways, ComplaintsHandover handover, DeskChanges changes, CurrentPerson current,
    NavigationManager navigation, SideFacts side, PresenceWindow presence, SaveView saveView, DeleteView deleteView, StartBulkRun start, BulkWatch watch)
{
    private readonly HashSet<ComplaintId> marks = [];
    private ComplaintsBoard board = new();
    private ComplaintAsk ask = ComplaintAsk.Default;
    private Actor? actor;
    private ComplaintsLive? live;
    private WorkItemId? fromItem;
    private ShopId? fromShop;
    private string? fromOrder;
    private bool list;
    private bool all;
    private bool making;
    private bool naming;
    private int fresh;

    private bool MayWork => actor?.Role >= Role.Support;

    private ComplaintsAsk Asked => new(ask, list, actor!, Now, Zone);

    private int Total => ask.State == ComplaintState.Open && ask.Stage != ComplaintStage.Closed ? board.Sums.Count(ask) : board.Rows.All.Count;

    private bool Empty => board.Sums.Counted && !board.Shown.Any();

    private string Fact
    {
        get
        {
            var sum = board.Sums.Whole;
            var count = board.Sums.Capped ? T["complaints.fact.many", T.Number(sum.Count, capped: true)] : T.Count("complaints.fact", sum.Count);
            return sum.Money.Count == 0 ? count : T["complaints.fact.money", count, T.Money(sum)];
        }
    }

    private string Said => string.Join(" · ", ComplaintAskParts.Of(ask).Select(part => T.Part(part.Part, ask, board)).DefaultIfEmpty(T["complaints.view.all"]));

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        ReadAddress(navigation.Uri);
        await LoadAsync(StartAsync);
        if (IsLive && actor is not null)
        {
            navigation.LocationChanged += Moved;
            watch.Ended += RunEnded;
            live = new ComplaintsLive(changes, Clock);
            live.Start(news => InvokeAsync(() => HearAsync(news)));
            await TryAsync(async () =>
            {
                await presence.OpenAsync(actor, null);
                await ReadPeopleAsync();
            });
        }
    }

    protected override void Dispose(bool disposing)
    {
        navigation.LocationChanged -= Moved;
        watch.Ended -= RunEnded;
        live?.Dispose();
        _ = presence.CloseAsync();
        base.Dispose(disposing);
    }

    protected override async Task ReloadAsync() => await LoadAsync(ReadAsync);

    private void ReadAddress(string uri)
    {
        (ask, list) = ComplaintsAddress.Read(uri);
        var wanted = ComplaintsAddress.NewOf(uri);
        if (wanted.Wanted)
        {
            // What the form is opened with does not narrow the list behind it.
            (making, fromItem, fromShop, fromOrder) = (true, wanted.Item, ask.Shop, ask.Order);
            ask = ask with { Shop = null, Order = null };
        }

        // A board has no column for what is over.
        list |= ask.State != ComplaintState.Open || ask.Stage == ComplaintStage.Closed;
    }

    private async Task StartAsync()
    {
        actor = await current.GetActorAsync(Cancel);
        if (IsLive && actor.PersonId is { } me && handover.Take(me, ask, list) is { } read)
        {
            board = read;
        }
        else
        {
            await ReadAsync();
        }

        if (!IsLive && actor.PersonId is { } person)
        {
            handover.Put(person, ask, list, board);
        }

        CountWaiting();
    }

    private async Task ReadAsync()
    {
        ComplaintsBoard read;
        (ComplaintAsk, bool) asked;
        do
        {
            // Whoever moves on while this is read sees what they asked for last.
            asked = (ask, list);
            read = new ComplaintsBoard();
            await reader.LoadAsync(read, Asked, Cancel);
        }
        while (asked != (ask, list));
        read.Here = board.Here;
        board = read;
        fresh = 0;
        ClearMarks();
        CountWaiting();
    }

    private void CountWaiting() => side.Count("complaints", board.Sums.All, board.Sums.AtLine);

    /// <summary>The address changed: another question, or the same one drawn the other way. Back and forward come this way too.</summary>
    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == ComplaintsAddress.Path)
        {
            _ = InvokeAsync(async () =>
            {
                var before = (ask, list);
                ReadAddress(moved.Location);
                LetGo();
                if (before != (ask, list))
                {
                    await LoadAsync(ReadAsync);
                }

                StateHasChanged();
            });
        }
    }

    private void Search(string? words) => navigation.NavigateTo(ComplaintsAddress.Of(ask with { Search = InboxQuery.Search(words) }, list));

    private void Open(ComplaintId id) => navigation.NavigateTo(ComplaintsAddress.Case(id));

    private async Task SliceAsync() => await TryAsync(async () =>
    {
        var came = await board.Rows.NextAsync(reader.List, Asked.Filter, Cancel);
        await reader.LoadFactsAsync(board, came, Now, Cancel);
    });

    private async Task MoreAsync(ComplaintStage stage) => await TryAsync(() => reader.LoadMoreAsync(board, Asked, stage, Cancel));

    private void Made(ComplaintId id) => navigation.NavigateTo(ComplaintsAddress.Case(id));

    private void StopMaking()
    {
        (making, fromItem, fromShop, fromOrder) = (false, null, null, null);
        if (ComplaintsAddress.NewOf(navigation.Uri).Wanted)
        {
            navigation.NavigateTo(ComplaintsAddress.Of(ask, list), replace: true);
        }
    }

    private async Task SaveViewAsync((string Name, bool Shared) view) => await TryAsync(async () =>
    {
        await saveView.ExecuteAsync(actor!, ViewSection.Complaints, view.Name, ComplaintViews.Query(ask, list), view.Shared, Cancel);
        naming = false;
        await reader.LoadSideAsync(board, Asked, Cancel);
    });

    private async Task ForgetViewAsync(SavedViewId id) => await TryAsync(async () =>
    {
        await deleteView.ExecuteAsync(actor!, id, Cancel);
        await reader.LoadSideAsync(board, Asked, Cancel);
    });
}
