using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Data.Mapping;

internal static class OrderTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<Order>(order =>
        {
            order.ToTable("orders");
            order.HasKey(o => new { o.Id, o.ShopId });
            order.Property(o => o.Ref).HasColumnName("number");
            order.HasIndex(o => new { o.ShopId, o.Ref }).IsUnique();
            order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => new { l.OrderId, l.ShopId }).OnDelete(DeleteBehavior.Cascade);
            order.Property(o => o.TimesContradict).HasComputedColumnSql(
                "coalesce(approved_at < ordered_at, false) or coalesce(handed_over_at < approved_at, false) or coalesce(handed_over_at < ordered_at, false) "
                + "or coalesce(delivered_at < handed_over_at, false) or coalesce(delivered_at < ordered_at, false)", stored: true);
            order.HasIndex(o => new { o.ShopId, o.BuyerNumber });
            order.HasIndex(o => new { o.ShipBy, o.Id }, "ix_orders_ship_by").HasFilter("ship_by is not null and stage in ('Received', 'Assembled', 'Packed')");
            order.HasIndex(o => new { o.ShopId, o.DeliveredAt }, "ix_orders_delivered").HasFilter("delivered_at is not null");
            order.HasIndex(o => new { o.ShopId, o.OrderedAt }).IsDescending(false, true);
            order.OfShop(db, o => o.ShopId);
        });

        builder.Entity<OrderLine>(line =>
        {
            line.ToTable("order_lines", table =>
            {
                table.HasCheckConstraint("ck_order_lines_number", "line_number >= 1");
                table.HasCheckConstraint("ck_order_lines_quantity", "quantity >= 1");
                table.HasCheckConstraint("ck_order_lines_prices", "unit_price >= 0 and delivery_price >= 0");
            });
            line.HasKey(l => new { l.OrderId, l.LineNumber, l.ShopId });
            line.Property(l => l.UnitPrice).HasPrecision(18, 4);
            line.Property(l => l.DeliveryPrice).HasPrecision(18, 4);
            line.Property(l => l.Currency).HasMaxLength(3).IsFixedLength();
            line.OfShop(db, l => l.ShopId);
        });
    }
}
