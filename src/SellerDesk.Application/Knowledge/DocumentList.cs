using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Knowledge;

/// <param name="Wording">What is written to a buyer who asks for it; filled where an item is known.</param>
public sealed record DocumentRow(
    DocumentId Id, DocumentKind Kind, string Title, string FileName, string ContentType, int Size, bool MayBeGiven, string Wording,
    Guid[] Shops, Guid[] Products, string[] Categories, DateTimeOffset UploadedAt, Guid? UploadedBy);

/// <summary>Papers: all of them, those about the product of an item, and the bytes of one.</summary>
public sealed class DocumentList(ScopedDb database)
{
    public const int Most = 500;

    public async Task<IReadOnlyList<DocumentRow>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await Rows(ArticleReach.SeenDocuments(db).OrderByDescending(d => d.UploadedAt).ThenByDescending(d => d.Id).Take(Most)).ToListAsync(cancel);
    }

    /// <summary>About the item's product, its category, or everything; the nearest first.</summary>
    public async Task<IReadOnlyList<DocumentRow>> OfItemAsync(WorkItemId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        if (await AskedItem.LoadAsync(db, id, cancel) is not { } asked)
        {
            return [];
        }

        var (shop, product, category) = (asked.Item.ShopId.Value, asked.Item.ProductId?.Value ?? Guid.Empty, asked.Category ?? "");
        var rows = await Rows(ArticleReach.SeenDocuments(db)
            .Where(d => (d.Shops.Length == 0 || d.Shops.Contains(shop)) && (d.Products.Contains(product) || d.Categories.Contains(category) || (d.Products.Length == 0 && d.Categories.Length == 0)))
            .OrderByDescending(d => d.Products.Contains(product)).ThenByDescending(d => d.Categories.Contains(category)).ThenBy(d => d.Title).ThenBy(d => d.Id).Take(50)).ToListAsync(cancel);
        return rows.ConvertAll(row => row with { Wording = ReplyText.Fill(row.Wording, asked.Facts) });
    }

    /// <returns>Null when there is none, or it is of shops that whoever asks does not see.</returns>
    public async Task<(DocumentRow Document, byte[] Content)?> FileAsync(DocumentId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var row = await Rows(ArticleReach.SeenDocuments(db).Where(d => d.Id == id)).FirstOrDefaultAsync(cancel);
        return row is null ? null : (row, await db.DocumentFiles.Where(f => f.DocumentId == id).Select(f => f.Content).FirstAsync(cancel));
    }

    private static IQueryable<DocumentRow> Rows(IQueryable<KnowledgeDocument> documents) => documents.Select(d => new DocumentRow(
        d.Id, d.Kind, d.Title, d.FileName, d.ContentType, d.Size, d.MayBeGiven, d.Wording, d.Shops, d.Products, d.Categories, d.UploadedAt, d.UploadedBy));
}
