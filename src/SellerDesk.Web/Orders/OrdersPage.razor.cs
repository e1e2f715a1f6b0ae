using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Orders;

/// <summary>Orders of all shops: the address says what is listed and where the page begins.</summary>
public sealed partial class OrdersPage(OrderTable table, OrderCounting counting, OrderProduct products, SavedViewList viewList, SaveView save, DeleteView delete, InboxNames nameBook, CurrentPerson current,
    NavigationManager navigation, SideFacts side, StartBulkRun start, BulkWatch watch)
{
    private const int Take = 60;

    private IReadOnlyList<OrderFace> rows = [];
    private IReadOnlyList<OrderView> views = [];
    private OrderFigures figures = OrderFigures.None;
    private OrderFilter filter = OrderFilter.Default;
    private NameBook names = NameBook.Empty;
    private ListPlace? from;
    private ListPlace? next;
    private Actor? actor;
    private string? product;
    private bool naming;

    private string Title => filter.Queue is { } queue ? T.Queue(queue) : T["orders.title"];

    private string? Fact => figures.Total is { } total ? filter.Queue is not null && figures.Capped ? T.Format.Number(total) + "+" : T.Count("orders.count", total) : null;

    private string Said => string.Join(" · ", T.Parts(filter, names, product).Select(part => part.Said));

    /// <summary>Of the rows that are shown: adding up all would count them all.</summary>
    private string Sums => T["orders.sums", T.Format.Money(rows.Where(row => row.Total is not null).GroupBy(row => row.Currency!).OrderByDescending(group => group.Count()).Select(group => (group.Sum(row => row.Total!.Value), group.Key)))];

    protected override bool IsHere(string path) => path == OrdersAddress.Path;

    protected override void Read(string address) => (filter, from) = OrdersAddress.Read(address);

    protected override Task ReloadAsync() => LoadAsync(ReadAsync);

    /// <summary>The address changed: another filter or another page of it. Back and forward come this way too.</summary>

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        names = await nameBook.LoadAsync(Cancel);
        var moment = new OrderMoment(Now, Zone);
        (OrderFilter, ListPlace?) wanted;
        do
        {
            // Whoever moves on while this is read sees what they asked for last, not what came last.
            wanted = (filter, from);
            var slice = await table.LoadAsync(filter, moment, from, Take, Cancel);
            (rows, next) = (slice.Rows, slice.Next);
            figures = await counting.LoadAsync(filter, moment, Cancel);
            product = filter.Product is { } id ? await products.NameAsync(id, Cancel) : null;
        }
        while (wanted != (filter, from));
        ClearMarks();
        await ReadViewsAsync(moment);
        side.Count("orders", figures.Queues.GetValueOrDefault(OrderQueue.Today));
    }

    private async Task ReadViewsAsync(OrderMoment moment)
    {
        var saved = await viewList.LoadAsync(ViewSection.Orders, actor!.PersonId, Cancel);
        var read = new List<OrderView>(saved.Count);
        foreach (var view in saved)
        {
            var wanted = OrderQuery.Read(view.Query);
            read.Add(new OrderView(view.Id, view.Name, wanted, view.Shared, (await counting.LoadAsync(wanted, moment, Cancel)).Total));
        }

        views = read;
    }

    private void Go(OrderFilter wanted) => Navigation.NavigateTo(OrdersAddress.Of(wanted));

    private void SearchAsync(string? words)
    {
        var wanted = filter with { Search = InboxQuery.Search(words) };
        if (wanted != filter)
        {
            Go(wanted);
        }
    }

    private async Task SaveAsync((string Name, bool Shared) view)
    {
        naming = false;
        await TryAsync(async () =>
        {
            await save.ExecuteAsync(actor!, ViewSection.Orders, view.Name, OrderQuery.Write(filter), view.Shared, Cancel);
            await ReadViewsAsync(new OrderMoment(Now, Zone));
        });
    }

    private Task<bool> ForgetAsync(SavedViewId id) => TryAsync(async () =>
    {
        await delete.ExecuteAsync(actor!, id, Cancel);
        await ReadViewsAsync(new OrderMoment(Now, Zone));
    });

    private string Contents(OrderFace row)
    {
        var title = row.Title ?? T["orders.nameless"];
        return row.Kinds switch
        {
            0 => "–",
            1 when row.Pieces > 1 => $"{title} × {row.Pieces}",
            1 => title,
            _ => T["orders.and-more", title, row.Kinds - 1],
        };
    }
}

/// <param name="Count">Null where only counting the rows would tell.</param>
public sealed record OrderView(SavedViewId Id, string Name, OrderFilter Filter, bool Shared, int? Count);
