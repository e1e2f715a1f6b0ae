using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>Files on their way with a reply: put to it, and taken out of the database or given back when it has ended.</summary>
internal static class ReplyFiles
{
    /// <summary>Puts files of the item's draft to the reply; the caller saves.</summary>
    /// <exception cref="RuleException">One is no longer there, or there are more than the marketplace takes in one message.</exception>
    public static async Task AttachAsync(SellerDeskDb db, OutgoingReply reply, WorkItem item, IReadOnlyList<ReplyFileId> ids, ChatForm? form, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return;
        }

        if (item.Kind != WorkItemKind.Chat || form is null || ids.Count > form.MaxFiles)
        {
            throw new RuleException("file.tooMany", item.Kind == WorkItemKind.Chat ? form?.MaxFiles ?? 0 : 0);
        }

        var files = await db.ReplyFiles.Where(f => f.WorkItemId == item.Id && f.ShopId == item.ShopId && f.ReplyId == null && ids.Contains(f.Id)).ToListAsync(cancel);
        if (files.Count != ids.Distinct().Count())
        {
            throw new RuleException("file.gone");
        }

        foreach (var file in files)
        {
            file.GoWith(reply.Id);
        }

        reply.Carry(CarriedFile.Write(ids.Distinct().Select(id => files.Find(file => file.Id == id)!).Select(file => new CarriedFile(file.Id.Value, file.Name, file.ContentType, file.Size))));
    }

    /// <summary>What is still to go, in its order.</summary>
    public static async Task<List<OutgoingFile>> ToSendAsync(SellerDeskDb db, OutgoingReply reply, CancellationToken cancel)
    {
        var wanted = CarriedFile.Read(reply.Files).Where(file => !file.Arrived).ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        OutgoingReplyId? id = reply.Id;
        var files = await db.ReplyFiles.AsNoTracking().Where(f => f.ReplyId == id && f.ShopId == reply.ShopId).ToDictionaryAsync(f => f.Id.Value, cancel);
        return [.. wanted.Where(file => files.ContainsKey(file.Id)).Select(file => new OutgoingFile(file.Name, file.ContentType, files[file.Id].Content))];
    }

    /// <summary>The reply has ended: what arrived is not kept, what did not lies in the draft again.</summary>
    public static Task EndAsync(SellerDeskDb db, OutgoingReply reply, CancellationToken cancel)
    {
        OutgoingReplyId? id = reply.Id;
        var files = db.ReplyFiles.Where(f => f.ReplyId == id && f.ShopId == reply.ShopId);
        return reply.State == OutgoingState.Confirmed ? files.ExecuteDeleteAsync(cancel) : files.ExecuteUpdateAsync(set => set.SetProperty(f => f.ReplyId, (OutgoingReplyId?)null), cancel);
    }
}
