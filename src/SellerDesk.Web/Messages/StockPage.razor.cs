using SellerDesk.Application.Inbox;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Messages;

/// <summary>Who waits for a product, and the word that it is back.</summary>
public sealed partial class StockPage(StockWishes wishes, InboxNames nameBook, CurrentPerson current)
{
    private IReadOnlyList<WantedProduct> products = [];
    private IReadOnlyList<WaitingBuyer> waiting = [];
    private NameBook names = NameBook.Empty;
    private Actor? actor;
    private ProductId? open;
    private string product = "";
    private string link = "";
    private long? buyer;
    private string? problem;
    private bool busy;

    private bool MayAdd => actor?.Role >= Role.Support;

    private bool MayTell => actor?.Role >= Role.Seller;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override Task ReloadAsync() => LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        names = await nameBook.LoadAsync(Cancel);
        products = await wishes.ProductsAsync(Cancel);
    }

    private async Task AddAsync()
    {
        problem = null;
        if (await TryAsync(() => wishes.AddAsync(actor!, product, buyer ?? 0, Cancel), refused => problem = refused))
        {
            Toasts.Say(T["stock.added", T.Format.Number(buyer ?? 0)]);
            (buyer, open) = (null, null);
            await TryAsync(ReadAsync);
        }
    }

    private Task<bool> OpenAsync(WantedProduct one) => TryAsync(async () =>
    {
        open = open == one.Id ? null : one.Id;
        (waiting, link) = (open is null ? [] : await wishes.BuyersAsync(one.Id, Cancel), "");
    });

    private async Task TellAsync(WantedProduct one)
    {
        busy = true;
        await TryAsync(async () =>
        {
            var told = await wishes.TellAsync(actor!, one.Id, open == one.Id ? link : null, Cancel);
            Toasts.Say(T.Count("stock.told", told));
            open = null;
            await ReadAsync();
        });
        busy = false;
    }

    private Task<bool> RemoveAsync(WantedProduct one, WaitingBuyer who) => TryAsync(async () =>
    {
        await wishes.RemoveAsync(actor!, one.Id, who.Buyer, Cancel);
        waiting = await wishes.BuyersAsync(one.Id, Cancel);
        await ReadAsync();
    });
}
