using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.BuyerBook;

/// <summary>Everything around a buyer in one line of time, newest first: kind by kind, however many things of a kind there are.</summary>
internal static class BuyerTimeline
{
    /// <summary>Things whose events are read at once; older ones are not.</summary>
    public const int MostThings = 200;

    private const int MostMessages = 400;
    private const int TextShown = 400;

    /// <param name="selves">The record and those that ended in it: what one of them was told, the person was.</param>
    public static async Task<(List<BuyerEvent> Events, bool More)> LoadAsync(SellerDeskDb db, BuyerId buyer, IReadOnlyList<BuyerId> selves, CancellationToken cancel)
    {
        var links = await db.BuyerLinks.AsNoTracking().Where(l => l.BuyerId == buyer).OrderByDescending(l => l.At).ThenByDescending(l => l.ThingId).Take(MostThings + 1).ToListAsync(cancel);
        var more = links.Count > MostThings;
        var things = links.Take(MostThings).ToLookup(link => link.Kind);
        var events = new List<BuyerEvent>();
        events.AddRange(await OrdersAsync(db, Of(things, BuyerThing.Order), cancel));
        events.AddRange(await TalksAsync(db, Of(things, BuyerThing.Chat), cancel));
        events.AddRange(await ReviewsAsync(db, Of(things, BuyerThing.Review), cancel));
        events.AddRange(await ReturnsAsync(db, Of(things, BuyerThing.Return), cancel));
        events.AddRange(await ComplaintsAsync(db, Of(things, BuyerThing.Complaint), cancel));
        events.AddRange(await SurveysAsync(db, Of(things, BuyerThing.Survey), cancel));
        events.AddRange(await ToldAsync(db, selves, cancel));
        return ([.. events.OrderByDescending(one => one.What.At)], more);
    }

    private static Dictionary<Guid, BuyerLink> Of(ILookup<BuyerThing, BuyerLink> things, BuyerThing kind) => things[kind].ToDictionary(link => link.ThingId);

    private static async Task<IEnumerable<BuyerEvent>> OrdersAsync(SellerDeskDb db, Dictionary<Guid, BuyerLink> links, CancellationToken cancel)
    {
        var ids = links.Keys.Select(id => new OrderId(id)).ToList();
        var orders = await db.Orders.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Ref, o.ApprovedAt, o.OrderedAt, o.ReceivedAt, o.Total, o.Currency }).ToListAsync(cancel);
        var steps = (await db.OrderSteps.AsNoTracking().Where(s => ids.Contains(s.OrderId)).ToListAsync(cancel)).ToLookup(s => s.OrderId);
        return orders.SelectMany(order => OrderEvents.OfSteps(order.ApprovedAt, steps[order.Id].OrderBy(s => s.Stage)).Where(one => one.Kind != OrderEventKind.Status)
            .Select(one => new BuyerEvent(one, links[order.Id.Value], order.Id, order.Ref.Number, order.Total, order.Currency)));
    }

    private static async Task<IEnumerable<BuyerEvent>> TalksAsync(SellerDeskDb db, Dictionary<Guid, BuyerLink> links, CancellationToken cancel)
    {
        var ids = links.Keys.Select(id => new ChatId(id)).ToList();
        var messages = await db.ChatMessages.AsNoTracking().Where(m => ids.Contains(m.ChatId)).OrderByDescending(m => m.SentAt).Take(MostMessages)
            .Select(m => new { m.ChatId, m.Sender, Text = m.Text.Substring(0, TextShown), m.SentAt }).ToListAsync(cancel);
        return messages.Select(m => new BuyerEvent(
            new OrderEvent(
                m.Sender switch
                {
                    ChatSender.Buyer => OrderEventKind.BuyerWrote,
                    ChatSender.Seller => OrderEventKind.WeWrote,
                    _ => OrderEventKind.MarketplaceWrote,
                }, m.SentAt, m.Text, Item: WorkItemId.From(m.ChatId.Value)), links[m.ChatId.Value], null, null, null, null));
    }

    private static async Task<IEnumerable<BuyerEvent>> ReviewsAsync(SellerDeskDb db, Dictionary<Guid, BuyerLink> links, CancellationToken cancel)
    {
        var ids = links.Keys.Select(id => new Domain.Reviews.ReviewId(id)).ToList();
        var reviews = await db.Reviews.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Rating, Text = r.Text.Substring(0, TextShown), r.CreatedAt, r.OrderNumber }).ToListAsync(cancel);
        return reviews.Select(r => new BuyerEvent(new OrderEvent(OrderEventKind.Review, r.CreatedAt, r.Text, Item: WorkItemId.From(r.Id.Value), Rating: r.Rating), links[r.Id.Value], null, r.OrderNumber, null, null));
    }

    private static async Task<IEnumerable<BuyerEvent>> ReturnsAsync(SellerDeskDb db, Dictionary<Guid, BuyerLink> links, CancellationToken cancel)
    {
        var ids = links.Keys.Select(id => new Domain.Complaints.ReturnId(id)).ToList();
        var returns = await db.Returns.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Comment, r.ReasonRaw, r.OpenedAt, r.ReceivedAt, r.StatusRaw, r.OrderNumber, r.Amount, r.Currency }).ToListAsync(cancel);
        return returns.Select(r => new BuyerEvent(
            new OrderEvent(OrderEventKind.Return, r.OpenedAt ?? r.ReceivedAt, r.Comment ?? r.ReasonRaw, Told: r.OpenedAt is not null) { Word = r.StatusRaw }, links[r.Id.Value], null, r.OrderNumber, r.Amount, r.Currency));
    }

    private static async Task<IEnumerable<BuyerEvent>> ComplaintsAsync(SellerDeskDb db, Dictionary<Guid, BuyerLink> links, CancellationToken cancel)
    {
        var ids = links.Keys.Select(id => new Domain.Complaints.ComplaintId(id)).ToList();
        var cases = await db.Complaints.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, Words = c.Words.Substring(0, TextShown), c.OpenedAt, c.Stage, c.OrderNumber }).ToListAsync(cancel);
        return cases.Select(c => new BuyerEvent(new OrderEvent(OrderEventKind.Complaint, c.OpenedAt, c.Words, Item: WorkItemId.From(c.Id.Value)) { Word = c.Stage.ToString() }, links[c.Id.Value], null, c.OrderNumber, null, null));
    }

    /// <summary>What left, with its words; what did not leave stands beside, with the reason.</summary>
    private static async Task<IEnumerable<BuyerEvent>> ToldAsync(SellerDeskDb db, IReadOnlyList<BuyerId> selves, CancellationToken cancel)
    {
        var (every, seen) = (db.Scope.All, db.Scope.Shops.Select(shop => (Domain.Shops.ShopId?)shop).ToList());
        var told = await db.OutgoingMessages.AsNoTracking().Where(m => selves.Contains(m.BuyerId) && m.SentAt != null && (every || m.ShopId == null || seen.Contains(m.ShopId)))
            .OrderByDescending(m => m.CreatedAt).Take(MostMessages).Join(db.MessageRules, m => m.RuleId, r => r.Id, (m, r) => new { m.Id, m.SentAt, m.ShopId, Text = m.Text == null ? null : m.Text.Substring(0, TextShown), r.Name }).ToListAsync(cancel);
        return told.Select(m => new BuyerEvent(new OrderEvent(OrderEventKind.Told, m.SentAt!.Value, m.Text, Item: WorkItemId.From(m.Id.Value)) { Word = m.Name }, null, null, null, null, null) { ToldBy = m.ShopId });
    }

    private static async Task<IEnumerable<BuyerEvent>> SurveysAsync(SellerDeskDb db, Dictionary<Guid, BuyerLink> links, CancellationToken cancel)
    {
        var ids = links.Keys.Select(id => new Domain.Surveys.SurveyAnswerId(id)).ToList();
        var answers = await db.SurveyAnswers.AsNoTracking().Where(a => ids.Contains(a.Id)).Join(db.Surveys, a => a.SurveyId, s => s.Id, (a, s) => new { a.Id, a.Score, a.Band, a.At, a.OrderNumber, Comment = a.Comment.Substring(0, TextShown), s.Kind, s.Name }).ToListAsync(cancel);
        return answers.Select(a => new BuyerEvent(
            new OrderEvent(OrderEventKind.Survey, a.At, a.Comment, Item: a.Band == Domain.Surveys.SurveyBand.Bad ? WorkItemId.From(a.Id.Value) : null) { Word = $"{a.Name}: {a.Score} / {Domain.Surveys.SurveyScale.Highest(a.Kind)}" },
            links[a.Id.Value], null, a.OrderNumber, null, null));
    }
}
