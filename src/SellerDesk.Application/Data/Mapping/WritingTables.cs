using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>Around the writing of answers: approval, drafting, what templates bring; and asking for and contesting reviews.</summary>
internal static class WritingTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<TemplateDay>(day =>
        {
            day.ToTable("template_days");
            day.HasKey(d => new { d.TemplateId, d.Day });
        });

        builder.Entity<TouchedTemplateDay>(day => day.ToTable("touched_template_days"));

        builder.Entity<ApprovalRule>(rule =>
        {
            rule.ToTable("approval_rules");
            rule.Property(r => r.Name).HasMaxLength(ApprovalRule.NameMaxLength);
            rule.Property(r => r.Query).HasMaxLength(SavedView.QueryMaxLength);
        });

        builder.Entity<DraftingCall>(call =>
        {
            call.ToTable("drafting_calls");
            call.HasKey(c => new { c.Id, c.ShopId });
            call.HasIndex(c => new { c.ShopId, c.WorkItemId, c.StartedAt }).IsDescending(false, false, true);
            call.HasIndex(c => new { c.StartedAt, c.Id }).IsDescending();
            call.OfShop(db, c => c.ShopId);
        });

        builder.Entity<Contest>(contest =>
        {
            contest.ToTable("contests");
            contest.HasKey(c => new { c.Id, c.ShopId });
            contest.Property(c => c.Text).HasMaxLength(Contest.TextMaxLength);
            contest.Property(c => c.Note).HasMaxLength(Contest.NoteMaxLength);
            contest.HasOne<WorkItem>().WithMany().HasForeignKey(c => new { c.WorkItemId, c.ShopId }).OnDelete(DeleteBehavior.Cascade);
            contest.HasIndex(c => new { c.CreatedAt, c.Id }).IsDescending();
            contest.HasIndex(c => new { c.ShopId, c.WorkItemId }, "ux_contests_open").IsUnique().HasFilter("state in ('Prepared', 'Filed')");
            contest.Property<uint>("Version").IsRowVersion();
            contest.OfShop(db, c => c.ShopId);
        });

        builder.Entity<AskRule>(rule =>
        {
            rule.ToTable("ask_rules");
            rule.Property(r => r.Name).HasMaxLength(AskRule.NameMaxLength);
            rule.Property(r => r.Text).HasMaxLength(AskRule.TextMaxLength);
        });

        builder.Entity<ReviewAsk>(ask =>
        {
            ask.ToTable("review_asks");
            ask.HasKey(a => new { a.OrderId, a.ShopId });
            ask.HasOne<Order>().WithMany().HasForeignKey(a => new { a.OrderId, a.ShopId }).OnDelete(DeleteBehavior.Cascade);
            ask.HasIndex(a => new { a.ShopId, a.PlannedAt });
            ask.HasIndex(a => new { a.RuleId, a.State });
            ask.OfShop(db, a => a.ShopId);
        });
    }
}
