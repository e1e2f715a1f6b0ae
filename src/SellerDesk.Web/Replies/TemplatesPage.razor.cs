using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Replies;

/// <summary>The texts that answers start from; the open one beside the list. A deleted one can be taken back for some seconds.</summary>
public sealed partial class TemplatesPage(TemplateBoard board, TemplateUses templateUses, SaveTemplate save, DeleteTemplate delete, ShopNames shops, CurrentPerson current, NavigationManager navigation)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private IReadOnlyList<TemplateCard> cards = [];
    private IReadOnlyDictionary<ReplyTemplateId, TemplateUse> uses = new Dictionary<ReplyTemplateId, TemplateUse>();
    private string shopName = "";
    private bool mayChange;

    [SupplyParameterFromQuery(Name = "open")]
    private string? Open { get; set; }

    [SupplyParameterFromQuery(Name = "add")]
    private string? Adding { get; set; }

    private NavigationManager Navigation => navigation;

    private bool IsNew => Adding is not null;

    private bool IsOpen => Chosen is not null || (IsNew && mayChange);

    private TemplateCard? Chosen => IsNew || !Guid.TryParse(Open, out var id) ? null : cards.FirstOrDefault(card => card.Id.Value == id);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(async () =>
        {
            mayChange = (await current.GetActorAsync(Cancel)).Role >= Role.Seller;
            shopName = (await shops.LoadAsync(Cancel)).Select(shop => shop.Name).FirstOrDefault() ?? T["replies.sample.shop"];
            await LookAsync();
        });
    }

    protected override async Task ReloadAsync()
    {
        await LookAsync();
        StateHasChanged();
    }

    private async Task<TemplateCard?> LookAgainAsync()
    {
        await ReloadAsync();
        return Chosen;
    }

    private async Task LookAsync()
    {
        cards = await board.LoadAsync(Cancel);
        uses = await templateUses.LoadAsync(Cancel);
    }

    private async Task AddedAsync(TemplateCard card)
    {
        await ReloadAsync();
        navigation.NavigateTo(TemplatesAddress.Open(card.Id));
    }

    private async Task DeleteAsync(TemplateCard card)
    {
        var here = Cancel;
        if (await TryAsync(async () => await delete.ExecuteAsync(await current.GetActorAsync(here), card, here)))
        {
            Toasts.Undo(T["replies.deleted", card.Content.Name], T["replies.deleted.text"], Now + UndoFor, () => TakeBackAsync(card, here));
            navigation.NavigateTo(TemplatesAddress.Page);
            await TryAsync(ReloadAsync);
        }
    }

    /// <param name="here">Cancelled when the person has gone to another page, where the toast can still be pressed.</param>
    private async Task TakeBackAsync(TemplateCard card, CancellationToken here)
    {
        var back = await TryAsync(async () =>
        {
            await save.AddAsync(await current.GetActorAsync(CancellationToken.None), card.Content, CancellationToken.None);
            Toasts.Say(T["replies.restored", card.Content.Name]);
        });
        if (back && !here.IsCancellationRequested)
        {
            await InvokeAsync(() => TryAsync(ReloadAsync));
        }
    }
}
