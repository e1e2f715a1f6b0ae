using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Web.Inbox.Teamwork;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>The inbox: the address says what is listed and what is open; this keeps both, and listens for changes elsewhere.</summary>
public sealed partial class InboxPage(InboxReader reader, InboxActions actions, InboxHandover handover, DeskChanges changes, MarkRead markRead, ViewDeeds views,
    CurrentPerson current, NavigationManager navigation, SideFacts side, PresenceWindow presence, StartBulkRun start, BulkWatch watch, MacroBook macroBook)
{
    private readonly HashSet<WorkItemId> marks = [];
    private readonly HashSet<WorkItemId> fresh = [];
    private readonly HashSet<WorkItemId> gone = [];
    private readonly StepClock step = new();
    private InboxBoard board = new();
    private InboxFilter filter = InboxFilter.Default;
    private WorkItemId? opened;
    private WorkItemId? reveal;
    private WorkItemId? seen;
    private Actor? actor;
    private InboxLive? live;
    private ItemPane? pane;
    private string? notice;
    private bool freshMany;
    private bool context;
    private bool naming;
    private int searches;

    private InboxAsk Ask => new(filter, actor?.PersonId, Now, Zone);

    private string Title => board.Views.FirstOrDefault(view => view.View.Filter == filter) is { } here ? T.ViewName(here.View) : T[filter.Search is null ? "inbox.title" : "inbox.found"];

    private string Said => string.Join(" · ", InboxParts.WithoutEach(filter).Reverse().Select(part => T.Part(part.Part, filter, board.Names)));

    protected override void OnInitialized() => macros = new MacroDesk(RunMacroAsync);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (filter, opened) = InboxAddress.Read(navigation.Uri);
        await LoadAsync(StartAsync);
        if (IsLive)
        {
            navigation.LocationChanged += Moved;
            watch.Ended += RunEnded;
            live = new InboxLive(changes, Clock);
            live.Start(news => InvokeAsync(() => HearAsync(news)));
            await AppearAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        navigation.LocationChanged -= Moved;
        watch.Ended -= RunEnded;
        live?.Dispose();
        Disappear();
        base.Dispose(disposing);
    }

    protected override async Task ReloadAsync() => await LoadAsync(ReadAsync);

    private async Task StartAsync()
    {
        actor = await current.GetActorAsync(Cancel);
        macros.Macros = actor.Role >= Domain.Team.Role.Support ? await macroBook.LoadAsync(actor.PersonId, Cancel) : [];
        if (IsLive && actor.PersonId is { } me && handover.Take(me, filter, opened) is { } read)
        {
            board = read;
        }
        else
        {
            await ReadAsync();
        }

        if (!IsLive && actor.PersonId is { } person)
        {
            handover.Put(person, filter, opened, board);
        }

        await CountWaitingAsync();
        Seen();
        await MarkSeenAsync();
    }

    private async Task ReadAsync()
    {
        InboxBoard read;
        (InboxFilter, WorkItemId?) asked;
        do
        {
            // Whoever moves on while this is read sees what they asked for last, not what came last.
            asked = (filter, opened);
            read = new InboxBoard();
            await reader.LoadAsync(read, actor!, Ask, opened, Cancel);
        }
        while (asked != (filter, opened));
        board = read;
        Forget(marks, fresh, gone);
        all = false;
        (freshMany, notice) = (false, null);
    }

    private static void Forget(params ReadOnlySpan<HashSet<WorkItemId>> sets)
    {
        foreach (var set in sets)
        {
            set.Clear();
        }
    }

    /// <summary>Opening reads: the dot goes at once, here and, by <see cref="MarkSeenAsync"/>, for everybody.</summary>
    private void Seen()
    {
        if (IsLive && board.Item?.Item is { Unread: true } item)
        {
            board.Item = board.Item with { Item = item with { Unread = false } };
            board.Rows.Replace(item with { Unread = false });
            seen = item.Id;
        }
    }

    private async Task MarkSeenAsync()
    {
        if (seen is { } item)
        {
            seen = null;
            await markRead.ExecuteAsync(actor!, item, Cancel);
        }
    }

    private async Task CountWaitingAsync() => side.Count("inbox", await reader.WaitingAsync(Ask, Cancel));
}
