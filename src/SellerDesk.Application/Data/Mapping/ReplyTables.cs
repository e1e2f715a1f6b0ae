using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Data.Mapping;

internal static class ReplyTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<OutgoingReply>(reply =>
        {
            reply.ToTable("outgoing_replies", table =>
            {
                table.HasCheckConstraint("ck_outgoing_replies_text", "length(text) > 0 or (kind = 'Chat' and files <> '[]')");
                table.HasCheckConstraint("ck_outgoing_replies_called", "state not in ('Sending', 'Submitted', 'Unknown', 'InModeration') or called_at is not null");
                table.HasCheckConstraint("ck_outgoing_replies_confirmed", "(state = 'Confirmed') = (confirmed_at is not null)");
            });
            reply.HasKey(r => new { r.Id, r.ShopId });
            reply.HasOne<WorkItem>().WithMany().HasForeignKey(r => new { r.WorkItemId, r.ShopId }).OnDelete(DeleteBehavior.Cascade);

            // Never two on their way to the same review, whoever answers and on whichever node.
            reply.HasIndex(r => new { r.ShopId, r.WorkItemId }, "ux_outgoing_replies_on_the_way").IsUnique()
                .HasFilter("state in ('AwaitsApproval', 'Held', 'Queued', 'Sending', 'Submitted', 'InModeration', 'Unknown')");
            reply.HasIndex(r => r.DueAt, "ix_outgoing_replies_due").HasFilter("state in ('Held', 'Queued', 'Sending', 'Submitted', 'InModeration', 'Unknown')");
            reply.HasIndex(r => new { r.ShopId, r.WorkItemId, r.CreatedAt });
            reply.HasIndex(r => new { r.CreatedAt, r.Id }, "ix_outgoing_replies_approval").HasFilter("state = 'AwaitsApproval'");
            reply.HasIndex(r => new { r.Origin, r.CreatedAt, r.Id }, "ix_outgoing_replies_automatic").HasFilter("origin in ('AutoRule', 'AutoAnswer')");

            // A message to a buyer becomes one reply, however often it is handed on.
            reply.HasIndex(r => new { r.ShopId, r.OriginId }, "ux_outgoing_replies_message").IsUnique().HasFilter("origin = 'Message'");
            reply.HasIndex(r => new { r.TemplateId, r.CreatedAt }, "ix_outgoing_replies_template").HasFilter("template_id is not null");
            reply.HasIndex(r => new { r.AuthorId, r.CreatedAt }, "ix_outgoing_replies_author");
            reply.Property(r => r.Origin).HasDefaultValueSql("'Person'");
            reply.Property(r => r.Decision).HasColumnType("jsonb");
            reply.Property(r => r.Files).HasColumnType("jsonb").HasDefaultValueSql("'[]'");
            reply.Property<uint>("Version").IsRowVersion();
            reply.OfShop(db, r => r.ShopId);
        });

        builder.Entity<ReplyFile>(file =>
        {
            file.ToTable("reply_files");
            file.HasKey(f => new { f.Id, f.ShopId });
            file.Property(f => f.Name).HasMaxLength(ReplyFile.NameMaxLength);
            file.Property(f => f.ContentType).HasMaxLength(100);
            file.HasOne<WorkItem>().WithMany().HasForeignKey(f => new { f.WorkItemId, f.ShopId }).OnDelete(DeleteBehavior.Cascade);
            file.HasIndex(f => new { f.WorkItemId, f.ShopId });
            file.HasIndex(f => f.CreatedAt);
            file.OfShop(db, f => f.ShopId);
        });

        builder.Entity<DeliveryAttempt>(attempt =>
        {
            attempt.ToTable("delivery_attempts");
            attempt.HasKey(a => new { a.Id, a.ShopId });
            attempt.HasOne<OutgoingReply>().WithMany().HasForeignKey(a => new { a.ReplyId, a.ShopId }).OnDelete(DeleteBehavior.Cascade);
            attempt.HasIndex(a => new { a.ShopId, a.ReplyId, a.Number }).IsUnique();
            attempt.OfShop(db, a => a.ShopId);
        });

        builder.Entity<ReplyTemplate>(template =>
        {
            template.ToTable("reply_templates", table => table.HasCheckConstraint("ck_reply_templates_ratings", "min_rating between 1 and max_rating and max_rating <= 5"));
            template.Property(t => t.Name).HasMaxLength(ReplyTemplate.NameMaxLength);
            template.Property(t => t.Body).HasMaxLength(ReplyTemplate.BodyMaxLength);
            template.Property(t => t.Marketplaces).HasMaxLength(ReplyTemplate.CodesMaxLength).HasDefaultValue("");
            template.Property(t => t.Topics).HasMaxLength(ReplyTemplate.CodesMaxLength).HasDefaultValue("");
            template.Property(t => t.Language).HasMaxLength(2).HasDefaultValue("ru");
            template.HasIndex(t => t.Name).IsUnique();
        });

        builder.Entity<ReplyDraft>(draft =>
        {
            draft.ToTable("reply_drafts");
            draft.HasKey(d => new { d.WorkItemId, d.ShopId, d.PersonId });
            draft.Property(d => d.Text).HasMaxLength(ReplyDraft.TextMaxLength);
            draft.HasOne<WorkItem>().WithMany().HasForeignKey(d => new { d.WorkItemId, d.ShopId }).OnDelete(DeleteBehavior.Cascade);
            draft.OfShop(db, d => d.ShopId);
        });
    }
}
