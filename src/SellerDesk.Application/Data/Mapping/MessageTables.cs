using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>What buyers are told, and why.</summary>
internal static class MessageTables
{
    public static void Map(ModelBuilder builder) => builder.Entity<BuyerEvent>(happened =>
    {
        happened.ToTable("buyer_events");
        happened.Property(e => e.Key).HasMaxLength(BuyerEvent.KeyMaxLength);
        happened.Property(e => e.Values).HasColumnType("jsonb");
        happened.HasOne<Buyer>().WithMany().HasForeignKey(e => e.BuyerId).OnDelete(DeleteBehavior.Cascade);
        happened.HasIndex(e => new { e.BuyerId, e.Kind, e.Key }).IsUnique();
        happened.HasIndex(e => e.Id, "ix_buyer_events_new").HasFilter("taken_at is null");
    });
}
