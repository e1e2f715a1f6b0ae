using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Messages;

/// <summary>One line of the list.</summary>
public sealed record MessageRow(OutgoingMessageId Id, DateTimeOffset CreatedAt, BuyerEventKind Kind, string Rule, MessageChannel Channel, MessageState State, MessageReason? Reason, DateTimeOffset? DueAt,
    BuyerId Buyer, long BuyerNumber, ShopId? Shop, string? ShopName, string? Text, string? Address, DateTimeOffset? SentAt, DateTimeOffset? OpenedAt, DateTimeOffset? ClickedAt, int Tries);

/// <summary>Messages, the newest first, slice by slice.</summary>
public sealed class MessageList(ScopedDb database)
{
    private const int Shown = 160;

    public async Task<ListSlice<MessageRow>> LoadAsync(MessageFilter filter, ListPlace? after, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var selves = filter.Buyer is { } buyer ? await BuyerCard.SelvesAsync(db, await BuyerCard.LivingAsync(db, buyer, cancel), cancel) : null;
        var messages = filter.Apply(db.OutgoingMessages.AsNoTracking(), db.Scope.All, db.Scope.Shops, selves);
        if (after is { At: { } at } place)
        {
            var id = OutgoingMessageId.From(place.Id);
            messages = messages.Where(m => EF.Functions.LessThan(ValueTuple.Create(m.CreatedAt, m.Id), ValueTuple.Create(at, id)));
        }

        var rows = await (
            from m in messages.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(take + 1)
            join r in db.MessageRules on m.RuleId equals r.Id
            join b in db.Buyers on m.BuyerId equals b.Id
            orderby m.CreatedAt descending, m.Id descending
            select new MessageRow(m.Id, m.CreatedAt, m.Kind, r.Name, m.Channel, m.State, m.Reason, m.DueAt, m.BuyerId, b.Number, m.ShopId, db.Shops.Where(s => s.Id == m.ShopId).Select(s => s.Name).FirstOrDefault(),
                m.Text == null ? null : m.Text.Substring(0, Shown), m.AddressMask, m.SentAt, m.OpenedAt, m.ClickedAt, m.Tries)).ToListAsync(cancel);
        var (shown, next) = Slices.Cut(rows, take, row => new ListPlace(row.CreatedAt, row.Id.Value));
        return new ListSlice<MessageRow>(shown, next);
    }

    /// <summary>Of one person and the records that ended in them: for their page.</summary>
    public async Task<IReadOnlyList<MessageRow>> OfBuyerAsync(BuyerId buyer, int most, CancellationToken cancel) => (await LoadAsync(new MessageFilter(Buyer: buyer), null, most, cancel)).Rows;
}
