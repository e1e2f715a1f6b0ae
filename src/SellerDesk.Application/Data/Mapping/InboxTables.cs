using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Data.Mapping;

internal static class InboxTables
{
    /// <summary>Shadow property: what full-text search looks in. Filled by the batch writers, in the statement that writes the text.</summary>
    public const string Search = "Search";

    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<WorkItem>(item =>
        {
            item.ToTable("work_items", table =>
            {
                table.HasCheckConstraint("ck_work_items_rating", "rating is null or rating between 1 and 5");
                table.HasCheckConstraint("ck_work_items_closed", "(state = 'Closed') = (closed_at is not null)");
                table.HasCheckConstraint("ck_work_items_snoozed", "state <> 'Snoozed' or snoozed_until is not null");
                table.HasCheckConstraint("ck_work_items_sentiment", "sentiment is null or sentiment between -1 and 1");
            });
            item.HasKey(i => new { i.Id, i.ShopId });
            item.Property(i => i.Preview).HasMaxLength(WorkItem.PreviewLength);
            item.Property(i => i.FirstInLine).HasDefaultValue(false);
            item.Property(i => i.LineAt).HasComputedColumnSql("case when first_in_line then date_bin('01:00:00'::interval, due_at, '2000-01-01 00:00:00+00'::timestamptz) else due_at end", stored: true);
            item.Property<NpgsqlTsVector>(Search);
            item.Property<uint>("Version").IsRowVersion();

            // One order for what waits (deadline first), one for what is over or everything (newest first); each over all shops and per shop.
            item.HasIndex(i => new { i.LineAt, i.Id }, "ix_work_items_due").HasFilter("state <> 'Closed'");
            item.HasIndex(i => new { i.ShopId, i.LineAt, i.Id }, "ix_work_items_shop_due").HasFilter("state <> 'Closed'");
            item.HasIndex(i => new { i.CreatedAt, i.Id }, "ix_work_items_newest").IsDescending();
            item.HasIndex(i => new { i.ShopId, i.ProductId, i.CreatedAt }, "ix_work_items_product").IsDescending(false, false, true);

            // What is rare among a million rows, so that looking for it (and finding none) reads nothing else.
            item.HasIndex(i => new { i.LineAt, i.Id }, "ix_work_items_answering").HasFilter("state = 'Answering'");
            item.HasIndex(i => new { i.LineAt, i.Id }, "ix_work_items_photo_due").HasFilter("has_photo and state <> 'Closed'");
            item.HasIndex(i => new { i.ReplyState, i.CreatedAt, i.Id }, "ix_work_items_reply").IsDescending(false, true, true).HasFilter("reply_state not in ('None', 'Published')");
            item.HasIndex(i => new { i.AssigneeId, i.LineAt, i.Id }, "ix_work_items_assignee_due").HasFilter("assignee_id is not null and state <> 'Closed'");
            item.HasIndex(i => new { i.AssigneeId, i.CreatedAt, i.Id }, "ix_work_items_assignee_newest").IsDescending(false, true, true).HasFilter("assignee_id is not null");
            item.HasIndex(i => new { i.CreatedAt, i.Id }, "ix_work_items_unread").IsDescending().HasFilter("unread");
            item.HasIndex(i => new { i.LineAt, i.Id }, "ix_work_items_unread_due").HasFilter("unread and state <> 'Closed'");
            item.HasIndex(i => new { i.ShopId, i.Id }, "ix_work_items_first").HasFilter("first_in_line");
            item.HasIndex([Search], "ix_work_items_search").HasMethod("gin");

            // Questions that were answered: few beside reviews, looked through for one like that which is open.
            item.HasIndex([Search], "ix_work_items_answered_questions").HasMethod("gin").HasFilter("kind = 'Question' and reply_state = 'Published'");

            // Chats whose window the marketplace closes.
            item.HasIndex(i => new { i.MarketplaceDueAt, i.Id }, "ix_work_items_marketplace_due").HasFilter("marketplace_due_at is not null and state <> 'Closed'");

            // Late orders that somebody still has to deal with: looked through for those that have arrived.
            item.HasIndex(i => i.Id, "ix_work_items_late_orders").HasFilter("kind = 'LateOrder' and state <> 'Closed'");

            // What the reading job has still to do.
            item.HasIndex(i => i.Id, "ix_work_items_to_read").HasFilter("sentiment is null and has_text");

            // What readings and people put on items; the rare is found here, the common by walking the list's order.
            item.HasIndex(i => new { i.Topics, i.Flags, i.Tags }, "ix_work_items_marks").HasMethod("gin");
            item.HasIndex(i => i.Id, "ix_work_items_unassigned").HasFilter("assignee_id is null and state = 'Open'");
            item.HasIndex(i => new { i.SnoozedUntil, i.Id }, "ix_work_items_snoozed").HasFilter("state = 'Snoozed'");
            item.HasIndex(i => new { i.ShopId, i.MergedInto }, "ix_work_items_merged").HasFilter("merged_into is not null");
            item.Property(i => i.Topics).HasDefaultValueSql("'{}'");
            item.Property(i => i.Flags).HasDefaultValueSql("'{}'");
            item.Property(i => i.Tags).HasDefaultValueSql("'{}'");
            item.OfShop(db, i => i.ShopId);
        });

        builder.Entity<InboxCount>(count =>
        {
            count.ToTable("inbox_counts");
            count.HasIndex(c => new { c.ShopId, c.Kind, c.State });
            count.OfShop(db, c => c.ShopId);
        });

        builder.Entity<AssignmentRule>(rule =>
        {
            rule.ToTable("assignment_rules");
            rule.Property(r => r.Name).HasMaxLength(AssignmentRule.NameMaxLength);
            rule.Property(r => r.Query).HasMaxLength(SavedView.QueryMaxLength);
        });

        builder.Entity<SavedView>(view =>
        {
            view.ToTable("saved_views");
            view.Property(v => v.Name).HasMaxLength(SavedView.NameMaxLength);
            view.Property(v => v.Query).HasMaxLength(SavedView.QueryMaxLength);
            view.Property(v => v.Section).HasDefaultValue(ViewSection.Inbox);
            view.HasIndex(v => new { v.OwnerId, v.Position });
        });
    }
}
