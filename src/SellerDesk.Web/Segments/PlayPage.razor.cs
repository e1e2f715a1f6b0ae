using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Segments.Plays;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Segments;

/// <summary>One play: what was tried, what both parts did, and whom to call.</summary>
public sealed partial class PlayPage(PlayBook book, StartPlay start, StopPlay stop, DropPlay drop, MarkCall mark, InboxNames nameBook, CurrentPerson current) : AddressedPage
{
    private const int Take = 50;

    private readonly List<CallRow> rows = [];
    private readonly Dictionary<BuyerId, string?> notes = [];
    private IReadOnlyDictionary<CallState, int> counts = new Dictionary<CallState, int>();
    private NameBook names = NameBook.Empty;
    private PlayFace? face;
    private Actor? actor;
    private CallState calls;
    private BuyerId? next;
    private bool starting;
    private bool stopping;

    [Parameter]
    public Guid Id { get; set; }

    private bool MayLead => actor?.Role >= Role.Manager && face?.SeesMoney == true;

    protected override bool IsHere(string path) => path == SegmentsAddress.Of(new PlayId(Id));

    protected override Task MoveAsync() => TryAsync(ReadAsync);

    protected override Task ReloadAsync() => LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        names = await nameBook.LoadAsync(Cancel);
        face = await book.FindAsync(new PlayId(Id), actor.PersonId, Cancel);
        rows.Clear();
        next = null;
        if (face is { Play: { Kind: PlayKind.Call, State: not PlayState.Draft } })
        {
            calls = Enum.TryParse<CallState>(SegmentsAddress.Word(Navigation.Uri, "calls"), ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : CallState.Waiting;
            counts = await book.CallCountsAsync(face.Play.Id, Cancel);
            await ReadCallsAsync();
        }
    }

    private async Task ReadCallsAsync()
    {
        var (more, place) = await book.CallsAsync(face!.Play.Id, calls, actor!.Role, next, Take, Cancel);
        rows.AddRange(more);
        next = place;
    }

    private string? Counted(CallState state) => counts.GetValueOrDefault(state) is var many && many >= PlayBook.MostCounted ? T.Format.Number(many) + "+" : T.Format.Number(many);

    private async Task StartAsync()
    {
        starting = false;
        await TryAsync(async () =>
        {
            var drawn = await start.ExecuteAsync(actor!, face!.Play.Id, Cancel);
            Toasts.Say(T["plays.started.toast", T.Count("buyers.count", drawn)]);
            await ReadAsync();
        });
    }

    private async Task StopAsync()
    {
        stopping = false;
        await TryAsync(async () =>
        {
            await stop.ExecuteAsync(actor!, face!.Play.Id, Cancel);
            await ReadAsync();
        });
    }

    private async Task DropAsync()
    {
        if (await TryAsync(() => drop.ExecuteAsync(actor!, face!.Play.Id, Cancel)))
        {
            Navigation.NavigateTo(SegmentsAddress.Plays);
        }
    }

    private Task<bool> MarkAsync(CallRow row, CallState state) => TryAsync(async () =>
    {
        await mark.ExecuteAsync(actor!, face!.Play.Id, row.Buyer.Id, state, notes.GetValueOrDefault(row.Buyer.Id), Cancel);
        rows.Remove(row);
        counts = await book.CallCountsAsync(face.Play.Id, Cancel);
    });
}
