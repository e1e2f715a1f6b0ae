using SellerDesk.Application.Complaints;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Complaints;

/// <summary>What is asked of the page, by whom and when.</summary>
public sealed record ComplaintsAsk(ComplaintAsk Ask, bool List, Actor Actor, DateTimeOffset Now, TimeZoneInfo Zone)
{
    public ComplaintFilter Filter => Ask.ToFilter(Actor.PersonId, Now, Zone);
}

/// <summary>Asks the queries that make up the page of complaints.</summary>
public sealed class ComplaintsReader(ComplaintList list, ComplaintFigures figures, ComplaintCounts counts, ComplaintCards cards, CauseTree tree, InboxNames names, SavedViewList saved)
{
    /// <summary>Cards of a column at first, and with each "more".</summary>
    public const int Slice = 20;

    public ComplaintList List => list;

    public async Task LoadAsync(ComplaintsBoard board, ComplaintsAsk ask, CancellationToken cancel)
    {
        await LoadSideAsync(board, ask, cancel);
        if (ask.List)
        {
            board.Columns = [];
            board.Rows.Start(await list.LoadAsync(ask.Filter, null, ComplaintRows.Slice, cancel));
        }
        else
        {
            board.Rows.Clear();
            await LoadColumnsAsync(board, ask, cancel);
        }

        await LoadFactsAsync(board, board.Shown, ask.Now, cancel);
    }

    /// <summary>The columns as long as they are shown now.</summary>
    public async Task LoadColumnsAsync(ComplaintsBoard board, ComplaintsAsk ask, CancellationToken cancel)
    {
        var columns = new List<BoardColumn>();
        foreach (var stage in ComplaintsBoard.Stages)
        {
            var shown = board.Columns.FirstOrDefault(column => column.Stage == stage)?.Cards.Count ?? 0;
            var slice = await list.LoadAsync(ask.Filter with { Stage = stage }, null, Math.Clamp(shown, Slice, Slice * 10), cancel);
            columns.Add(new BoardColumn(stage, slice.Rows, slice.Next));
        }

        board.Columns = columns;
    }

    public async Task LoadMoreAsync(ComplaintsBoard board, ComplaintsAsk ask, ComplaintStage stage, CancellationToken cancel)
    {
        var column = board.Columns.First(one => one.Stage == stage);
        var slice = await list.LoadAsync(ask.Filter with { Stage = stage }, column.Next, Slice, cancel);
        var grown = column with { Cards = [.. column.Cards, .. slice.Rows], Next = slice.Next };
        board.Columns = [.. board.Columns.Select(one => one.Stage == stage ? grown : one)];
        await LoadFactsAsync(board, slice.Rows, ask.Now, cancel);
    }

    public async Task LoadFactsAsync(ComplaintsBoard board, IEnumerable<ComplaintRow> rows, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var (id, facts) in await cards.LoadAsync([.. rows], now, cancel))
        {
            board.Facts[id] = facts;
        }
    }

    /// <summary>Names and numbers: of the columns, the facets and the views.</summary>
    public async Task LoadSideAsync(ComplaintsBoard board, ComplaintsAsk ask, CancellationToken cancel)
    {
        board.Names = await names.LoadAsync(cancel);
        board.Shops = [.. board.Names.Shops.Values.Where(shop => ask.Actor.Scope.Contains(shop.Id)).OrderBy(shop => shop.Name, StringComparer.CurrentCulture)];
        board.Tree = await tree.LoadAsync(cancel);
        board.Sums = new ComplaintSums(await figures.LoadAsync(ask.Filter, cancel), ask.Ask, ask.Actor.PersonId, ask.Now, ask.Zone, board.Tree, board.Names);
        board.Closed = (await counts.LoadAsync(new ComplaintFilter(), cancel)).GetValueOrDefault(ComplaintStage.Closed);
        // Views are counted over everything, not over what is searched for now.
        var whole = ask.Ask is { Search: null, Product: null, Order: null } ? board.Sums
            : new ComplaintSums(await figures.LoadAsync(new ComplaintFilter(), cancel), ComplaintAsk.Default, ask.Actor.PersonId, ask.Now, ask.Zone, board.Tree, board.Names);
        board.Views = [.. ComplaintViews.All.Select(view => Counted(view, whole, board.Closed)), .. (await saved.LoadAsync(ViewSection.Complaints, ask.Actor.PersonId, cancel)).Select(ComplaintViews.Of).Select(view => Counted(view, whole, board.Closed))];
    }

    private static ComplaintView Counted(ComplaintView view, ComplaintSums sums, int closed) => view.Ask switch
    {
        { State: ComplaintState.Closed } plain when (plain with { State = ComplaintState.Open }).IsPlain => view with { Count = closed },
        // What is over is not held: such a view is opened to be counted.
        { State: not ComplaintState.Open } or { Search: not null } or { Product: not null } or { Order: not null } or { Stage: ComplaintStage.Closed } => view,
        _ => view with { Count = sums.Count(view.Ask), Capped = sums.Capped },
    };
}
