using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>
/// Saves a reply with its item. Where the item is a chat's and the reply has ended, what the chat shows of ours is written as a pull would write it,
/// files go or come back, and the item catches up with whatever came meanwhile: all of it in one transaction.
/// </summary>
internal static class EndedReply
{
    /// <param name="readBack">Messages of ours that were read back from the chat.</param>
    public static async Task SaveAsync(SellerDeskDb db, OutgoingReply reply, WorkItem item, IReadOnlyList<IncomingMessage> readBack, DateTimeOffset now, CancellationToken cancel)
    {
        if (item.Kind != WorkItemKind.Chat || item.State == WorkItemState.Answering)
        {
            await db.SaveChangesAsync(cancel);
            return;
        }

        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var batch = new WriteBatch((NpgsqlConnection)db.Database.GetDbConnection(), transaction, item.ShopId, now);
        if (readBack.Count > 0)
        {
            await ChatWriter.WriteAsync(batch, [new IncomingChat { Number = reply.TargetNumber, Messages = readBack }], cancel);
        }

        await db.SaveChangesAsync(cancel);
        await ReplyFiles.EndAsync(db, reply, cancel);
        await ChatItems.FollowAsync(batch, ChatId.From(item.Id.Value), reply.CreatedAt, reply.State == OutgoingState.Confirmed, cancel);
        await (own?.CommitAsync(cancel) ?? Task.CompletedTask);
    }
}
