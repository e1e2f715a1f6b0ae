using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Complaints;

/// <summary>What an open page of complaints shows: data alone, so that the first paint can hand it to the live page.</summary>
public sealed class ComplaintsBoard
{
    /// <summary>The columns, in the order in which they stand.</summary>
    public static readonly IReadOnlyList<ComplaintStage> Stages =
        [ComplaintStage.Collecting, ComplaintStage.Analysing, ComplaintStage.Deciding, ComplaintStage.Arbitration, ComplaintStage.CarryingOut, ComplaintStage.FollowingUp];

    public NameBook Names { get; set; } = NameBook.Empty;

    /// <summary>The shops that this person sees, by name.</summary>
    public IReadOnlyList<ShopFace> Shops { get; set; } = [];

    public TreeBook Tree { get; set; } = TreeBook.Empty;

    public ComplaintSums Sums { get; set; } = ComplaintSums.None;

    /// <summary>How many are over, from counters.</summary>
    public int Closed { get; set; }

    public IReadOnlyList<ComplaintView> Views { get; set; } = [];

    public IReadOnlyList<BoardColumn> Columns { get; set; } = [];

    public ComplaintRows Rows { get; } = new();

    public Dictionary<ComplaintId, CardFacts> Facts { get; } = [];

    /// <summary>Where somebody else is now, and whether they write.</summary>
    public IReadOnlyDictionary<WorkItemId, SeenAt> Here { get; set; } = new Dictionary<WorkItemId, SeenAt>();

    public IEnumerable<ComplaintRow> Shown => Columns.SelectMany(column => column.Cards).Concat(Rows.All);

    public ComplaintRow? Find(ComplaintId id) => Shown.FirstOrDefault(row => row.Id == id);
}

/// <summary>One column: its first cards, and where the next ones begin.</summary>
public sealed record BoardColumn(ComplaintStage Stage, IReadOnlyList<ComplaintRow> Cards, ListPlace? Next);

/// <summary>A view of the left column.</summary>
/// <param name="Id">Null: one that every desk has.</param>
public sealed record ComplaintView(SavedViewId? Id, string Name, ComplaintAsk Ask, bool List, bool Shared, int? Count, bool Capped, bool Burns);
