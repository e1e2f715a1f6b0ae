using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>The open cases that stand in line just before and just after one.</summary>
public sealed record CaseNeighbours(ComplaintId? Before, ComplaintId? After);

/// <summary>Where <c>j</c> and <c>k</c> lead from a case: along the deadlines of what is open.</summary>
public sealed class ComplaintNeighbours(ScopedDb database)
{
    public async Task<CaseNeighbours> LoadAsync(ComplaintRow row, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var open = db.Complaints.AsNoTracking().Where(c => c.Stage != ComplaintStage.Closed);
        var (line, id) = (row.LineAt, row.Id);
        var after = await open.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.LineAt, c.Id), ValueTuple.Create(line, id))).OrderBy(c => c.LineAt).ThenBy(c => c.Id).Select(c => (ComplaintId?)c.Id).FirstOrDefaultAsync(cancel);
        var before = await open.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.LineAt, c.Id), ValueTuple.Create(line, id))).OrderByDescending(c => c.LineAt).ThenByDescending(c => c.Id).Select(c => (ComplaintId?)c.Id).FirstOrDefaultAsync(cancel);
        return new CaseNeighbours(before, after);
    }
}
