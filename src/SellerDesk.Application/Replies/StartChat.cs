using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies;

/// <summary>
/// Opens the chat about an order: the one that is there, or a new one where the marketplace lets a seller write first. Nothing is said in it yet; the
/// item is closed until somebody writes.
/// </summary>
public sealed class StartChat(WholeDb database, ShopAccessReader access, NpgsqlDataSource source, TimeProvider time)
{
    private const string ClosedItem = """
        insert into work_items (id, shop_id, kind, state, created_at, due_at, has_text, has_photo, unread, preview, product_id, reply_state, closed_at, search)
        select c.id, c.shop_id, 'Chat', 'Closed', @now, @now, false, false, false, '', c.product_id, 'None', @now, to_tsvector('russian', coalesce(c.order_number, ''))
        from chats c where c.shop_id = @shop and c.number = @number
        on conflict do nothing
        """;

    public async Task<WorkItemId> ExecuteAsync(Actor actor, ShopId shopId, string orderNumber, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        actor.RequireShop(shopId);
        await using var db = database.Open();
        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == shopId, cancel);
        var known = await db.Chats.AsNoTracking().Where(c => c.ShopId == shopId && c.OrderNumber == orderNumber).OrderByDescending(c => c.LastMessageAt)
            .Select(c => c.Ref.Number).FirstOrDefaultAsync(cancel);
        var number = known ?? await NewAsync(shop, orderNumber, cancel);
        await KeepAsync(shopId, number, orderNumber, cancel);
        var reference = MarketplaceRef.Of(number);
        return WorkItemId.From((await db.Chats.Where(c => c.ShopId == shopId && c.Ref == reference).Select(c => c.Id).FirstAsync(cancel)).Value);
    }

    private async Task<string> NewAsync(Shop shop, string orderNumber, CancellationToken cancel) =>
        access.Connector(shop).ChatMessages is { Form.CanStart: true } chats
            ? await chats.StartAsync(access.Read(shop), orderNumber, cancel)
            : throw new RuleException("chat.cannotStart", shop.Name);

    private async Task KeepAsync(ShopId shop, string number, string orderNumber, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var batch = new WriteBatch(connection, transaction, shop, time.GetUtcNow());
        await ChatWriter.WriteAsync(batch, [new IncomingChat { Number = number, OrderNumber = orderNumber }], cancel);
        await using var item = batch.Command(ClosedItem);
        item.Parameters.AddWithValue("number", number);
        await item.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
