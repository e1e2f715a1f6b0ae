using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Complaints;

/// <summary>
/// All that proves a case in one archive: the order, its way, the messages, the buyer's photos by their addresses, our files, the trail; with an index to read and
/// the SHA-256 of every part, so that nobody can say later that it was changed.
/// </summary>
public sealed class EvidencePack(ScopedDb database, ComplaintCard card, TimeProvider time)
{
    private const int MostMessages = 2_000;

    /// <summary>Writes it to a stream that can be searched; false when there is no such case among the shops of whoever asks.</summary>
    public async Task<bool> WriteAsync(ComplaintId id, Stream to, CancellationToken cancel)
    {
        if (await card.LoadAsync(id, cancel) is not { } details)
        {
            return false;
        }

        await using var db = await database.OpenAsync(cancel);
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var parts = new List<PackPart>
        {
            await AddAsync(zip, "order.txt", "Заказ и доставка", PackTexts.Order(details), cancel),
            await AddAsync(zip, "claim.txt", "Требование покупателя", PackTexts.Claim(details), cancel),
            await AddAsync(zip, "messages.txt", "Переписка", await MessagesAsync(db, details, cancel), cancel),
            await AddAsync(zip, "trail.txt", "Ход рассмотрения", PackTexts.Trail(details), cancel),
        };
        foreach (var file in details.Files)
        {
            parts.Add(await AddFileAsync(db, zip, file, parts.Count, cancel));
        }

        await AddAsync(zip, "index.html", "", PackIndex.Html(details, parts, time.GetUtcNow()), cancel);
        await AddAsync(zip, "SHA256SUMS", "", string.Concat(parts.Select(part => $"{part.Sha256}  {part.Name}\n")), cancel);
        return true;
    }

    private static async Task<PackPart> AddAsync(ZipArchive zip, string name, string title, string text, CancellationToken cancel) =>
        await AddAsync(zip, name, title, new UTF8Encoding(false).GetBytes(text), cancel);

    private static async Task<PackPart> AddAsync(ZipArchive zip, string name, string title, byte[] content, CancellationToken cancel)
    {
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        await entry.WriteAsync(content, cancel);
        return new PackPart(name, title, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static async Task<PackPart> AddFileAsync(SellerDeskDb db, ZipArchive zip, ComplaintFileDetails file, int place, CancellationToken cancel)
    {
        var content = await db.ComplaintFiles.Where(f => f.Id == file.Id).Select(f => f.Content).FirstAsync(cancel);
        return await AddAsync(zip, $"files/{place:00}-{file.Name}", file.Point ?? "", content, cancel);
    }

    private static async Task<string> MessagesAsync(SellerDeskDb db, ComplaintDetails details, CancellationToken cancel)
    {
        if (details.Chat is not { } item)
        {
            return "Переписки по этому заказу нет.\n";
        }

        var chat = ChatId.From(item.Value);
        var messages = await db.ChatMessages.AsNoTracking().Where(m => m.ChatId == chat && m.ShopId == details.Row.ShopId).OrderByDescending(m => m.SentAt).Take(MostMessages)
            .Select(m => new { m.SentAt, m.Sender, m.Text }).ToListAsync(cancel);
        messages.Reverse();
        return string.Concat(messages.Select(m => $"{m.SentAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC  {PackTexts.SenderOf(m.Sender)}: {m.Text}\n"));
    }
}

/// <param name="Size">In bytes.</param>
internal sealed record PackPart(string Name, string Title, long Size, string Sha256);
