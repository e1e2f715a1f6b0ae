using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Conversations;

/// <summary>
/// Takes a batch of chats, or of what is new of them, in: null wipes nothing, messages are added by their number, an edited one is updated.
/// Repeating a batch changes nothing. Counts are of chats: changed is one of which anything is new. Their work items follow in the same transaction.
/// </summary>
public static class ChatWriter
{
    public static async Task<PullCounts> WriteAsync(WriteBatch batch, IReadOnlyList<IncomingChat> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return PullCounts.None;
        }

        foreach (var chat in items)
        {
            BuyerDoor.Check(chat);
        }

        await batch.LockAsync("chats", cancel);
        var chats = Parts.Whole(items, chat => chat.Number, Together);
        await ProductWriter.WriteAsync(batch, chats.Select(chat => chat.Product), cancel);
        await Staging.CopyAsync(batch, "staged_chats", ChatSql.ChatColumns, chats, WriteChatAsync, cancel);
        var messages = chats.SelectMany(chat => Parts.Last(chat.Messages, message => message.Number).Select(message => (chat.Number, Message: message))).ToList();
        await Staging.CopyAsync(batch, "staged_messages", ChatSql.MessageColumns, messages, WriteMessageAsync, cancel);
        var erased = await ErasedThings.StripChatsAsync(batch, cancel);
        await batch.ExecuteAsync(ChatSql.Recognise, cancel);
        await batch.ExecuteAsync(ChatSql.InsertChats, cancel);
        await batch.ExecuteAsync("drop table if exists pg_temp.touched_chats", cancel);
        await batch.ExecuteAsync(ChatSql.MergeMessages, cancel);
        var (fresh, changed) = await UpsertSql.CountAsync(batch, ChatSql.UpdateChats, cancel);
        await BuyerLinking.ChatsAsync(batch, chats, erased, cancel);
        await ChatItems.FollowStagedAsync(batch, cancel);
        return new PullCounts(items.Count, fresh, changed, items.Count - fresh - changed, 0);
    }

    private static IncomingChat Together(IncomingChat earlier, IncomingChat later) => earlier with
    {
        Kind = later.Kind == ChatKind.Buyer ? earlier.Kind : later.Kind,
        StatusRaw = later.StatusRaw ?? earlier.StatusRaw,
        OrderNumber = later.OrderNumber ?? earlier.OrderNumber,
        ReturnNumber = later.ReturnNumber ?? earlier.ReturnNumber,
        Product = later.Product ?? earlier.Product,
        BuyerName = later.BuyerName ?? earlier.BuyerName,
        BuyerNumber = later.BuyerNumber ?? earlier.BuyerNumber,
        Keys = later.Keys.Count > 0 ? later.Keys : earlier.Keys,
        StartedAt = later.StartedAt ?? earlier.StartedAt,
        WritableUntil = later.WritableUntil ?? earlier.WritableUntil,
        Facts = Parts.Together(earlier.Facts, later.Facts),
        Messages = [.. earlier.Messages, .. later.Messages],
    };

    private static async Task WriteChatAsync(NpgsqlBinaryImporter copy, IncomingChat chat, CancellationToken cancel)
    {
        await copy.WriteAsync(ChatId.New().Value, NpgsqlDbType.Uuid, cancel);
        await copy.TextAsync(chat.Number, cancel);
        await copy.TextAsync(chat.Kind.ToString(), cancel);
        await copy.TextAsync(chat.StatusRaw, cancel);
        await copy.TextAsync(chat.OrderNumber, cancel);
        await copy.TextAsync(chat.ReturnNumber, cancel);
        await copy.TextAsync(chat.Product?.Number, cancel);
        await copy.TextAsync(chat.BuyerName, cancel);
        await copy.TextAsync(chat.BuyerNumber, cancel);
        await copy.TimeAsync(chat.StartedAt, cancel);
        await copy.TimeAsync(chat.WritableUntil, cancel);
        await copy.JsonAsync(chat.Facts, cancel);
        await copy.WriteAsync(false, NpgsqlDbType.Boolean, cancel);
        await copy.WriteNullAsync(cancel);
    }

    private static async Task WriteMessageAsync(NpgsqlBinaryImporter copy, (string Number, IncomingMessage Message) row, CancellationToken cancel)
    {
        await copy.TextAsync(row.Number, cancel);
        await copy.TextAsync(row.Message.Number, cancel);
        await copy.TextAsync(row.Message.Sender.ToString(), cancel);
        await copy.TextAsync(row.Message.SenderRaw, cancel);
        await copy.TextAsync(row.Message.Text, cancel);
        await copy.TimeAsync(row.Message.SentAt, cancel);
        await copy.JsonAsync(row.Message.Files, cancel);
        await copy.WriteAsync(row.Message is { Sender: ChatSender.Buyer, Files.Count: 0 } && Thanks.Says(row.Message.Text), NpgsqlDbType.Boolean, cancel);
    }
}
