using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Segments.Plays;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Segments;

/// <summary>What is being tried on segments, and what it brought. <c>?on=segment</c> begins a new one.</summary>
public sealed partial class PlaysPage(PlayBook book, SegmentBook segmentBook, CurrentPerson current, NavigationManager navigation) : DeskPage
{
    private IReadOnlyList<PlayFace> rows = [];
    private IReadOnlyList<SegmentRow> segments = [];
    private Actor? actor;
    private Guid? on;
    private bool planning;

    private bool MayPlan => actor?.Role >= Role.Manager;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        on = Guid.TryParse(SegmentsAddress.Word(navigation.Uri, "on"), out var segment) ? segment : null;
        await ReloadAsync();
        planning = on is not null && MayPlan;
    }

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        actor ??= await current.GetActorAsync(Cancel);
        rows = await book.ListAsync(actor.PersonId, Cancel);
        segments = await segmentBook.ListAsync(actor.PersonId, Now, Cancel);
    });

    private void Planned(PlayId? play)
    {
        planning = false;
        if (play is { } made)
        {
            navigation.NavigateTo(SegmentsAddress.Of(made));
        }
    }
}
