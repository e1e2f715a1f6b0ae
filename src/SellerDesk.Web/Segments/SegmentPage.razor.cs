using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Buyers;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Segments;

/// <summary>One segment: who is in it, by which rule, and how it grew. Without an id: a new one.</summary>
public sealed partial class SegmentPage(SegmentBook book, SegmentChoices choices, DeleteSegment delete, InboxNames nameBook, CurrentPerson current) : AddressedPage
{
    private const int Take = 50;

    private static readonly SegmentOffer NoOffer = new([], [], [], [], false);

    private readonly List<SegmentMemberRow> members = [];
    private IReadOnlyList<SegmentDay> days = [];
    private IReadOnlyList<ShopFace> shops = [];
    private SegmentOffer offer = NoOffer;
    private NameBook names = NameBook.Empty;
    private Segment? segment;
    private RuleGroup? begin;
    private Actor? actor;
    private MemberPlace? next;
    private string? tab;
    private Guid? shown;
    private bool deleting;

    [Parameter]
    public Guid? Id { get; set; }

    private string Title => segment is null ? T["segments.new"] : T.SegmentName(segment.Name, segment.ReadyMade);

    private bool MayChange => actor is not null && segment is not null && (segment.Shared ? actor.Role >= Role.Manager : segment.OwnerId == actor.PersonId)
        && (actor.Scope.All || (segment.Shops.Length > 0 && segment.Shops.All(shop => actor.Scope.Contains(new ShopId(shop)))));

    protected override bool IsHere(string path) => Id is { } id && path == SegmentsAddress.Of(new SegmentId(id));

    protected override void Read(string address) => shown = Id;

    protected override Task MoveAsync() => TryAsync(ReadAsync);

    /// <summary>The same page for another segment: a new one that was just saved.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (shown != Id)
        {
            shown = Id;
            await LoadAsync(ReadAsync);
        }
    }

    protected override Task ReloadAsync() => LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        names = await nameBook.LoadAsync(Cancel);
        shops = [.. names.Shops.Values.Where(shop => actor.Scope.Contains(shop.Id))];
        tab = SegmentsAddress.Word(Navigation.Uri, "tab") is (SegmentsAddress.Rules or SegmentsAddress.History) and var word ? word : null;
        segment = Id is { } id ? await book.FindAsync(new SegmentId(id), actor.PersonId, Cancel) : null;
        begin = segment is null ? SegmentsAddress.Rule(Navigation.Uri) : null;
        members.Clear();
        next = null;
        if (segment is null || tab == SegmentsAddress.Rules)
        {
            offer = await choices.LoadAsync(Cancel);
        }
        else if (tab == SegmentsAddress.History)
        {
            days = await book.HistoryAsync(segment.Id, Now, Cancel);
        }
        else
        {
            await ReadMembersAsync();
        }
    }

    private async Task ReadMembersAsync()
    {
        var (rows, place) = await book.MembersAsync(segment!.Id, actor!.Role, next, Take, Cancel);
        members.AddRange(rows);
        next = place;
    }

    private Task<bool> MoreAsync() => TryAsync(ReadMembersAsync);

    private void SavedAsync(SegmentId saved) => Navigation.NavigateTo(SegmentsAddress.Of(saved));

    private async Task DeleteAsync()
    {
        deleting = false;
        if (await TryAsync(() => delete.ExecuteAsync(actor!, segment!.Id, Cancel)))
        {
            Navigation.NavigateTo(SegmentsAddress.Path);
        }
    }
}
