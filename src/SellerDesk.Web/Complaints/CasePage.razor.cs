using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Inbox.Teamwork;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Complaints;

/// <summary>One case: where it stands, what is known, what is decided; hears of what others do to it.</summary>
public sealed partial class CasePage(CaseReader reader, ComplaintsReader lists, ComplaintActions actions, ComplaintWays waysOf, DeskChanges changes, CurrentPerson current,
    NavigationManager navigation, SideFacts side, PresenceWindow presence, MarkRead markRead)
{
    private CaseData? data;
    private ComplaintsBoard? board;
    private CaseNeighbours? near;
    private Actor? actor;
    private ComplaintsLive? live;
    private CardWays? ways;
    private ComplaintStage? filling;
    private string? pressed;
    private string? notice;
    private string tab = "all";
    private Guid shown;

    [Parameter]
    public Guid Id { get; set; }

    private bool MayWork => actor?.Role >= Role.Support;

    private ComplaintId Case => ComplaintId.From(Id);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (IsLive)
        {
            live = new ComplaintsLive(changes, Clock);
            live.Start(news => InvokeAsync(() => HearAsync(news)));
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Id)
        {
            (shown, notice, filling, pressed, tab) = (Id, null, null, null, "all");
            await LoadAsync(ReadAsync);
            await TryAsync(AppearAsync);
        }
    }

    protected override void Dispose(bool disposing)
    {
        live?.Dispose();
        _ = presence.CloseAsync();
        base.Dispose(disposing);
    }

    protected override async Task ReloadAsync() => await LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        data = await reader.LoadAsync(Case, actor, Cancel);
        near = data is null ? null : await reader.NearAsync(data.Case.Row, Cancel);
        await ReadSideAsync();
    }

    private async Task ReadSideAsync()
    {
        var read = new ComplaintsBoard();
        await lists.LoadSideAsync(read, new ComplaintsAsk(ComplaintAsk.Default, List: false, actor!, Now, Zone), Cancel);
        board = read;
        side.Count("complaints", read.Sums.All, read.Sums.AtLine);
    }

    /// <summary>Others see who is here, and the dot of the inbox goes.</summary>
    private async Task AppearAsync()
    {
        if (IsLive && data is not null && actor is not null)
        {
            await presence.OpenAsync(actor, new WorkItemId(Id));
            if (data.Item is { Item.Unread: true })
            {
                await markRead.ExecuteAsync(actor, new WorkItemId(Id), Cancel);
            }
        }
    }

    private Task<bool> ReadAgainAsync() => TryAsync(async () =>
    {
        data = await reader.LoadAsync(Case, actor!, Cancel);
        await ReadSideAsync();
    });

    /// <summary>Somebody, or the marketplace, changed it: shown as it is now, and who did what is said.</summary>
    private async Task HearAsync(ComplaintNews news) => await TryAsync(async () =>
    {
        if (data is null || !(news.Changed.Contains(Case) || news is { Changed.Count: 0, Arrived.Count: 0 }))
        {
            await ReadSideAsync();
        }
        else
        {
            var before = data.Case.Moves.Count == 0 ? 0 : data.Case.Moves.Max(move => move.Id);
            await ReadAgainAsync();
            if (data?.Case.Moves.LastOrDefault(move => move.Id > before && move.PersonId != actor?.PersonId?.Value) is { } theirs)
            {
                notice = T["complaints.notice", CaseEvents.Say(T, theirs, data)];
            }
        }

        StateHasChanged();
    });
}
