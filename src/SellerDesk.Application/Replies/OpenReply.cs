using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Replies;

/// <summary>A reply with what moves along with it, loaded to be changed and saved together.</summary>
internal sealed record OpenReply(SellerDeskDb Db, OutgoingReply Reply, WorkItem Item, Shop Shop) : IAsyncDisposable
{
    /// <summary>Messages of ours that the chat shows: saved with the reply.</summary>
    public IReadOnlyList<IncomingMessage> ReadBack { get; set; } = [];

    /// <summary>What a look-up showed of the return that a decision is about: saved with the decision.</summary>
    public IncomingReturn? SeenReturn { get; set; }

    public static async Task<OpenReply> LoadAsync(WholeDb database, OutgoingReplyId id, CancellationToken cancel)
    {
        var db = database.Open();
        try
        {
            var reply = await db.OutgoingReplies.FirstAsync(r => r.Id == id, cancel);
            var item = await db.WorkItems.FirstAsync(i => i.Id == reply.WorkItemId && i.ShopId == reply.ShopId, cancel);
            var shop = await db.Shops.FirstAsync(s => s.Id == reply.ShopId, cancel);
            return new OpenReply(db, reply, item, shop);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>A person must look again: the item opens, the text is kept as the author's draft.</summary>
    public async Task ComeBackAsync(ReplyState state, DateTimeOffset now, CancellationToken cancel)
    {
        Item.ReplyCameBack(state);
        ItemEvents.Add(Db, Item, ItemEventKind.ReplyCameBack, null, now, ("reply", Reply.Id.Value.ToString()), ("code", Reply.ErrorCode ?? ""));
        if (Reply.AuthorId is { } author)
        {
            await DraftRows.KeepAsync(Db, Item, author, Reply.Text, now, cancel);
        }

        // Said before the save: should that fail, the same attempt says the same again, which changes nothing.
        await RaiseAlert.ExecuteAsync(Db, new Alert
        {
            Id = AlertId.New(),
            PersonId = Reply.AuthorId ?? Item.AssigneeId,
            ShopId = Item.ShopId,
            Kind = AlertKind.ReplyCameBack,
            Severity = AlertSeverity.Warning,
            Subject = Reply.Id.Value.ToString(),
            CreatedAt = now,
            Link = Reply.Decision is null ? $"/inbox?state=all&item={Item.Id}" : $"/complaints/{Item.Id}",
            Arguments = new() { ["about"] = Item.ProductName ?? Item.Preview, ["shop"] = Shop.Name },
        }, cancel);
    }

    /// <summary>The marketplace shows it.</summary>
    public void Published(DateTimeOffset now)
    {
        Reply.Confirm(now);
        Item.Answered(now);
        ItemEvents.Add(Db, Item, ItemEventKind.ReplyPublished, Reply.AuthorId, now, ("reply", Reply.Id.Value.ToString()));
    }

    /// <summary>Saves what became of it, with whatever waited for its end.</summary>
    public Task SaveAsync(DateTimeOffset now, CancellationToken cancel) => Reply.Decision is null ? EndedReply.SaveAsync(Db, Reply, Item, ReadBack, now, cancel) : CaseDecisions.SaveAsync(Db, Reply, Item, SeenReturn, now, cancel);

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
