using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Channels;
using SellerDesk.Domain.Notifications;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>How messages leave the desk.</summary>
internal static class ChannelTables
{
    public static void Map(ModelBuilder builder)
    {
        Senders(builder);
        Addresses(builder);
        builder.Entity<AlertSend>(send =>
        {
            send.ToTable("alert_sends");
            send.Property(s => s.Detail).HasMaxLength(AlertSend.DetailMaxLength);
            send.HasOne<Alert>().WithMany().HasForeignKey(s => s.AlertId).OnDelete(DeleteBehavior.Cascade);
            send.HasIndex(s => new { s.AlertId, s.PersonId, s.Channel }).IsUnique();
            send.HasIndex(s => s.DueAt, "ix_alert_sends_due").HasFilter("state in ('Waiting', 'Sending')");
            send.Property<uint>("Version").IsRowVersion();
        });
    }

    private static void Senders(ModelBuilder builder)
    {
        builder.Entity<ChannelSetup>(setup =>
        {
            setup.ToTable("message_channels");
            setup.HasKey(s => s.Channel);
            setup.Property(s => s.CheckAnswer).HasMaxLength(ChannelSetup.AnswerMaxLength);
        });

        builder.Entity<ChannelMinute>(minute =>
        {
            minute.ToTable("channel_minutes");
            minute.HasKey(m => new { m.Channel, m.Minute });
        });

        builder.Entity<ChannelFailure>(failure =>
        {
            failure.ToTable("channel_failures");
            failure.Property(f => f.Outcome).HasMaxLength(20);
            failure.Property(f => f.Detail).HasMaxLength(ChannelFailure.DetailMaxLength);
            failure.HasIndex(f => new { f.Channel, f.Id }).IsDescending(false, true);
        });
    }

    private static void Addresses(ModelBuilder builder)
    {
        builder.Entity<BadAddress>(address =>
        {
            address.ToTable("bad_addresses");
            address.HasKey(a => new { a.Channel, a.Digest });
            address.Property(a => a.Digest).HasMaxLength(64);
            address.Property(a => a.Reason).HasMaxLength(BadAddress.ReasonMaxLength);
        });

        builder.Entity<MessageBounce>(bounce =>
        {
            bounce.ToTable("message_bounces");
            bounce.HasKey(b => b.MessageId);
            bounce.Property(b => b.Detail).HasMaxLength(BadAddress.ReasonMaxLength);
            bounce.HasIndex(b => b.At);
        });

        builder.Entity<TelegramLink>(link =>
        {
            link.ToTable("telegram_links", table => table.HasCheckConstraint("ck_telegram_links_whose", "num_nonnulls(buyer_id, person_id) = 1"));
            link.Property(l => l.Digest).HasMaxLength(64);
            link.Property(l => l.ChatId).HasMaxLength(32);
            link.Property(l => l.Language).HasMaxLength(8);
            link.HasOne<Buyer>().WithMany().HasForeignKey(l => l.BuyerId).OnDelete(DeleteBehavior.Cascade);
            link.HasIndex(l => l.Digest).IsUnique();
            link.HasIndex(l => l.BuyerId).HasFilter("chat_id is not null and ended_at is null");
            link.HasIndex(l => l.PersonId).HasFilter("chat_id is not null and ended_at is null");
            link.HasIndex(l => l.ChatId).HasFilter("chat_id is not null and ended_at is null");
        });
    }
}
