using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>What an open inbox shows: data alone, so that the first paint can hand it to the live page.</summary>
public sealed class InboxBoard
{
    public InboxRows Rows { get; } = new();

    public InboxFigures Figures { get; set; } = InboxFigures.None;

    public MarkFigures Marks { get; set; } = MarkFigures.None;

    /// <summary>What can be named in a search.</summary>
    public SearchNames SearchNames => new(Shops, [.. Names.People.Values], Names.Tags);

    /// <summary>Until the counts were read there is nothing to say, not zero.</summary>
    public bool Counted => !ReferenceEquals(Figures, InboxFigures.None);

    public NameBook Names { get; set; } = NameBook.Empty;

    /// <summary>The shops that this person sees, by name.</summary>
    public IReadOnlyList<ShopFace> Shops { get; set; } = [];

    public IReadOnlyList<ViewCount> Views { get; set; } = [];

    /// <summary>Tags and the colours that people gave them.</summary>
    public IReadOnlyDictionary<string, string> Colours { get; set; } = new Dictionary<string, string>();

    /// <summary>Where somebody else is now, and whether they write.</summary>
    public IReadOnlyDictionary<WorkItemId, SeenAt> Here { get; set; } = new Dictionary<WorkItemId, SeenAt>();

    public ItemDetails? Item { get; set; }

    /// <summary>Nothing of what was searched for can be looked for.</summary>
    public bool OnlyStopWords { get; set; }

    /// <summary>When nothing is found of one kind: shops whose marketplace, plan or key does not give it, and whether that is all of them.</summary>
    public IReadOnlyList<ShopLack> Lacks { get; set; } = [];

    public bool AllLack { get; set; }

    /// <summary>When nothing is found: what each filter, taken off alone, would show.</summary>
    public IReadOnlyList<WithoutFilter> Without { get; set; } = [];
}

public sealed record ViewCount(SavedViewRow View, int Count, bool Capped);

/// <param name="Part">The name of the part in the address: <c>rating</c>, <c>shop</c> …</param>
public sealed record WithoutFilter(string Part, InboxFilter Filter, int Count, bool Capped);
