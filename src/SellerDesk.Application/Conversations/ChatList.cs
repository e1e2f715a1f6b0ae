using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Conversations;

/// <summary>Which chats a program wants. The one in which somebody wrote last comes first.</summary>
/// <param name="Awaits">True: those whose buyer waits for the shop.</param>
public sealed record ChatFilter(ShopId? Shop, ChatKind? Kind, bool? Awaits, string? OrderNumber);

public sealed record ChatRow(Chat Chat, NamedProduct? Product);

/// <param name="Messages">The newest ones, oldest first.</param>
/// <param name="Earlier">There are older ones that are not shown.</param>
public sealed record ChatDetails(Chat Chat, NamedProduct? Product, IReadOnlyList<ChatMessage> Messages, bool Earlier);

/// <summary>Chats for programs, slice by slice; and one of them with its messages.</summary>
public sealed class ChatList(ScopedDb database)
{
    public const int MessagesShown = 1_000;

    public async Task<ListSlice<ChatRow>> LoadAsync(ChatFilter filter, ListPlace? after, int limit, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var newest = new NewestRows("chats", "last_message_at", after, limit + 1)
            .Where("kind", filter.Kind?.ToString()).Where("awaits_seller", filter.Awaits).Where("order_number", filter.OrderNumber);
        var chats = await newest.Of<Chat>(db, filter.Shop).AsNoTracking().OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id).ToListAsync(cancel);
        var (rows, next) = Slices.Cut(chats, limit, chat => new ListPlace(chat.LastMessageAt, chat.Id.Value));
        var products = await ProductNames.OfAsync(db, rows.Select(c => c.ProductId), cancel);
        return new ListSlice<ChatRow>(rows.ConvertAll(chat => new ChatRow(chat, products.Find(chat.ProductId))), next);
    }

    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<ChatDetails?> FindAsync(ChatId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        if (await db.Chats.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } chat)
        {
            return null;
        }

        var messages = await db.ChatMessages.AsNoTracking().Where(m => m.ChatId == id && m.ShopId == chat.ShopId)
            .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Ref).Take(MessagesShown + 1).ToListAsync(cancel);
        var products = await ProductNames.OfAsync(db, [chat.ProductId], cancel);
        return new ChatDetails(chat, products.Find(chat.ProductId), [.. messages.Take(MessagesShown).Reverse()], messages.Count > MessagesShown);
    }
}
