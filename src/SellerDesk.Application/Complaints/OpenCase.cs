using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>A case with what moves along with it: its work item, and what its order leaves for it. Changed and saved together, with its line in the trail.</summary>
internal sealed class OpenCase
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    private readonly SellerDeskDb db;
    private readonly ComplaintMemo before;

    private OpenCase(SellerDeskDb db, Complaint complaint, WorkItem item, Order? order, IReadOnlyList<BoughtLine> bought)
    {
        this.db = db;
        (Complaint, Item, OrderFound, Bought) = (complaint, item, order, bought);
        before = complaint.Remember();
    }

    public Complaint Complaint { get; }

    public WorkItem Item { get; }

    public Order? OrderFound { get; }

    public IReadOnlyList<BoughtLine> Bought { get; }

    /// <param name="orderNumber">The order that it is to be linked with; null: the one that it has.</param>
    public static async Task<OpenCase> LoadAsync(SellerDeskDb db, ComplaintId id, string? orderNumber, CancellationToken cancel)
    {
        var complaint = await db.Complaints.Include(c => c.Lines).FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new RuleException("complaint.unknown");
        var item = await db.WorkItems.FirstAsync(i => i.Id == WorkItemId.From(id.Value) && i.ShopId == complaint.ShopId, cancel);
        var order = await BoughtLines.FindAsync(db, complaint.ShopId, orderNumber ?? complaint.OrderNumber, cancel);
        return new OpenCase(db, complaint, item, order, order is null ? [] : await BoughtLines.OfAsync(db, order, complaint.Id, cancel));
    }

    /// <summary>A case that was just made, with its work item.</summary>
    /// <param name="like">The item of the case that it was split from.</param>
    public static OpenCase Begun(SellerDeskDb db, Complaint complaint, WorkItem? like)
    {
        var item = WorkItem.Open(WorkItemId.From(complaint.Id.Value), complaint.ShopId, WorkItemKind.Complaint, complaint.Words, complaint.DueAt, complaint.OpenedAt);
        item.About(like?.Author ?? complaint.Buyer, complaint.ProductId, like?.ProductName);
        item.BeDue(complaint.DueAt, complaint.MarketplaceDueAt);
        item.Assign(complaint.OwnerId);
        db.Add(item);
        ItemEvents.Add(db, item, ItemEventKind.Arrived, null, complaint.OpenedAt);
        return new OpenCase(db, complaint, item, null, []);
    }

    public static ComplaintMemo? Read(string? before) => before is null ? null : JsonSerializer.Deserialize<ComplaintMemo>(before, Json);

    public LineWish Line(CaseMove.AddLine add)
    {
        var bought = Bought.FirstOrDefault(line => line.Product == add.Product) ?? (add.Product is null && Bought.Count == 1 ? Bought[0] : null);
        return bought is not null && Complaint.Lines.Exists(line => line.OrderLineNumber == bought.LineNumber)
            ? throw new RuleException("complaint.lineTwice")
            : new LineWish(add.Quantity, add.Product, add.Amount, bought?.Currency, bought);
    }

    /// <summary>The deed's line in the trail; the work item and the clocks follow the case.</summary>
    public async Task<ComplaintMove> RecordAsync(
        ComplaintDeed deed, PersonId? person, string? why, DateTimeOffset now, Guid? together, CancellationToken cancel, params (string Name, string Value)[] details)
    {
        Follow(person, now);
        await CaseClocks.FollowAsync(db, this, before, person, deed, now, cancel);
        return Record(deed, person, why, now, together, details);
    }

    /// <summary>The line alone.</summary>
    public ComplaintMove Record(ComplaintDeed deed, PersonId? person, string? why, DateTimeOffset now, Guid? together, params (string Name, string Value)[] details)
    {
        var move = new ComplaintMove
        {
            ShopId = Complaint.ShopId,
            ComplaintId = Complaint.Id,
            At = now,
            PersonId = person?.Value,
            Deed = deed,
            FromStage = before.Stage,
            ToStage = Complaint.Stage,
            Why = string.IsNullOrWhiteSpace(why) ? null : why.Trim() is var said && said.Length > ComplaintMove.WhyMaxLength ? said[..ComplaintMove.WhyMaxLength] : said,
            Details = details.Where(detail => detail.Value.Length > 0).ToDictionary(detail => detail.Name, detail => detail.Value),
            Before = JsonSerializer.Serialize(before, Json),
            Together = together,
        };
        db.Add(move);
        return move;
    }

    private void Follow(PersonId? person, DateTimeOffset now)
    {
        if (Item.AssigneeId != Complaint.OwnerId)
        {
            Item.Assign(Complaint.OwnerId);
            ItemEvents.Add(db, Item, ItemEventKind.Assigned, person, now, ("to", Complaint.OwnerId?.Value.ToString() ?? ""));
        }

        if (Complaint.IsClosed && Item.State != WorkItemState.Closed)
        {
            Item.End(now);
            ItemEvents.Add(db, Item, ItemEventKind.Closed, person, now);
        }
        else if (!Complaint.IsClosed && Item.State == WorkItemState.Closed)
        {
            Item.Resume();
            ItemEvents.Add(db, Item, ItemEventKind.Reopened, person, now);
        }
    }
}
