using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <param name="Type">By its bytes; null: of no kind that is known.</param>
public sealed record ChatFile(string Name, FileType? Type, byte[] Content);

/// <summary>Brings a file of a chat from the marketplace for somebody who sees the shop: with the shop's key, which never leaves the desk.</summary>
public sealed class FetchChatFile(ScopedDb database, ShopAccessReader access)
{
    public const int MostBytes = 20 * 1024 * 1024;

    /// <exception cref="RuleException"><c>chat.noFile</c>; <c>file.tooBig</c>.</exception>
    public async Task<ChatFile> ExecuteAsync(ChatId chat, string message, int place, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var reference = message.Length is > 0 and <= MarketplaceRef.NumberMaxLength ? MarketplaceRef.Of(message) : throw new RuleException("chat.noFile");
        var found = await db.ChatMessages.AsNoTracking().FirstOrDefaultAsync(m => m.ChatId == chat && m.Ref == reference, cancel) ?? throw new RuleException("chat.noFile");
        var file = ChatTalk.FilesOf(found).ElementAtOrDefault(place) ?? throw new RuleException("chat.noFile");
        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == found.ShopId, cancel);
        var sender = access.Connector(shop).ChatMessages ?? throw new RuleException("chat.noFile");
        var fetched = await sender.FetchAsync(access.Read(shop), file, cancel);
        var type = FileType.Of(fetched.Content, file.Name);
        return fetched.Content.Length > MostBytes
            ? throw new RuleException("file.tooBig", file.Name ?? "", MostBytes / 1024 / 1024)
            : new ChatFile(type?.Name(file.Name, ReplyFile.NameMaxLength) ?? "file.bin", type, fetched.Content);
    }
}
