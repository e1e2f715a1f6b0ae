using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>The bytes of a file of a case.</summary>
public sealed class ComplaintFileContent(ScopedDb database)
{
    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<ComplaintFile?> LoadAsync(ComplaintId complaint, ComplaintFileId file, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.ComplaintFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == file && f.ComplaintId == complaint, cancel);
    }
}
