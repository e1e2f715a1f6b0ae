using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Replies;

/// <summary>Files that were laid to a draft and never sent are not kept for ever.</summary>
public sealed class ForgetReplyFilesJob(WholeDb database, TimeProvider time) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var oldest = time.GetUtcNow() - Kept;
        return await db.ReplyFiles.Where(f => f.ReplyId == null && f.CreatedAt < oldest).ExecuteDeleteAsync(cancel) > 0;
    }
}
