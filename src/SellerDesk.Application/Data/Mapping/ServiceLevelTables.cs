using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>When shops answer and people work, and what came of it day by day.</summary>
internal static class ServiceLevelTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        Calendars(builder);
        Levels(builder, db);
        ClockTables(builder, db);

        builder.Entity<PersonWeek>(week =>
        {
            week.ToTable("person_weeks");
            week.HasKey(w => w.PersonId);
            week.Property(w => w.TimeZone).HasMaxLength(64);
            week.Property(w => w.Hours).HasMaxLength(WeekHours.TextMaxLength);
        });

        builder.Entity<WorkDay>(day =>
        {
            day.ToTable("work_days");
            day.HasKey(d => new { d.ShopId, d.Day, d.Kind, d.PersonId });
            day.HasIndex(d => d.Day);
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<TimedItem>(item =>
        {
            item.ToTable("timed_items");
            item.HasKey(i => new { i.ShopId, i.Day, i.End, i.WorkItemId });
            item.HasIndex(i => new { i.ShopId, i.WorkItemId });
            item.OfShop(db, i => i.ShopId);
        });
    }

    private static void Calendars(ModelBuilder builder)
    {
        builder.Entity<WorkCalendar>(calendar =>
        {
            calendar.ToTable("work_calendars");
            calendar.Property(c => c.Name).HasMaxLength(WorkCalendar.NameMaxLength);
            calendar.Property(c => c.Hours).HasMaxLength(WeekHours.TextMaxLength);
            calendar.Property(c => c.Country).HasMaxLength(Holiday.CountryLength);
            calendar.HasIndex(c => c.IsDefault, "ux_work_calendars_default").IsUnique().HasFilter("is_default");
        });

        builder.Entity<CalendarDay>(day =>
        {
            day.ToTable("calendar_days");
            day.HasKey(d => new { d.CalendarId, d.Date });
            day.Property(d => d.Hours).HasMaxLength(DayHours.TextMaxLength);
            day.Property(d => d.Name).HasMaxLength(CalendarDay.NameMaxLength);
            day.HasOne<WorkCalendar>().WithMany().HasForeignKey(d => d.CalendarId).OnDelete(DeleteBehavior.Cascade);
        });

        builder.Entity<Holiday>(holiday =>
        {
            holiday.ToTable("holidays");
            holiday.HasKey(h => new { h.Country, h.Date });
            holiday.Property(h => h.Country).HasMaxLength(Holiday.CountryLength);
            holiday.Property(h => h.NameRu).HasMaxLength(Holiday.NameMaxLength);
            holiday.Property(h => h.NameEn).HasMaxLength(Holiday.NameMaxLength);
        });
    }

    private static void Levels(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<ServiceLevel>(level =>
        {
            level.ToTable("service_levels");
            level.Property(l => l.Name).HasMaxLength(ServiceLevel.NameMaxLength);
            level.HasIndex(l => l.IsDefault, "ux_service_levels_default").IsUnique().HasFilter("is_default");
        });

        builder.Entity<ServiceLevelVersion>(version =>
        {
            version.ToTable("service_level_versions");
            version.Property(v => v.Terms).HasColumnType("jsonb").HasConversion(terms => TermsJson.Write(terms), json => TermsJson.Read(json));
            version.HasIndex(v => new { v.LevelId, v.Number }).IsUnique();
            version.HasOne<ServiceLevel>().WithMany().HasForeignKey(v => v.LevelId).OnDelete(DeleteBehavior.Cascade);
        });

        builder.Entity<ShopTerms>(terms =>
        {
            terms.ToTable("shop_terms");
            terms.HasKey(t => t.ShopId);
            terms.HasOne<WorkCalendar>().WithMany().HasForeignKey(t => t.CalendarId).OnDelete(DeleteBehavior.SetNull);
            terms.HasOne<ServiceLevel>().WithMany().HasForeignKey(t => t.LevelId).OnDelete(DeleteBehavior.SetNull);
            terms.OfShop(db, t => t.ShopId);
        });

        builder.Entity<Retiming>(run =>
        {
            run.ToTable("retimings");
            run.HasIndex(r => r.StartedAt).IsDescending();
            run.HasIndex(r => r.Id, "ix_retimings_running").HasFilter("ended_at is null");
        });
    }

    private static void ClockTables(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<Clock>(clock =>
        {
            clock.ToTable("clocks", table =>
            {
                table.HasCheckConstraint("ck_clocks_minutes", "minutes > 0 and held_minutes >= 0");
                table.HasCheckConstraint("ck_clocks_warned", "warned in (0, 50, 80, 100)");
            });
            clock.HasKey(c => new { c.Id, c.ShopId });
            clock.Property(c => c.Of).HasMaxLength(Clock.OfMaxLength);
            clock.Property<uint>("Version").IsRowVersion();

            // One clock of a kind for a subject; of stages, one for each.
            clock.HasIndex(c => new { c.ShopId, c.SubjectId, c.Kind }, "ux_clocks_subject").IsUnique().HasFilter("kind <> 'ComplaintStage'");
            clock.HasIndex(c => new { c.ShopId, c.SubjectId, c.Kind, c.Of }, "ux_clocks_stage").IsUnique().HasFilter("kind = 'ComplaintStage'");

            // What somebody must hear of next, and what is open: re-timing goes through it by id.
            clock.HasIndex(c => new { c.NextWarningAt, c.Id }, "ix_clocks_warning").HasFilter("next_warning_at is not null");
            clock.HasIndex(c => new { c.ShopId, c.Id }, "ix_clocks_open").HasFilter("stopped_at is null");
            clock.HasIndex(c => new { c.Kind, c.DueAt, c.Id }, "ix_clocks_due").HasFilter("stopped_at is null");

            // Figures go through the deadlines of a day.
            clock.HasIndex(c => new { c.ShopId, c.DueAt }, "ix_clocks_shop_due");
            clock.OfShop(db, c => c.ShopId);
        });

        builder.Entity<ClockHold>(hold =>
        {
            hold.ToTable("clock_holds");
            hold.HasKey(h => new { h.Id, h.ShopId });
            hold.Property(h => h.Id).UseIdentityAlwaysColumn();
            hold.Property(h => h.Note).HasMaxLength(ClockHold.NoteMaxLength);
            hold.HasIndex(h => new { h.ShopId, h.ClockId });
            hold.HasOne<Clock>().WithMany().HasForeignKey(h => new { h.ClockId, h.ShopId }).OnDelete(DeleteBehavior.Cascade);
            hold.OfShop(db, h => h.ShopId);
        });
    }
}
