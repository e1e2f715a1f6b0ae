using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Complaints;

/// <summary>Opens a case.</summary>
public sealed partial class NewComplaintDialog(OpenComplaint open, OrderLeaves leaves, ItemCard card)
{
    private readonly Dictionary<int, int> chosen = [];
    private ItemDetails? from;
    private LeftOrder? found;
    private Guid shop;
    private ComplaintKind kind = ComplaintKind.Grievance;
    private string words = "";
    private string order = "";
    private string buyer = "";
    private string? reason;
    private string? cause;
    private string? refusal;
    private bool mine = true;
    private bool busy;

    [Parameter, EditorRequired]
    public ComplaintsBoard Board { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>The review, question or chat that it is opened from.</summary>
    [Parameter]
    public WorkItemId? Item { get; set; }

    /// <summary>The order that it is about, where the form was opened from one.</summary>
    [Parameter]
    public string? Order { get; set; }

    [Parameter]
    public ShopId? Shop { get; set; }

    [Parameter]
    public EventCallback<ComplaintId> OnMade { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private bool Ready => (words.Trim().Length > 0 || from is { Item.Preview.Length: > 0 }) && shop != default;

    private string? OrderHint => order.Trim().Length == 0 ? T["complaints.new.order.hint"] : found is null ? T["complaints.new.order.unknown"] : T.Count("complaints.new.order.found", found.Lines.Count);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        shop = (Shop ?? (Board.Shops is [var first, ..] ? first.Id : null))?.Value ?? default;
        order = Order ?? "";
        await TryAsync(async () =>
        {
            from = Item is { } item ? await card.LoadAsync(item, Actor.PersonId, Cancel) : null;
            if (from is not null)
            {
                (shop, order, buyer) = (from.Shop.Id.Value, from.Words.OrderNumber ?? "", from.Item.Author ?? "");
            }
        });
        await FindOrderAsync();
    }

    /// <summary>What the order leaves for this case; a single product is chosen by itself.</summary>
    private Task<bool> FindOrderAsync() => TryAsync(async () =>
    {
        found = order.Trim().Length == 0 ? null : await leaves.LoadAsync(new ShopId(shop), order, Cancel);
        chosen.Clear();
        if (found?.Lines is [{ Free: > 0, Product: not null } only])
        {
            chosen[only.Number] = 1;
        }
    });

    private void Choose(LeftLine line, bool on)
    {
        if (on)
        {
            chosen[line.Number] = 1;
        }
        else
        {
            chosen.Remove(line.Number);
        }
    }

    private async Task DoAsync()
    {
        if (!Ready || busy)
        {
            return;
        }

        (busy, refusal) = (true, null);
        await TryAsync(async () =>
        {
            var id = await open.ExecuteAsync(Actor, new ComplaintForm(new ShopId(shop), Said(words))
            {
                Kind = kind,
                Item = Item,
                OrderNumber = Said(order),
                Buyer = Said(buyer),
                Reason = reason,
                Cause = cause ?? Board.Tree.Find(ComplaintTree.Reason, reason)?.UsualCause,
                Owner = mine ? Actor.PersonId : null,
                Lines = [.. chosen.Select(pair => new FormLine(found!.Lines.First(line => line.Number == pair.Key).Product!.Id, pair.Value))],
            }, Cancel);
            await OnMade.InvokeAsync(id);
        }, why => refusal = why);
        busy = false;
    }

    private static string? Said(string typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
