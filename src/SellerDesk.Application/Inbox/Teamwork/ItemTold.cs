using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>Tells open windows of an item that something around it changed, where the item's own row did not.</summary>
internal static class ItemTold
{
    /// <summary>In the transaction of the change, where there is one: heard when it is committed.</summary>
    public static Task ChangedAsync(SellerDeskDb db, ShopId shop, WorkItemId item, CancellationToken cancel)
    {
        var (channel, payload) = (InboxTriggers.Channel, $"update|{shop.Value}|{item.Value}");
        return db.Database.ExecuteSqlAsync($"select pg_notify({channel}, {payload})", cancel);
    }
}
