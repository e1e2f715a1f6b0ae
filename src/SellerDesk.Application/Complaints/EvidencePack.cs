using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Complaints;

/// <summary>
/// All that proves a case in one archive: the order, its way, the messages, the buyer's photos, our files, the trail; with an index to read and the SHA-256 of every
/// part, so that nobody can say later that it was changed. A photo that cannot be had is named in the index with the reason.
/// </summary>
public sealed class EvidencePack(ScopedDb database, ComplaintCard card, IBuyerPhotos photos, TimeProvider time)
{
    private const int MostMessages = 2_000;
    private const int MostPhotos = 30;

    /// <summary>Whoever waits for the pack does not wait for a silent host photo by photo.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(30);

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
        var missing = await AddPhotosAsync(db, zip, details, parts, cancel);
        foreach (var file in details.Files)
        {
            parts.Add(await AddFileAsync(db, zip, file, details, parts.Count, cancel));
        }

        await AddAsync(zip, "index.html", "", PackIndex.Html(details, parts, missing, time.GetUtcNow()), cancel);
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

    /// <summary>As the marketplace gives them out, unchanged: it has the same bytes to compare them with.</summary>
    private async Task<List<MissingPhoto>> AddPhotosAsync(SellerDeskDb db, ZipArchive zip, ComplaintDetails details, List<PackPart> parts, CancellationToken cancel)
    {
        var (missing, took, number) = (new List<MissingPhoto>(), Stopwatch.StartNew(), 0);
        var shop = await db.Shops.AsNoTracking().FirstAsync(s => s.Id == details.Row.ShopId, cancel);
        foreach (var address in details.Return?.Photos ?? [])
        {
            number++;
            var photo = number > MostPhotos ? FetchedPhoto.Without(PhotoLack.TooMany)
                : took.Elapsed > MostWait ? FetchedPhoto.Without(PhotoLack.Silent)
                : await photos.FetchAsync(shop, address, ComplaintFile.MaxPhotoBytes, cancel);
            if (photo.Content is { } content)
            {
                parts.Add(await AddAsync(zip, $"buyer/{number:00}.{photo.Ending}", $"Фото покупателя {number}", content, cancel));
            }
            else
            {
                missing.Add(new MissingPhoto(address, photo.Lack ?? PhotoLack.Gone));
            }
        }

        return missing;
    }

    private static async Task<PackPart> AddFileAsync(SellerDeskDb db, ZipArchive zip, ComplaintFileDetails file, ComplaintDetails details, int place, CancellationToken cancel)
    {
        var content = await db.ComplaintFiles.Where(f => f.Id == file.Id).Select(f => f.Content).FirstAsync(cancel);
        return await AddAsync(zip, $"files/{place:00}-{file.Name}", file.Point is { } point && details.EvidenceNames.TryGetValue(point, out var name) ? name.Ru : "Файл продавца", content, cancel);
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

internal sealed record MissingPhoto(string Address, PhotoLack Lack);
