using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Dashboards.Reports;

/// <summary>A report with what became of its last letters.</summary>
public sealed record ReportRow(Report Report, IReadOnlyList<ReportLetter> Last)
{
    public bool HasFailed => Last.Any(letter => letter.State == ReportLetterState.Failed);
}

/// <summary>Somebody whom a report can be sent to.</summary>
/// <param name="HasAddress">Without one nothing reaches them.</param>
public sealed record ReportReader(PersonId Id, string Name, bool HasAddress);

public sealed record ReportPlan(IReadOnlyList<ReportRow> Rows, IReadOnlyList<ReportReader> People);

/// <summary>All reports: there are a few dozen at most.</summary>
public sealed class ReportBoard(ScopedDb database, TimeProvider time)
{
    private const int MostLetters = 1_000;
    private const int KeptDays = 35;

    public async Task<ReportPlan> LoadAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var since = time.GetUtcNow().AddDays(-KeptDays);
        var reports = await db.Reports.AsNoTracking().OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync(cancel);
        var letters = (await db.ReportLetters.AsNoTracking().Where(l => l.RoundAt > since).OrderByDescending(l => l.RoundAt).Take(MostLetters).ToListAsync(cancel)).ToLookup(letter => letter.ReportId);
        var people = await db.Users.AsNoTracking().Where(p => !p.Disabled).OrderBy(p => p.Name).Select(p => new ReportReader(new PersonId(p.Id), p.Name, p.Email != null)).ToListAsync(cancel);
        return new ReportPlan([.. reports.Select(report => new ReportRow(report, [.. letters[report.Id].Where(letter => letter.RoundAt == letters[report.Id].First().RoundAt)]))], people);
    }
}
