using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.ServiceLevels;

/// <param name="From">First day, in the shops' zones.</param>
/// <param name="To">Last day.</param>
public sealed record WorkFilter(DateOnly From, DateOnly To, ShopId? Shop, WorkItemKind? Kind);

/// <summary>What one person did in the period; sides of fractions apart, so that rows add up to <see cref="WorkBoard.Sum"/>.</summary>
/// <param name="PersonId">Empty: programs and rules.</param>
public sealed record WorkRow(
    Guid PersonId, string? Name, long Answers, long Closed, long FirstResponses, long FirstMinutes, long FirstWithin, long Resolved, long ResolvedMinutes, long ActiveSlots,
    long Approved, long ApprovedEdited, long Warnings, long Blocks, long Templates)
{
    private const int SlotsInHour = 6;

    /// <summary>Working minutes to the first response; null where there was none.</summary>
    public decimal? FirstAverage => FirstResponses == 0 ? null : (decimal)FirstMinutes / FirstResponses;

    public decimal? WithinShare => FirstResponses == 0 ? null : (decimal)FirstWithin / FirstResponses;

    public decimal? ResolvedAverage => Resolved == 0 ? null : (decimal)ResolvedMinutes / Resolved;

    /// <summary>Answers to an hour in which the person did anything.</summary>
    public decimal? AnswersPerHour => ActiveSlots == 0 ? null : (decimal)Answers * SlotsInHour / ActiveSlots;

    public decimal? EditedShare => Approved == 0 ? null : (decimal)ApprovedEdited / Approved;

    public decimal? TemplateShare => Answers == 0 ? null : (decimal)Templates / Answers;
}

/// <summary>Work by person over a period, from the days that a job made. Managers see everybody, the others themselves.</summary>
public sealed class WorkBoard(ScopedDb database)
{
    public static readonly Guid Automatic = Guid.Empty;

    private static readonly Expression<Func<IGrouping<Guid, WorkDay>, WorkRow>> Row = group => new WorkRow(
        group.Key, null, group.Sum(d => d.Answers), group.Sum(d => d.Closed), group.Sum(d => d.FirstResponses), group.Sum(d => d.FirstMinutes), group.Sum(d => d.FirstWithin),
        group.Sum(d => d.Resolved), group.Sum(d => d.ResolvedMinutes), group.Sum(d => d.ActiveSlots), group.Sum(d => d.Approved), group.Sum(d => d.ApprovedEdited),
        group.Sum(d => d.Warnings), group.Sum(d => d.Blocks), group.Sum(d => d.Templates));

    public async Task<IReadOnlyList<WorkRow>> LoadAsync(Actor actor, WorkFilter filter, CancellationToken cancel)
    {
        await using var db = await database.OpenReadingAsync(cancel);
        var days = Narrow(db.WorkDays.AsNoTracking(), actor, filter);
        var rows = await days.GroupBy(d => d.PersonId).Select(Row).ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.PersonId);
        var names = await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return [.. rows.Select(row => row with { Name = names.GetValueOrDefault(row.PersonId) }).OrderBy(row => row.PersonId == Automatic).ThenByDescending(row => row.Answers + row.Closed).ThenBy(row => row.Name)];
    }

    public static WorkRow Sum(IReadOnlyCollection<WorkRow> rows) => new(
        Automatic, null, rows.Sum(r => r.Answers), rows.Sum(r => r.Closed), rows.Sum(r => r.FirstResponses), rows.Sum(r => r.FirstMinutes), rows.Sum(r => r.FirstWithin),
        rows.Sum(r => r.Resolved), rows.Sum(r => r.ResolvedMinutes), rows.Sum(r => r.ActiveSlots), rows.Sum(r => r.Approved), rows.Sum(r => r.ApprovedEdited),
        rows.Sum(r => r.Warnings), rows.Sum(r => r.Blocks), rows.Sum(r => r.Templates));

    internal static IQueryable<WorkDay> Narrow(IQueryable<WorkDay> days, Actor actor, WorkFilter filter)
    {
        days = days.Where(d => d.Day >= filter.From && d.Day <= filter.To);
        if (actor.Role < Role.Manager)
        {
            var me = actor.PersonId?.Value ?? Automatic;
            days = days.Where(d => d.PersonId == me && d.PersonId != Automatic);
        }

        days = filter.Shop is { } shop ? days.Where(d => d.ShopId == shop) : days;
        return filter.Kind is { } kind ? days.Where(d => d.Kind == kind) : days;
    }
}
