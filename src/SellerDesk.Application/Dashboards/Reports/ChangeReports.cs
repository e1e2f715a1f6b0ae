using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Dashboards.Reports;

/// <summary>Makes, changes, stops and sends reports. Managers do; addresses outside are an owner's to give.</summary>
public sealed class ChangeReports(ScopedDb database, TimeProvider time)
{
    /// <param name="id">Null: a new one.</param>
    /// <exception cref="RuleException"><c>report.…</c>, <c>role.needed</c>.</exception>
    public async Task<ReportId> SaveAsync(Actor actor, ReportId? id, ReportContent content, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var (now, owns) = (time.GetUtcNow(), actor.Role >= Role.Owner);
        if (id is { } known)
        {
            (await FindAsync(db, known, cancel)).Change(content, actor.PersonId, owns, now);
            await db.SaveChangesAsync(cancel);
            return known;
        }

        var report = Report.Write(content, actor.PersonId, owns, now);
        db.Add(report);
        await db.SaveChangesAsync(cancel);
        return report.Id;
    }

    public async Task PauseAsync(Actor actor, ReportId id, bool paused, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var report = await FindAsync(db, id, cancel);
        if (paused)
        {
            report.Pause();
        }
        else
        {
            report.Resume(time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
    }

    public async Task DeleteAsync(Actor actor, ReportId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        await db.Reports.Where(r => r.Id == id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Once, to whoever asks and to nobody else.</summary>
    public async Task SendMeAsync(Actor actor, ReportId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var report = await FindAsync(db, id, cancel);
        var now = time.GetUtcNow();
        db.Add(ReportLetter.To(report.Id, now, actor.PersonId ?? throw new RuleException("report.nobody"), "", now));
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<Report> FindAsync(SellerDeskDb db, ReportId id, CancellationToken cancel) =>
        await db.Reports.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("report.gone");
}
