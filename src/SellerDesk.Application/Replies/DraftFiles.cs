using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies;

/// <param name="Form">What the marketplace takes; null: no files.</param>
public sealed record DraftFileList(IReadOnlyList<CarriedFile> Files, ChatForm? Form);

/// <summary>The files that lie in somebody's draft of a message; without their bytes.</summary>
public sealed class DraftFiles(ScopedDb database, Connectors connectors)
{
    public async Task<DraftFileList> LoadAsync(WorkItemId item, PersonId? person, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var marketplace = await db.WorkItems.Where(i => i.Id == item).Join(db.Shops, i => i.ShopId, s => s.Id, (i, s) => s.Marketplace).FirstAsync(cancel);
        var files = await db.ReplyFiles.AsNoTracking().Where(f => f.WorkItemId == item && f.AuthorId == person && f.ReplyId == null).OrderBy(f => f.CreatedAt).ThenBy(f => f.Id)
            .Select(f => new CarriedFile(f.Id.Value, f.Name, f.ContentType, f.Size, false)).ToListAsync(cancel);
        return new DraftFileList(files, connectors.Find(marketplace)?.ChatMessages?.Form);
    }

    public async Task RemoveAsync(Actor actor, ReplyFileId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        await db.ReplyFiles.Where(f => f.Id == id && f.AuthorId == actor.PersonId && f.ReplyId == null).ExecuteDeleteAsync(cancel);
    }
}
