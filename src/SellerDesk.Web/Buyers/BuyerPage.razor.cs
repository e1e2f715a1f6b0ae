using Microsoft.AspNetCore.Components;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Segments.Plays;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Buyers;

/// <summary>One buyer: everything in one line of time, figures that open what they count, what they agreed to, and who decided what about who they are.</summary>
public sealed partial class BuyerPage(BuyerCard card, SegmentBook segmentBook, PlayBook plays, BuyerCounting counting, MergeBuyers merge, UndoBuyerMove undo, KeepApart apart, InboxNames nameBook, CurrentPerson current, NavigationManager navigation)
{
    /// <summary>No entry of the left column is where one buyer is.</summary>
    private static readonly BuyerFilter Elsewhere = new() { MinOrders = 100_000 };

    private BuyerDetails? details;
    private IReadOnlyList<Segment> segments = [];
    private IReadOnlyList<OfferNow> offers = [];
    private BuyerTotals totals = BuyerTotals.None;
    private NameBook names = NameBook.Empty;
    private Actor? actor;
    private Guid? shown;
    private bool splitting;
    private bool erasing;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Which part of the line of time is shown.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    private BuyerFace? Face => details?.Face;

    private bool MayDecide => actor?.Role >= Role.Seller && details is { Elsewhere: 0, Face.ErasedAt: null };

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Id)
        {
            shown = Id;
            await LoadAsync(ReadAsync);
        }
    }

    protected override Task ReloadAsync() => TryAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        names = await nameBook.LoadAsync(Cancel);
        details = await card.LoadAsync(new BuyerId(Id), actor?.Role ?? Role.Viewer, Cancel);
        totals = await counting.LoadAsync(BuyerFilter.Default, Cancel);
        (segments, offers) = details is null ? ([], []) : (await segmentBook.OfAsync(details.Face.Id, actor?.PersonId, Cancel), await plays.OffersAsync(details.Face.Id, Cancel));
    }

    /// <summary>The other ends in this one; the toast takes it back.</summary>
    private Task<bool> MergeAsync(BuyerTwin twin) => TryAsync(async () =>
    {
        var move = await merge.ExecuteAsync(actor!, twin.Id, Face!.Id, null, Cancel);
        await ReadAsync();
        Toasts.Undo(T["buyers.merged", T.BuyerName(twin.Name, twin.Number)], null, Now.AddSeconds(10), () => TryAsync(async () =>
        {
            await undo.ExecuteAsync(actor!, move, Cancel);
            await ReadAsync();
            StateHasChanged();
        }));
    });

    private Task<bool> ApartAsync(BuyerTwin twin) => TryAsync(async () =>
    {
        await apart.ExecuteAsync(actor!, twin.Pair, Cancel);
        await ReadAsync();
    });

    /// <param name="opened">Who is shown next; null: this one still, as it is now.</param>
    private async Task EndAsync(BuyerId? opened)
    {
        (splitting, erasing) = (false, false);
        if (opened is { } other && other.Value != Id)
        {
            navigation.NavigateTo(BuyersAddress.Buyer(other));
            return;
        }

        await ReloadAsync();
    }
}
