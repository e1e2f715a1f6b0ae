using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Orders;

/// <summary>Opens one order: its products, its way, and what was said and done around it, in one line of time.</summary>
public sealed class OrderCard(ScopedDb database)
{
    private const int MostMessages = 60;
    private const int TextShown = 400;

    /// <summary>Null when there is none, or it is of a shop that whoever asks does not see.</summary>
    public async Task<OrderDetails?> LoadAsync(OrderId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (order is null)
        {
            return null;
        }

        var steps = (await db.OrderSteps.AsNoTracking().Where(s => s.OrderId == id && s.ShopId == order.ShopId).ToListAsync(cancel)).OrderBy(s => s.Stage).ToList();
        var offers = await db.OrderOffers.AsNoTracking().Where(o => o.OrderId == id && o.ShopId == order.ShopId).OrderByDescending(o => o.At).ToListAsync(cancel);
        var chat = await db.Chats.AsNoTracking().Where(c => c.ShopId == order.ShopId && c.OrderNumber == order.Ref.Number && c.Kind == ChatKind.Buyer).OrderByDescending(c => c.LastMessageAt)
            .Select(c => (ChatId?)c.Id).FirstOrDefaultAsync(cancel);
        var late = WorkItemId.From(id.Value);
        var (item, deeds) = await LateAsync(db, late, order.ShopId, cancel);
        var events = OrderEvents.OfSteps(order.ApprovedAt, steps).Concat(offers.Select(offer => new OrderEvent(OrderEventKind.Offer, offer.At, offer.Text, Person: Person(offer.PersonId)) { Offer = offer }))
            .Concat(chat is { } known ? await TalkAsync(db, known, order.ShopId, cancel) : []).Concat(await ReviewsAsync(db, order, cancel)).Concat(await ReturnsAsync(db, order, cancel))
            .Concat(await ComplaintsAsync(db, order, cancel)).Concat(await QuestionsAsync(db, order, cancel)).Concat(deeds);
        return new OrderDetails(
            order, await LinesAsync(db, order, cancel), steps, [.. events.OrderByDescending(one => one.At)], offers, chat is { } talk ? WorkItemId.From(talk.Value) : null, item ? late : null);
    }

    private static async Task<List<OrderLineFace>> LinesAsync(SellerDeskDb db, Order order, CancellationToken cancel)
    {
        var ids = order.Lines.Select(line => line.ProductId).OfType<Domain.Products.ProductId>().Distinct().ToList();
        var products = await db.Products.AsNoTracking().Where(p => p.ShopId == order.ShopId && ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Name, p.Article, p.Ref, p.PhotoUrls }).ToDictionaryAsync(p => p.Id, cancel);
        return
        [
            .. order.Lines.OrderBy(line => line.LineNumber).Select(line =>
            {
                var product = line.ProductId is { } id ? products.GetValueOrDefault(id) : null;
                return new OrderLineFace(line.LineNumber, line.ProductId, product?.Name, product?.Article, product?.Ref.Number, product?.PhotoUrls.FirstOrDefault(), line.Category, line.Quantity,
                    line.UnitPrice, line.DeliveryPrice, line.Currency);
            }),
        ];
    }

    private static async Task<List<OrderEvent>> TalkAsync(SellerDeskDb db, ChatId chat, ShopId shop, CancellationToken cancel)
    {
        var messages = await db.ChatMessages.AsNoTracking().Where(m => m.ChatId == chat && m.ShopId == shop).OrderByDescending(m => m.SentAt).Take(MostMessages)
            .Select(m => new { m.Sender, Text = m.Text.Substring(0, TextShown), m.SentAt }).ToListAsync(cancel);
        return messages.ConvertAll(m => new OrderEvent(
            m.Sender switch
            {
                ChatSender.Buyer => OrderEventKind.BuyerWrote,
                ChatSender.Seller => OrderEventKind.WeWrote,
                _ => OrderEventKind.MarketplaceWrote,
            }, m.SentAt, m.Text, Item: WorkItemId.From(chat.Value)));
    }

    private static async Task<List<OrderEvent>> ReviewsAsync(SellerDeskDb db, Order order, CancellationToken cancel)
    {
        var reviews = await db.Reviews.AsNoTracking().Where(r => r.ShopId == order.ShopId && r.OrderNumber == order.Ref.Number).OrderByDescending(r => r.CreatedAt).Take(20)
            .Select(r => new { r.Id, r.Rating, Text = r.Text.Substring(0, TextShown), r.CreatedAt }).ToListAsync(cancel);
        return reviews.ConvertAll(r => new OrderEvent(OrderEventKind.Review, r.CreatedAt, r.Text, Item: WorkItemId.From(r.Id.Value), Rating: r.Rating));
    }

    private static async Task<List<OrderEvent>> ReturnsAsync(SellerDeskDb db, Order order, CancellationToken cancel)
    {
        var returns = await db.Returns.AsNoTracking().Where(r => r.ShopId == order.ShopId && r.OrderNumber == order.Ref.Number && r.OpenedAt != null).OrderByDescending(r => r.OpenedAt).Take(20)
            .Select(r => new { r.Comment, r.ReasonRaw, r.OpenedAt, r.StatusRaw }).ToListAsync(cancel);
        return returns.ConvertAll(r => new OrderEvent(OrderEventKind.Return, r.OpenedAt!.Value, r.Comment ?? r.ReasonRaw) { Word = r.StatusRaw });
    }

    private static async Task<List<OrderEvent>> ComplaintsAsync(SellerDeskDb db, Order order, CancellationToken cancel)
    {
        var cases = await db.Complaints.AsNoTracking().Where(c => c.ShopId == order.ShopId && c.OrderNumber == order.Ref.Number).OrderByDescending(c => c.OpenedAt).Take(20)
            .Select(c => new { c.Id, c.Number, Words = c.Words.Substring(0, TextShown), c.OpenedAt, c.Stage }).ToListAsync(cancel);
        return cases.ConvertAll(c => new OrderEvent(OrderEventKind.Complaint, c.OpenedAt, c.Words, Item: WorkItemId.From(c.Id.Value)) { Word = c.Stage.ToString() });
    }

    /// <summary>No marketplace says of which order a question is: those that a case of this order came from are known to be.</summary>
    private static async Task<List<OrderEvent>> QuestionsAsync(SellerDeskDb db, Order order, CancellationToken cancel)
    {
        var sources = await db.Complaints.AsNoTracking().Where(c => c.ShopId == order.ShopId && c.OrderNumber == order.Ref.Number && c.Source == ComplaintSource.Question && c.SourceItemId != null)
            .Select(c => c.SourceItemId!.Value).Take(20).ToListAsync(cancel);
        var ids = sources.ConvertAll(id => QuestionId.From(id.Value));
        var questions = ids.Count == 0 ? [] : await db.Questions.AsNoTracking().Where(q => q.ShopId == order.ShopId && ids.Contains(q.Id))
            .Select(q => new { q.Id, Text = q.Text.Substring(0, TextShown), q.CreatedAt }).ToListAsync(cancel);
        return questions.ConvertAll(q => new OrderEvent(OrderEventKind.Question, q.CreatedAt, q.Text, Item: WorkItemId.From(q.Id.Value)));
    }

    private static async Task<(bool Known, List<OrderEvent> Events)> LateAsync(SellerDeskDb db, WorkItemId id, ShopId shop, CancellationToken cancel)
    {
        if (!await db.WorkItems.AnyAsync(i => i.Id == id && i.ShopId == shop, cancel))
        {
            return (false, []);
        }

        var lines = await db.ItemEvents.AsNoTracking().Where(e => e.WorkItemId == id && e.ShopId == shop).OrderByDescending(e => e.At).Take(40).Select(e => new { e.Kind, e.PersonId, e.At, e.Details }).ToListAsync(cancel);
        return (true,
        [
            .. lines.Where(line => line.Kind is ItemEventKind.Arrived or ItemEventKind.Reopened or ItemEventKind.Closed).Select(line => new OrderEvent(
                line.Kind == ItemEventKind.Closed ? OrderEventKind.LateClosed : OrderEventKind.BecameLate, line.At, line.Details.GetValueOrDefault("why"), Item: id, Person: Person(line.PersonId))),
        ]);
    }

    private static PersonId? Person(Guid? id) => id is { } known ? new PersonId(known) : null;
}
