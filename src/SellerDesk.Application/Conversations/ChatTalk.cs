using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Conversations;

/// <param name="Author">Who of us wrote it from here; null for what was written in the cabinet.</param>
public sealed record TalkMessage(string Number, ChatSender Sender, string? SenderRaw, string Text, DateTimeOffset SentAt, IReadOnlyList<IncomingFile> Files, PersonId? Author, bool FromHere, bool IsThanks);

/// <param name="Messages">Oldest first.</param>
/// <param name="Earlier">There are older ones.</param>
/// <param name="Form">What a message may be; null where nothing can be written.</param>
public sealed record Talk(IReadOnlyList<TalkMessage> Messages, bool Earlier, ChatForm? Form);

/// <summary>What was said in a chat, newest slice first; earlier ones when they are asked for.</summary>
public sealed class ChatTalk(ScopedDb database, Connectors connectors)
{
    public const int Slice = 60;

    /// <param name="before">The oldest message that is known; null: the newest slice.</param>
    public async Task<Talk> LoadAsync(WorkItemId item, ShopId shop, Marketplace marketplace, TalkMessage? before, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var id = ChatId.From(item.Value);
        var all = db.ChatMessages.AsNoTracking().Where(m => m.ChatId == id && m.ShopId == shop);
        if (before is not null)
        {
            var (at, number) = (before.SentAt, MarketplaceRef.Of(before.Number));
            all = all.Where(m => EF.Functions.LessThan(ValueTuple.Create(m.SentAt, m.Ref), ValueTuple.Create(at, number)));
        }

        var rows = await all.OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Ref).Take(Slice + 1).ToListAsync(cancel);
        var shown = rows.Take(Slice).Reverse().ToList();
        var numbers = shown.Where(m => m.Sender == ChatSender.Seller).Select(m => m.Ref.Number).ToList();
        var from = await db.OutgoingReplies.AsNoTracking().Where(r => r.WorkItemId == item && r.ShopId == shop && r.State == OutgoingState.Confirmed && numbers.Contains(r.MessageNumber!))
            .Select(r => new { Number = r.MessageNumber!, r.AuthorId }).ToListAsync(cancel);
        var authors = from.DistinctBy(r => r.Number).ToDictionary(r => r.Number, r => r.AuthorId);
        return new Talk(
            shown.ConvertAll(m => new TalkMessage(m.Ref.Number, m.Sender, m.SenderRaw, m.Text, m.SentAt, FilesOf(m), authors.GetValueOrDefault(m.Ref.Number), authors.ContainsKey(m.Ref.Number), m.IsThanks)),
            rows.Count > Slice, connectors.Find(marketplace)?.ChatMessages?.Form);
    }

    internal static IReadOnlyList<IncomingFile> FilesOf(ChatMessage message) => message.Files == "[]" ? [] : JsonSerializer.Deserialize<List<IncomingFile>>(message.Files, JsonSerializerOptions.Web) ?? [];
}
