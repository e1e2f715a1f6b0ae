using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Data.Mapping;

internal static class OrderTables
{
    private static readonly string KeptByMarketplace = string.Join(", ", OrderStages.KeptByMarketplace.Select(scheme => $"'{scheme}'"));

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
                + "or coalesce(delivered_at < handed_over_at, false) or coalesce(delivered_at < approved_at, false) or coalesce(delivered_at < ordered_at, false)", stored: true);
            order.Property(o => o.Total).HasPrecision(18, 4);
            order.Property(o => o.Currency).HasMaxLength(3).IsFixedLength();
            order.Property(o => o.ActBy).HasComputedColumnSql(
                $"case when scheme in ({KeptByMarketplace}) then null when stage in ({OrderStages.Sql(OrderStages.ToShip)}) then least(due_at, ship_by) when stage in ({OrderStages.Sql(OrderStages.OnTheWay)}) then least(due_at, promised_at) end",
                stored: true);
            order.Property(o => o.Failing).HasComputedColumnSql($"stage in ({OrderStages.Sql([.. OrderStages.ToShip, .. OrderStages.OnTheWay])}) and status ~* '{OrderStages.FailingWords}'", stored: true);
            order.HasIndex(o => o.Id, "ix_orders_failing").HasFilter("failing");
            order.HasIndex(o => new { o.ShopId, o.BuyerNumber });
            order.HasIndex(o => new { o.ShipBy, o.Id }, "ix_orders_ship_by").HasFilter("ship_by is not null and stage in ('Received', 'Assembled', 'Packed')");
            order.HasIndex(o => new { o.ShopId, o.DeliveredAt }, "ix_orders_delivered").HasFilter("delivered_at is not null");
            order.HasIndex(o => new { o.ShopId, o.StageAt }, "ix_orders_seen_delivered").HasFilter("stage = 'Delivered' and delivered_at is null and stage_at is not null");

            // The list is newest first, over all shops, of each shop, and of what is mostly asked for; what is rare has an index of its own.
            order.HasIndex(o => new { o.OrderedAt, o.Id }, "ix_orders_newest").IsDescending();
            order.HasIndex(o => new { o.ShopId, o.OrderedAt, o.Id }, "ix_orders_shop_newest").IsDescending(false, true, true);
            order.HasIndex(o => new { o.Stage, o.OrderedAt, o.Id }, "ix_orders_stage_newest").IsDescending(false, true, true);
            order.HasIndex(o => new { o.BuyerRegion, o.OrderedAt, o.Id }, "ix_orders_region_newest").IsDescending(false, true, true).HasFilter("buyer_region is not null");
            order.HasIndex(o => new { o.Carrier, o.OrderedAt, o.Id }, "ix_orders_carrier_newest").IsDescending(false, true, true).HasFilter("carrier is not null");
            order.HasIndex(o => new { o.Warehouse, o.OrderedAt, o.Id }, "ix_orders_warehouse_newest").IsDescending(false, true, true).HasFilter("warehouse is not null");
            order.HasIndex(o => new { o.OrderedAt, o.Id }, "ix_orders_contradicting").IsDescending().HasFilter("times_contradict");
            order.HasIndex(o => o.Ref, "ix_orders_number").HasOperators("text_pattern_ops");
            order.HasIndex(o => o.TrackingNumber, "ix_orders_tracking").HasOperators("text_pattern_ops").HasFilter("tracking_number is not null");

            // What is owed, the nearest first; and what the clock has still to look at.
            order.HasIndex(o => new { o.ActBy, o.Id }, "ix_orders_act_by").HasFilter("act_by is not null");
            order.HasIndex(o => o.Id, "ix_orders_to_time").HasFilter("not timed");
            order.HasIndex(o => new { o.ShopId, o.HandedOverAt }, "ix_orders_handed_over").HasFilter("handed_over_at is not null");
            order.HasIndex(o => new { o.ShopId, o.ApprovedAt }, "ix_orders_approved").HasFilter("approved_at is not null");
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
            line.HasIndex(l => new { l.ProductId, l.OrderedAt, l.OrderId }, "ix_order_lines_product_newest").IsDescending(false, true, true).HasFilter("product_id is not null");
            line.OfShop(db, l => l.ShopId);
        });

        builder.Entity<OrderStep>(step =>
        {
            step.ToTable("order_steps");
            step.HasKey(s => new { s.OrderId, s.Stage, s.ShopId });
            step.HasOne<Order>().WithMany().HasForeignKey(s => new { s.OrderId, s.ShopId }).OnDelete(DeleteBehavior.Cascade);
            step.OfShop(db, s => s.ShopId);
        });

        builder.Entity<OrderOffer>(offer =>
        {
            offer.ToTable("order_offers", table => table.HasCheckConstraint("ck_order_offers_amount", "amount is null or amount > 0"));
            offer.HasKey(o => new { o.Id, o.ShopId });
            offer.Property(o => o.Text).HasMaxLength(OrderOffer.TextMaxLength);
            offer.HasOne<Order>().WithMany().HasForeignKey(o => new { o.OrderId, o.ShopId }).OnDelete(DeleteBehavior.Cascade);
            offer.HasIndex(o => new { o.OrderId, o.At });
            offer.OfShop(db, o => o.ShopId);
        });

        builder.Entity<OrderCount>(count =>
        {
            count.ToTable("order_counts");
            count.HasIndex(c => c.Part);
            count.OfShop(db, c => c.ShopId);
        });
    }
}
