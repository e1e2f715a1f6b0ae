using SellerDesk.Application.Bulk;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Orders.Packing;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Orders;

/// <summary>Rows that are marked, and deeds on all of them. A deed is a run like those of the inbox: it goes on by itself, is told when it ends, and can be taken back.</summary>
public sealed partial class OrdersPage
{
    private readonly HashSet<OrderId> marks = [];
    private (BulkVerb Verb, string Value)? asked;
    private bool all;

    /// <summary>So many the deed would be done to; more than a page shows is asked about.</summary>
    private int Meant => Math.Min(figures.Total ?? rows.Count, StartBulkRun.Most);

    private void Mark(RowEventArgs args)
    {
        if (args.Ids is ["*"])
        {
            all = args.On && rows.Count > 0 && figures.Total is not null;
            marks.Clear();
            marks.UnionWith(args.On ? rows.Select(row => row.Id) : []);
            return;
        }

        all = false;
        foreach (var id in args.Ids.Select(word => Guid.TryParse(word, out var id) ? new OrderId(id) : (OrderId?)null).OfType<OrderId>())
        {
            _ = args.On ? marks.Add(id) : marks.Remove(id);
        }
    }

    private void ClearMarks()
    {
        all = false;
        marks.Clear();
    }

    private void Open(RowEventArgs args)
    {
        if (Guid.TryParse(args.Id, out var id))
        {
            navigation.NavigateTo(OrdersAddress.Order(new OrderId(id)));
        }
    }

    private async Task DoAsync((BulkVerb Verb, string Value) deed)
    {
        if (all && asked is null)
        {
            asked = deed;
            return;
        }

        asked = null;
        await TryAsync(async () =>
        {
            IReadOnlyList<OrderId> orders = all ? await table.IdsAsync(filter, new OrderMoment(Now, Zone), StartBulkRun.Most, Cancel) : [.. rows.Select(row => row.Id).Where(marks.Contains)];
            var wish = BulkWish.One(deed.Verb, deed.Value, null, new InboxAsk(InboxFilter.Default, actor!.PersonId, Now, Zone)) with { Orders = orders, Words = deed.Verb == BulkVerb.Pack ? RuleWords() : new Dictionary<string, string>() };
            var run = await start.ExecuteAsync(actor!, wish, Cancel);
            ClearMarks();
            await watch.WatchAsync(run);
        });
    }

    /// <summary>What is ticked off is kept in the words that whoever ticked it saw.</summary>
    private Dictionary<string, string> RuleWords() => Enum.GetValues<Marketplace>().SelectMany(PackingRules.Of).Distinct().ToDictionary(code => code, T.PackingRule);
}
