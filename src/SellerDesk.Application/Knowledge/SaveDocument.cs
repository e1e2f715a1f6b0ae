using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Knowledge;

/// <summary>Takes a paper in, says what it is about, or throws it away.</summary>
public sealed class SaveDocument(WholeDb database, TimeProvider time)
{
    public async Task<DocumentId> UploadAsync(Actor actor, string fileName, byte[] content, DocumentText? text, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        var document = KnowledgeDocument.Upload(fileName, content, actor.PersonId, time.GetUtcNow());
        if (text is not null)
        {
            RequireShops(actor, text.Shops);
            document.Describe(text with { Title = text.Title.Trim().Length == 0 ? document.Title : text.Title });
        }

        await using var db = database.Open();
        db.Add(document);
        db.Add(new DocumentFile { DocumentId = document.Id, Content = content });
        await db.SaveChangesAsync(cancel);
        return document.Id;
    }

    public async Task DescribeAsync(Actor actor, DocumentId id, DocumentText text, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        RequireShops(actor, text.Shops);
        await using var db = database.Open();
        var document = await FindAsync(db, actor, id, cancel);
        document.Describe(text);
        await db.SaveChangesAsync(cancel);
    }

    public async Task DeleteAsync(Actor actor, DocumentId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var db = database.Open();
        db.Remove(await FindAsync(db, actor, id, cancel));
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<KnowledgeDocument> FindAsync(SellerDeskDb db, Actor actor, DocumentId id, CancellationToken cancel)
    {
        var document = await db.Documents.FirstOrDefaultAsync(d => d.Id == id, cancel) ?? throw new RuleException("document.unknown");
        RequireShops(actor, document.Shops);
        return document;
    }

    private static void RequireShops(Actor actor, IReadOnlyList<Guid> shops)
    {
        foreach (var shop in shops)
        {
            actor.RequireShop(new ShopId(shop));
        }
    }
}
