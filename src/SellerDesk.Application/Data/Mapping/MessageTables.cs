using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>What buyers are told, and why. What triggers add is in <see cref="MessageTriggers"/>.</summary>
internal static class MessageTables
{
    private static readonly JsonSerializerOptions Shape = new() { Converters = { new JsonStringEnumConverter() } };

    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<BuyerEvent>(happened =>
        {
            happened.ToTable("buyer_events");
            happened.Property(e => e.Key).HasMaxLength(BuyerEvent.KeyMaxLength);
            happened.Property(e => e.Values).HasColumnType("jsonb");
            happened.HasOne<Buyer>().WithMany().HasForeignKey(e => e.BuyerId).OnDelete(DeleteBehavior.Cascade);
            happened.HasIndex(e => new { e.BuyerId, e.Kind, e.Key }).IsUnique();
            happened.Property(e => e.Untold).HasColumnType("jsonb");
            happened.HasIndex(e => e.Id, "ix_buyer_events_new").HasFilter("taken_at is null");
            happened.HasIndex(e => new { e.TakenAt, e.Id }, "ix_buyer_events_untold").IsDescending().HasFilter("untold is not null");
            happened.HasIndex(e => new { e.Kind, e.TakenAt, e.Id }, "ix_buyer_events_untold_kind").IsDescending(false, true, true).HasFilter("untold is not null");
        });
        builder.Entity<StockWish>(wish =>
        {
            wish.ToTable("stock_wishes");
            wish.HasKey(w => new { w.ProductId, w.BuyerId, w.ShopId });
            wish.HasOne<Buyer>().WithMany().HasForeignKey(w => w.BuyerId).OnDelete(DeleteBehavior.Cascade);
            wish.HasOne<Product>().WithMany().HasForeignKey(w => new { w.ProductId, w.ShopId }).OnDelete(DeleteBehavior.Cascade);
            wish.HasIndex(w => w.BuyerId);
            wish.HasIndex(w => new { w.AskedAt, w.ProductId }, "ix_stock_wishes_waiting").IsDescending(true, false).HasFilter("told_at is null");
            wish.OfShop(db, w => w.ShopId);
        });
        MapRules(builder);
        MapOutgoing(builder);
    }

    private static void MapRules(ModelBuilder builder)
    {
        builder.Entity<MessageTemplate>(template =>
        {
            template.ToTable("message_templates");
            template.Property(t => t.Name).HasMaxLength(MessageTemplate.NameMaxLength);
            template.Property(t => t.Wordings).HasConversion<Wordings, WordingsComparer>().HasColumnType("jsonb");
            template.HasIndex(t => t.Name).IsUnique();
            template.Property<uint>("Row").IsRowVersion();
        });
        builder.Entity<MessageRule>(rule =>
        {
            rule.ToTable("message_rules");
            rule.Property(r => r.Name).HasMaxLength(MessageRule.NameMaxLength);
            rule.Property(r => r.MinTotal).HasPrecision(18, 4);
            rule.Property(r => r.Stage).HasMaxLength(MessageRule.StageMaxLength);
            rule.Property(r => r.Language).HasMaxLength(8);
            rule.Ignore(r => r.Ways).Ignore(r => r.Content).Ignore(r => r.Condition);
            rule.HasOne<MessageTemplate>().WithMany().HasForeignKey(r => r.TemplateId).OnDelete(DeleteBehavior.Restrict);
            rule.HasIndex(r => r.Name).IsUnique();
            rule.Property<uint>("Row").IsRowVersion();
        });
        builder.Entity<BuyerContact>(contact =>
        {
            contact.ToTable("buyer_contacts");
            contact.Property(c => c.Hash).HasMaxLength(BuyerKey.HashMaxLength);
            contact.Property(c => c.Mask).HasMaxLength(BuyerContact.MaskMaxLength);
            contact.HasOne<Buyer>().WithMany().HasForeignKey(c => c.BuyerId).OnDelete(DeleteBehavior.Cascade);
            contact.HasIndex(c => new { c.BuyerId, c.Channel }).IsUnique();
            contact.HasIndex(c => new { c.Hash, c.Channel });
            contact.HasIndex(c => c.ImportRunId).HasFilter("import_run_id is not null");
        });
    }

    private static void MapOutgoing(ModelBuilder builder)
    {
        builder.Entity<OutgoingMessage>(message =>
        {
            message.ToTable("outgoing_messages");
            message.Property(m => m.Tries).HasDefaultValue(0);
            message.Property(m => m.Links).HasDefaultValueSql("'{}'");
            message.Property(m => m.Language).HasMaxLength(8);
            message.Property(m => m.Subject).HasMaxLength(400);
            message.Property(m => m.AddressMask).HasMaxLength(BuyerContact.MaskMaxLength);
            message.Property(m => m.Number).HasMaxLength(OutgoingMessage.NumberMaxLength);
            message.Property(m => m.Detail).HasMaxLength(OutgoingMessage.DetailMaxLength);
            message.HasOne<Buyer>().WithMany().HasForeignKey(m => m.BuyerId).OnDelete(DeleteBehavior.Cascade);
            message.HasOne<BuyerEvent>().WithMany().HasForeignKey(m => m.EventId).OnDelete(DeleteBehavior.Cascade);
            message.HasOne<MessageRule>().WithMany().HasForeignKey(m => m.RuleId).OnDelete(DeleteBehavior.Restrict);
            message.HasOne<Shop>().WithMany().HasForeignKey(m => m.ShopId).OnDelete(DeleteBehavior.Cascade);
            message.HasIndex(m => new { m.EventId, m.BuyerId, m.Channel }).IsUnique();
            message.HasIndex(m => m.DueAt, "ix_outgoing_messages_due").HasFilter("due_at is not null");
            message.HasIndex(m => new { m.Channel, m.Number }).HasFilter("number is not null");

            message.HasIndex(m => m.SentAt, "ix_outgoing_messages_chat").HasFilter("channel = 'MarketplaceChat' and state = 'Sent'");

            // Lists: all, of a state, of a rule, of a buyer; the newest first.
            message.HasIndex(m => new { m.CreatedAt, m.Id }, "ix_outgoing_messages_newest").IsDescending();
            message.HasIndex(m => new { m.State, m.CreatedAt, m.Id }, "ix_outgoing_messages_state").IsDescending(false, true, true);
            message.HasIndex(m => new { m.RuleId, m.CreatedAt, m.Id }, "ix_outgoing_messages_rule").IsDescending(false, true, true);
            message.HasIndex(m => new { m.BuyerId, m.CreatedAt, m.Id }, "ix_outgoing_messages_buyer").IsDescending(false, true, true);
        });
        builder.Entity<MessageAttempt>(attempt =>
        {
            attempt.ToTable("message_attempts");
            attempt.Property(a => a.Outcome).HasMaxLength(40);
            attempt.Property(a => a.Detail).HasMaxLength(OutgoingMessage.DetailMaxLength);
            attempt.HasOne<OutgoingMessage>().WithMany().HasForeignKey(a => a.MessageId).OnDelete(DeleteBehavior.Cascade);
            attempt.HasIndex(a => new { a.MessageId, a.Id });
        });
        builder.Entity<MessageDay>(day =>
        {
            day.ToTable("message_days");
            day.Property(d => d.What).HasMaxLength(20);
            day.Property(d => d.Reason).HasMaxLength(40);
            day.HasIndex(d => d.Day);
        });
    }

    private sealed class Wordings() : ValueConverter<IReadOnlyList<MessageWording>, string>(list => Write(list), text => Read(text))
    {
        private static string Write(IReadOnlyList<MessageWording> list) => JsonSerializer.Serialize(list, Shape);

        private static List<MessageWording> Read(string text) => JsonSerializer.Deserialize<List<MessageWording>>(text, Shape) ?? [];
    }

    private sealed class WordingsComparer() : ValueComparer<IReadOnlyList<MessageWording>>(
        (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)), list => list.Count, list => list);
}
