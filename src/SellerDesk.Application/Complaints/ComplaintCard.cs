using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>Opens one case: what happened, what was bought, what the marketplace allows, what it lacks for the next stage, its whole trail.</summary>
public sealed class ComplaintCard(ScopedDb database, Connectors connectors)
{
    private const int MostMoves = 300;

    /// <summary>Null when there is no such case among the shops of whoever asks.</summary>
    public async Task<ComplaintDetails?> LoadAsync(ComplaintId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var complaint = await db.Complaints.AsNoTracking().Include(c => c.Lines).FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (complaint is null)
        {
            return null;
        }

        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == complaint.ShopId, cancel);
        var order = await BoughtLines.FindAsync(db, complaint.ShopId, complaint.OrderNumber, cancel);
        var products = await ProductNames.OfAsync(db, complaint.Lines.Select(line => line.ProductId).Append(complaint.ProductId), cancel);
        var row = (await db.Complaints.AsNoTracking().Where(c => c.Id == id).Select(ComplaintList.Row).FirstAsync(cancel)) with { Product = products.Find(complaint.ProductId) };
        var version = await db.Complaints.Where(c => c.Id == id).Select(c => EF.Property<uint>(c, "Version")).FirstAsync(cancel);
        var files = await FilesAsync(db, complaint, cancel);
        var lists = await db.EvidenceItems.AsNoTracking().ToListAsync(cancel);
        return new ComplaintDetails(row, shop.Marketplace, shop.Name, version, complaint.Words)
        {
            Facts = FactsOf(complaint),
            Lines = await LinesAsync(db, complaint, order, products, cancel),
            Moves = await MovesAsync(db, complaint, cancel),
            Files = files,
            Ways = [.. StageRules.From(complaint.Stage).Select(stage => new StageWay(stage, StageRules.Lacks(complaint, stage)))],
            Return = await ReturnAsync(db, complaint, shop, cancel),
            Order = order is null ? null : OrderOf(order),
            Decision = await DecisionAsync(db, complaint, cancel),
            Evidence = CaseProofs.Of(complaint, shop.Marketplace, lists, files),
            EvidenceNames = CaseProofs.Names(lists, shop.Marketplace),
            Tellings = await db.ComplaintTellings.AsNoTracking().Where(t => t.ShopId == complaint.ShopId && t.ComplaintId == id).OrderBy(t => t.Id)
                .Select(t => new TellingDetails(t.Stage, t.State, t.CreatedAt, t.Why, t.ReplyId)).ToListAsync(cancel),
            Links = await CaseLinks.LoadAsync(db, complaint, cancel),
            Warranty = await Warranties.LoadAsync(db, complaint, order, cancel),
            CabinetLink = Cabinets.LinkOf(shop.Marketplace),
            Chat = await ChatAsync(db, complaint, cancel),
        };
    }

    private static ComplaintFacts FactsOf(Complaint c) => new(
        c.Grounds, c.ResolutionText, c.Points, c.DiscountPercent, c.ResolvedAt, c.ResolvedBy?.Value, c.CarriedOut, c.CarriedOutAt, c.ArbitrationGround, c.Verdict, c.Outcome, c.CauseBy,
        c.MergedInto, c.Reopened);

    private static async Task<IReadOnlyList<ComplaintLineDetails>> LinesAsync(
        SellerDeskDb db, Complaint complaint, Order? order, Dictionary<Domain.Products.ProductId, NamedProduct> products, CancellationToken cancel)
    {
        var bought = order is null ? [] : (await BoughtLines.OfAsync(db, order, complaint.Id, cancel)).ToDictionary(line => line.LineNumber);
        return [.. complaint.Lines.OrderBy(line => line.Number).Select(line =>
        {
            var own = line.OrderLineNumber is { } number ? bought.GetValueOrDefault(number) : null;
            return new ComplaintLineDetails(
                line.Number, products.Find(line.ProductId), line.OrderLineNumber, line.AskedQuantity, line.AskedAmount, line.Quantity, line.Amount, line.Currency, own?.Quantity, own?.UnitPrice,
                own?.FreeQuantity, own?.FreeAmount);
        })];
    }

    private static async Task<IReadOnlyList<ComplaintMoveDetails>> MovesAsync(SellerDeskDb db, Complaint complaint, CancellationToken cancel)
    {
        var moves = await db.ComplaintMoves.AsNoTracking().Where(m => m.ShopId == complaint.ShopId && m.ComplaintId == complaint.Id).OrderByDescending(m => m.Id).Take(MostMoves).ToListAsync(cancel);
        moves.Reverse();
        return moves.ConvertAll(m => new ComplaintMoveDetails(
            m.Id, m.At, m.PersonId, m.Deed, m.FromStage, m.ToStage, m.Why, m.Details, m == moves[^1] && complaint.DecisionId is null && UndoMove.CanUndo(m)));
    }

    private static async Task<IReadOnlyList<ComplaintFileDetails>> FilesAsync(SellerDeskDb db, Complaint complaint, CancellationToken cancel) =>
        await db.ComplaintFiles.AsNoTracking().Where(f => f.ShopId == complaint.ShopId && f.ComplaintId == complaint.Id).OrderBy(f => f.CreatedAt).ThenBy(f => f.Id)
            .Select(f => new ComplaintFileDetails(f.Id, f.Name, f.ContentType, f.Size, f.Sha256, f.Point, f.AuthorId == null ? null : f.AuthorId.Value.Value, f.CreatedAt)).ToListAsync(cancel);

    private async Task<ReturnDetails?> ReturnAsync(SellerDeskDb db, Complaint complaint, Shop shop, CancellationToken cancel)
    {
        var back = complaint.ReturnId is { } id ? await db.Returns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.ShopId == complaint.ShopId, cancel) : null;
        return back is null ? null : new ReturnDetails(
            back.Id, back.Ref.Number, back.Kind, back.Stage, back.StatusRaw, back.Comment, back.SellerComment, back.PhotoUrls, back.VideoUrls, back.DecideBy,
            AllowedDecision.Read(back.Decisions), shop.ProtectedKey is not null && connectors.Find(shop.Marketplace)?.Decisions is not null);
    }

    private static ComplaintOrder OrderOf(Order o) =>
        new(o.Id, o.Ref.Number, o.Stage, o.Status, o.OrderedAt, o.HandedOverAt, o.DeliveredAt, o.PromisedAt, o.Carrier, o.TrackingNumber, o.BuyerMask);

    private static Task<DecisionStory?> DecisionAsync(SellerDeskDb db, Complaint complaint, CancellationToken cancel)
    {
        var item = WorkItemId.From(complaint.Id.Value);
        return db.OutgoingReplies.AsNoTracking().Where(r => r.ShopId == complaint.ShopId && r.WorkItemId == item && r.Decision != null).OrderByDescending(r => r.CreatedAt)
            .Select(r => new DecisionStory(r.Id, r.State, r.Text, r.CreatedAt, r.DueAt, r.ConfirmedAt, r.ErrorCode, r.ErrorDetail)).FirstOrDefaultAsync(cancel);
    }

    private static async Task<WorkItemId?> ChatAsync(SellerDeskDb db, Complaint complaint, CancellationToken cancel)
    {
        if (complaint is { Source: ComplaintSource.Chat, SourceItemId: { } source })
        {
            return source;
        }

        var chat = complaint.OrderNumber is null ? null : await db.Chats.AsNoTracking().Where(c => c.ShopId == complaint.ShopId && c.OrderNumber == complaint.OrderNumber && c.Kind == ChatKind.Buyer)
            .OrderByDescending(c => c.LastMessageAt).Select(c => (ChatId?)c.Id).FirstOrDefaultAsync(cancel);
        return chat is { } id ? WorkItemId.From(id.Value) : null;
    }
}
