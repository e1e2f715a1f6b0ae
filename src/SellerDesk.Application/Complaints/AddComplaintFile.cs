using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>Keeps a photo or paper of a case: what it is its bytes tell, what would swell or run is refused, the camera's traces are taken out.</summary>
public sealed class AddComplaintFile(ScopedDb database, TimeProvider time)
{
    /// <summary>Endings of what is kept, without dots.</summary>
    public static readonly IReadOnlyList<string> Taken = ["jpg", "png", "gif", "webp", "pdf", "mp4", "mov", "docx", "xlsx", "txt"];

    /// <param name="point">The point of the evidence list that it proves; it is ticked with it.</param>
    public async Task<ComplaintFileId> ExecuteAsync(Actor actor, ComplaintId id, string name, byte[] content, string? point, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var (type, cleaned) = Look(name, content);
        return await CaseSaving.RunAsync(database, id, async db =>
        {
            var now = time.GetUtcNow();
            var open = await OpenCase.LoadAsync(db, id, null, cancel);
            actor.RequireShop(open.Complaint.ShopId);
            if (await db.ComplaintFiles.CountAsync(f => f.ComplaintId == id && f.ShopId == open.Complaint.ShopId, cancel) >= ComplaintFile.MostFiles)
            {
                throw new RuleException("file.tooManyOfCase", ComplaintFile.MostFiles);
            }

            if (point is not null)
            {
                await EvidenceCheck.RequireAsync(db, point, cancel);
            }

            var file = ComplaintFile.Of(open.Complaint, actor.PersonId, type.Name(name, ComplaintFile.NameMaxLength), type.ContentType, cleaned, point, now);
            db.Add(file);
            if (point is not null)
            {
                open.Complaint.Tick(point, there: true, now);
            }

            await open.RecordAsync(ComplaintDeed.Filed, actor.PersonId, null, now, null, cancel, ("file", file.Name), ("sha256", file.Sha256), ("point", point ?? ""));
            return file.Id;
        }, cancel);
    }

    private static (FileType Type, byte[] Content) Look(string name, byte[] content)
    {
        var type = FileType.Of(content, name) is { } known && known.In(Taken) ? known : throw new RuleException("file.notKept", name, string.Join(", ", Taken));
        var most = type.IsPicture ? ComplaintFile.MaxPhotoBytes : ComplaintFile.MaxPaperBytes;
        if (content.Length > most)
        {
            throw new RuleException("file.tooBigToKeep", name, most / 1024 / 1024);
        }

        PaperCheck.Check(content, name);
        return (type, PictureTraces.Without(type, content) ?? throw new RuleException("file.broken", name));
    }
}
