using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>What marketplaces tell beside reviews and orders: chats, returns, the funnel.</summary>
internal static class ConversationTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<Chat>(chat =>
        {
            chat.ToTable("chats");
            chat.HasKey(c => new { c.Id, c.ShopId });
            chat.Property(c => c.Ref).HasColumnName("number");
            chat.HasIndex(c => new { c.ShopId, c.Ref }).IsUnique();
            chat.HasIndex(c => new { c.ShopId, c.LastMessageAt, c.Id }).IsDescending(false, true, true);
            chat.HasIndex(c => new { c.ShopId, c.OrderNumber }).HasFilter("order_number is not null");
            chat.HasIndex(c => new { c.ShopId, c.BuyerNumber }).HasFilter("buyer_number is not null");
            chat.HasMany(c => c.Messages).WithOne().HasForeignKey(m => new { m.ChatId, m.ShopId }).OnDelete(DeleteBehavior.Cascade);
            chat.OfShop(db, c => c.ShopId);
        });

        builder.Entity<ChatMessage>(message =>
        {
            message.ToTable("chat_messages");
            message.Property(m => m.Ref).HasColumnName("number");
            message.HasKey(m => new { m.ChatId, m.Ref, m.ShopId });
            message.HasIndex(m => new { m.ChatId, m.ShopId, m.SentAt });
            message.Property(m => m.Files).HasColumnType("jsonb").HasDefaultValueSql("'[]'");
            message.Property(m => m.IsThanks).HasDefaultValueSql("false");
            message.OfShop(db, m => m.ShopId);
        });

        builder.Entity<Return>(back =>
        {
            back.ToTable("returns", table => table.HasCheckConstraint("ck_returns_quantity", "quantity is null or quantity >= 0"));
            back.HasKey(r => new { r.Id, r.ShopId });
            back.Property(r => r.Ref).HasColumnName("number");
            back.Property<long>(ContentTables.TextDigest);
            back.Property<long>(ContentTables.AnswerDigest);
            back.HasIndex(r => new { r.ShopId, r.Ref }).IsUnique().IncludeProperties(ContentTables.TextDigest, ContentTables.AnswerDigest);
            back.HasIndex(r => new { r.ShopId, r.OpenedAt, r.Id }).IsDescending(false, true, true);
            back.HasIndex(r => new { r.ShopId, r.OrderNumber }).HasFilter("order_number is not null");
            back.HasIndex(r => new { r.DecideBy, r.Id }, "ix_returns_waiting").HasFilter("stage = 'AwaitsSeller'");
            back.Property(r => r.Amount).HasPrecision(18, 4);
            back.Property(r => r.Currency).HasMaxLength(3).IsFixedLength();
            back.Property(r => r.Decisions).HasColumnType("jsonb").HasDefaultValueSql("'[]'");
            back.OfShop(db, r => r.ShopId);
        });

        builder.Entity<FunnelDay>(day =>
        {
            day.ToTable("funnel_days");
            day.HasKey(d => new { d.ShopId, d.Day, d.ProductNumber });
            day.Property(d => d.ProductNumber).HasMaxLength(Domain.Common.MarketplaceRef.NumberMaxLength);
            day.Property(d => d.OrderSum).HasPrecision(18, 4);
            day.Property(d => d.BuyoutSum).HasPrecision(18, 4);
            day.Property(d => d.CancelSum).HasPrecision(18, 4);
            day.Property(d => d.Currency).HasMaxLength(3).IsFixedLength();
            day.HasIndex(d => new { d.ShopId, d.ProductNumber, d.Day });
            day.OfShop(db, d => d.ShopId);
        });
    }
}
