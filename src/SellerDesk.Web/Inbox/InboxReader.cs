using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Inbox;

/// <summary>Asks the queries that make up the inbox's board.</summary>
public sealed class InboxReader(InboxList list, InboxCounts counts, InboxNames names, SavedViewList views, ItemCard card, ShopLacks lacks, InboxFacets facets, TagBook tags)
{
    public InboxList List => list;

    public async Task LoadAsync(InboxBoard board, Actor actor, InboxAsk ask, WorkItemId? item, CancellationToken cancel)
    {
        await LoadSideAsync(board, actor, ask, cancel);
        await LoadRowsAsync(board, ask, item, cancel);
        board.Item = item is { } id ? await card.LoadAsync(id, actor.PersonId, cancel) : null;
    }

    public Task<ItemDetails?> LoadItemAsync(WorkItemId id, Actor actor, CancellationToken cancel) => card.LoadAsync(id, actor.PersonId, cancel);

    public Task<string> LoadTextAsync(InboxRow item, CancellationToken cancel) => card.LoadTextAsync(item.Id, item.Kind, cancel);

    /// <summary>Names and counts: of the list, its facets and the views.</summary>
    public async Task LoadSideAsync(InboxBoard board, Actor actor, InboxAsk ask, CancellationToken cancel)
    {
        board.Names = await names.LoadAsync(cancel);
        board.Colours = (await tags.LoadAsync(cancel)).ToDictionary(tag => tag.Name, tag => tag.Colour);
        board.Shops = [.. board.Names.Shops.Values.Where(shop => actor.Scope.Contains(shop.Id)).OrderBy(shop => shop.Name, StringComparer.CurrentCulture)];
        board.Figures = await counts.LoadAsync(ask, cancel);
        board.Marks = await facets.LoadAsync(ask, actor.Scope, cancel);
        var counted = new List<ViewCount>();
        foreach (var view in await views.LoadAsync(actor.PersonId, cancel))
        {
            var (count, capped) = await counts.TotalAsync(ask with { Filter = view.Filter }, cancel);
            counted.Add(new ViewCount(view, count, capped));
        }

        board.Views = counted;
    }

    public async Task<int> WaitingAsync(InboxAsk ask, CancellationToken cancel) => (await counts.TotalAsync(ask with { Filter = InboxFilter.Default }, cancel)).Total;

    private async Task LoadRowsAsync(InboxBoard board, InboxAsk ask, WorkItemId? item, CancellationToken cancel)
    {
        await board.Rows.FirstAsync(list, ask, cancel);
        if (item is { } id && board.Rows.Find(id) is null && board.Rows.MoreAfter && await list.LoadAsync(ask, [id], cancel) is [var row])
        {
            await board.Rows.AroundAsync(list, ask, row, cancel);
        }

        var nothing = board.Rows.All.Count == 0;
        board.OnlyStopWords = nothing && ask.Filter.Search is { } search && await list.OnlyStopWordsAsync(search, cancel);
        board.Without = nothing ? await WithoutEachAsync(ask, cancel) : [];
        (board.Lacks, board.AllLack) = nothing && ask.Filter.Kind is { } kind ? await lacks.LoadAsync(AbilityOf(kind), ask.Filter.Shops, cancel) : ([], false);
    }

    private static Ability AbilityOf(WorkItemKind kind) => kind switch
    {
        WorkItemKind.Chat => Ability.Chats,
        WorkItemKind.Question => Ability.Questions,
        WorkItemKind.Complaint => Ability.Returns,
        WorkItemKind.LateOrder or WorkItemKind.Survey => Ability.Orders,
        _ => Ability.Reviews,
    };

    private async Task<IReadOnlyList<WithoutFilter>> WithoutEachAsync(InboxAsk ask, CancellationToken cancel)
    {
        var found = new List<WithoutFilter>();
        foreach (var (part, filter) in InboxParts.WithoutEach(ask.Filter))
        {
            var (count, capped) = await counts.TotalAsync(ask with { Filter = filter }, cancel);
            if (count > 0)
            {
                found.Add(new WithoutFilter(part, filter, count, capped));
            }
        }

        return found;
    }
}
