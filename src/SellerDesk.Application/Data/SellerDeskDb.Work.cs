using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Data;

/// <summary>Clocks and calendars, people and what they are told, the desk itself.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<WorkCalendar> WorkCalendars => Set<WorkCalendar>();

    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<Holiday> Holidays => Set<Holiday>();

    public DbSet<ServiceLevel> ServiceLevels => Set<ServiceLevel>();

    public DbSet<ServiceLevelVersion> ServiceLevelVersions => Set<ServiceLevelVersion>();

    public DbSet<ShopTerms> ShopTerms => Set<ShopTerms>();

    public DbSet<Clock> Clocks => Set<Clock>();

    public DbSet<ClockHold> ClockHolds => Set<ClockHold>();

    public DbSet<Retiming> Retimings => Set<Retiming>();

    public DbSet<WorkDay> WorkDays => Set<WorkDay>();

    public DbSet<TimedItem> TimedItems => Set<TimedItem>();

    public DbSet<PersonWeek> PersonWeeks => Set<PersonWeek>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<AlertSeen> AlertsSeen => Set<AlertSeen>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<IdempotentCall> IdempotentCalls => Set<IdempotentCall>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<JobBeat> JobBeats => Set<JobBeat>();

    public DbSet<NodeBeat> NodeBeats => Set<NodeBeat>();

    public DbSet<BackupRun> BackupRuns => Set<BackupRun>();

    public DbSet<KeyRotation> KeyRotations => Set<KeyRotation>();

    public DbSet<DataKey> DataKeys => Set<DataKey>();

    public DbSet<DeskSecret> DeskSecrets => Set<DeskSecret>();

    public DbSet<DeskOption> DeskOptions => Set<DeskOption>();
}
