using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Messages;

/// <summary>A wording filled from a real record.</summary>
/// <param name="Record">What it was filled from: the number of an order or the key of an event; null when there is none yet.</param>
public sealed record MessagePreview(string? Subject, string Text, string? Missing, string? Record, SmsLength Sms);

/// <summary>Fills a draft from the newest event of its kind, failing that from the newest order; writes nothing.</summary>
public sealed class PreviewMessage(ScopedDb database)
{
    /// <param name="order">The number of an order to fill it from; null: the newest.</param>
    public async Task<MessagePreview> LoadAsync(BuyerEventKind kind, MessageWording wording, string? order, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var template = MessageTemplate.Of("?", [wording], DateTimeOffset.UnixEpoch);
        var (message, record) = await SampleAsync(db, kind, wording, string.IsNullOrWhiteSpace(order) ? null : order.Trim(), cancel);
        var filled = MessageText.Fill(template, message);
        return new MessagePreview(filled.Subject, filled.Text, filled.Missing, record, SmsLength.Of(filled.Text));
    }

    private static async Task<(DueMessage Message, string? Record)> SampleAsync(SellerDeskDb db, BuyerEventKind kind, MessageWording wording, string? number, CancellationToken cancel)
    {
        var events = db.BuyerEvents.AsNoTracking().Where(e => e.Kind == kind);
        if (!db.Scope.All)
        {
            var seen = db.Scope.Shops.Select(shop => (ShopId?)shop).ToList();
            events = events.Where(e => e.ShopId == null || seen.Contains(e.ShopId));
        }

        var happened = number is null ? await events.OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancel) : null;
        var orders = db.Orders.AsNoTracking();
        if (number is not null)
        {
            var reference = Domain.Common.MarketplaceRef.Of(number);
            orders = orders.Where(o => o.Ref == reference);
        }
        else if (happened is not null)
        {
            var (subject, said) = (new Domain.Orders.OrderId(happened.SubjectId ?? Guid.Empty), Domain.Common.MarketplaceRef.Of(happened.Values.GetValueOrDefault("order") ?? "-"));
            orders = orders.Where(o => o.ShopId == happened.ShopId && (o.Id == subject || o.Ref == said));
        }

        var order = await orders.OrderByDescending(o => o.OrderedAt).Select(o => new
        {
            o.Ref,
            o.Total,
            o.Currency,
            Shop = db.Shops.Where(s => s.Id == o.ShopId).Select(s => s.Name).FirstOrDefault(),
            Product = o.Lines.OrderBy(l => l.LineNumber).Select(l => db.Products.Where(p => p.Id == l.ProductId && p.ShopId == l.ShopId).Select(p => p.Name).FirstOrDefault()).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancel);
        var shop = order?.Shop ?? await db.Shops.Where(s => happened == null || s.Id == happened.ShopId).OrderBy(s => s.Name).Select(s => s.Name).FirstOrDefaultAsync(cancel);
        return (new DueMessage
        {
            Id = Guid.Empty,
            Buyer = Guid.Empty,
            Kind = kind,
            Channel = wording.Channel ?? MessageChannel.Email,
            Purpose = MessagePurpose.Service,
            Tries = 0,
            Language = wording.Language,
            ShopName = shop,
            OrderNumber = order?.Ref.Number,
            Total = order?.Total,
            Currency = order?.Currency,
            Product = order?.Product,
            Values = happened?.Values ?? [],
        }, order?.Ref.Number ?? happened?.Key);
    }
}
