using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies;

/// <summary>Lays a file to the draft of a message: of a kind and size that the marketplace takes, told from its bytes, without the camera's traces.</summary>
public sealed class AddReplyFile(ScopedDb database, Connectors connectors, TimeProvider time)
{
    public async Task<CarriedFile> ExecuteAsync(Actor actor, WorkItemId id, string name, byte[] content, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.Kind == WorkItemKind.Chat, cancel) ?? throw new RuleException("workItem.unknown");
        actor.RequireShop(item.ShopId);
        var marketplace = await db.Shops.Where(s => s.Id == item.ShopId).Select(s => s.Marketplace).FirstAsync(cancel);
        var form = connectors.Find(marketplace)?.ChatMessages?.Form ?? throw new RuleException("file.tooMany", 0);
        if (await db.ReplyFiles.CountAsync(f => f.WorkItemId == id && f.ShopId == item.ShopId && f.AuthorId == actor.PersonId && f.ReplyId == null, cancel) >= form.MaxFiles)
        {
            throw new RuleException("file.tooMany", form.MaxFiles);
        }

        var file = ReplyFile.Of(item, actor.PersonId, name, TypeOf(name, content, form), Cleaned(name, content), time.GetUtcNow());
        db.Add(file);
        await db.SaveChangesAsync(cancel);
        return new CarriedFile(file.Id.Value, file.Name, file.ContentType, file.Size);
    }

    private static FileType TypeOf(string name, byte[] content, ChatForm form)
    {
        if (content.Length > form.MaxFileBytes)
        {
            throw new RuleException("file.tooBig", name, form.MaxFileBytes / 1024 / 1024);
        }

        return FileType.Of(content, name) is { } type && type.In(form.FileTypes) ? type : throw new RuleException("file.type", name, string.Join(", ", form.FileTypes.Select(ending => ending.TrimStart('.'))));
    }

    private static byte[] Cleaned(string name, byte[] content) =>
        FileType.Of(content, name) is { IsJpeg: true } ? CameraTraces.Without(content) ?? throw new RuleException("file.broken", name) : content;
}
