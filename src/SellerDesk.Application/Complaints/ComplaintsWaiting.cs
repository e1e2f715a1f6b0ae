using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <param name="Open">All that is not over.</param>
/// <param name="AtLine">Those whose marketplace decides without us soon, or has.</param>
public readonly record struct WaitingCases(int Open, int AtLine);

/// <summary>How many cases wait, for the number beside the section: one sum of counters and one slice of an index.</summary>
public sealed class ComplaintsWaiting(ScopedDb database)
{
    public async Task<WaitingCases> LoadAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var line = now + ComplaintAsk.LineBefore;
        var open = await db.ComplaintCounts.AsNoTracking().Where(c => c.Stage != ComplaintStage.Closed).SumAsync(c => c.Count, cancel);
        var atLine = await db.Complaints.AsNoTracking().Where(c => c.Stage != ComplaintStage.Closed && c.MarketplaceDueAt < line).Select(c => c.Id).Take(ComplaintCounts.Most).CountAsync(cancel);
        return new WaitingCases(open, atLine);
    }
}
