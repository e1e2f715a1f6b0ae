using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122062826_OrderSteps")]
    public partial class OrderSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_orders_shop_id_ordered_at",
                table: "orders");

            migrationBuilder.AddColumn<string>(
                name: "section",
                table: "saved_views",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Inbox");

            migrationBuilder.AddColumn<string>(
                name: "currency",
                table: "orders",
                type: "character(3)",
                fixedLength: true,
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "stage_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "timed",
                table: "orders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<decimal>(
                name: "total",
                table: "orders",
                type: "numeric(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ordered_at",
                table: "order_lines",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<bool>(
                name: "times_contradict",
                table: "orders",
                type: "boolean",
                nullable: false,
                computedColumnSql: "coalesce(approved_at < ordered_at, false) or coalesce(handed_over_at < approved_at, false) or coalesce(handed_over_at < ordered_at, false) or coalesce(delivered_at < handed_over_at, false) or coalesce(delivered_at < approved_at, false) or coalesce(delivered_at < ordered_at, false)",
                stored: true,
                oldClrType: typeof(bool),
                oldType: "boolean",
                oldComputedColumnSql: "coalesce(approved_at < ordered_at, false) or coalesce(handed_over_at < approved_at, false) or coalesce(handed_over_at < ordered_at, false) or coalesce(delivered_at < handed_over_at, false) or coalesce(delivered_at < ordered_at, false)",
                oldStored: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "act_by",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true,
                computedColumnSql: "case when stage in ('Received', 'Assembled', 'Packed') then least(due_at, ship_by) when stage in ('HandedOver', 'InTransit') then least(due_at, promised_at) end",
                stored: true);

            migrationBuilder.CreateTable(
                name: "order_counts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_counts", x => x.id);
                    table.ForeignKey(
                        name: "fk_order_counts_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_offers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    new_date = table.Column<DateOnly>(type: "date", nullable: true),
                    amount = table.Column<int>(type: "integer", nullable: true),
                    text = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: false),
                    reply_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_offers", x => new { x.id, x.shop_id });
                    table.CheckConstraint("ck_order_offers_amount", "amount is null or amount > 0");
                    table.ForeignKey(
                        name: "fk_order_offers_orders_order_id_shop_id",
                        columns: x => new { x.order_id, x.shop_id },
                        principalTable: "orders",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_order_offers_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_steps",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told = table.Column<bool>(type: "boolean", nullable: false),
                    words = table.Column<string[]>(type: "text[]", nullable: false),
                    seen = table.Column<DateTime[]>(type: "timestamp with time zone[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_steps", x => new { x.order_id, x.stage, x.shop_id });
                    table.ForeignKey(
                        name: "fk_order_steps_orders_order_id_shop_id",
                        columns: x => new { x.order_id, x.shop_id },
                        principalTable: "orders",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_order_steps_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_act_by",
                table: "orders",
                columns: new[] { "act_by", "id" },
                filter: "act_by is not null");

            migrationBuilder.CreateIndex(
                name: "ix_orders_carrier_newest",
                table: "orders",
                columns: new[] { "carrier", "ordered_at", "id" },
                descending: new[] { false, true, true },
                filter: "carrier is not null");

            migrationBuilder.CreateIndex(
                name: "ix_orders_contradicting",
                table: "orders",
                columns: new[] { "ordered_at", "id" },
                descending: new bool[0],
                filter: "times_contradict");

            migrationBuilder.CreateIndex(
                name: "ix_orders_newest",
                table: "orders",
                columns: new[] { "ordered_at", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_orders_number",
                table: "orders",
                column: "number")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_region_newest",
                table: "orders",
                columns: new[] { "buyer_region", "ordered_at", "id" },
                descending: new[] { false, true, true },
                filter: "buyer_region is not null");

            migrationBuilder.CreateIndex(
                name: "ix_orders_shop_newest",
                table: "orders",
                columns: new[] { "shop_id", "ordered_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_orders_stage_newest",
                table: "orders",
                columns: new[] { "stage", "ordered_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_orders_to_time",
                table: "orders",
                column: "id",
                filter: "not timed and stage in ('Received', 'Assembled', 'Packed', 'HandedOver', 'InTransit')");

            migrationBuilder.CreateIndex(
                name: "ix_orders_tracking",
                table: "orders",
                column: "tracking_number",
                filter: "tracking_number is not null")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_warehouse_newest",
                table: "orders",
                columns: new[] { "warehouse", "ordered_at", "id" },
                descending: new[] { false, true, true },
                filter: "warehouse is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_product_newest",
                table: "order_lines",
                columns: new[] { "product_id", "ordered_at", "order_id" },
                descending: new[] { false, true, true },
                filter: "product_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_counts_part",
                table: "order_counts",
                column: "part");

            migrationBuilder.CreateIndex(
                name: "ix_order_counts_shop_id",
                table: "order_counts",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_offers_order_id_at",
                table: "order_offers",
                columns: new[] { "order_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_order_offers_order_id_shop_id",
                table: "order_offers",
                columns: new[] { "order_id", "shop_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_offers_shop_id",
                table: "order_offers",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_steps_order_id_shop_id",
                table: "order_steps",
                columns: new[] { "order_id", "shop_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_steps_shop_id",
                table: "order_steps",
                column: "shop_id");

            migrationBuilder.Sql(OrderTriggers.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(OrderTriggers.Down);

            migrationBuilder.DropTable(
                name: "order_counts");

            migrationBuilder.DropTable(
                name: "order_offers");

            migrationBuilder.DropTable(
                name: "order_steps");

            migrationBuilder.DropIndex(
                name: "ix_orders_act_by",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_carrier_newest",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_contradicting",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_newest",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_number",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_region_newest",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_shop_newest",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_stage_newest",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_to_time",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_tracking",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_warehouse_newest",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_product_newest",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "act_by",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "section",
                table: "saved_views");

            migrationBuilder.DropColumn(
                name: "currency",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "stage_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "timed",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "total",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "ordered_at",
                table: "order_lines");

            migrationBuilder.AlterColumn<bool>(
                name: "times_contradict",
                table: "orders",
                type: "boolean",
                nullable: false,
                computedColumnSql: "coalesce(approved_at < ordered_at, false) or coalesce(handed_over_at < approved_at, false) or coalesce(handed_over_at < ordered_at, false) or coalesce(delivered_at < handed_over_at, false) or coalesce(delivered_at < ordered_at, false)",
                stored: true,
                oldClrType: typeof(bool),
                oldType: "boolean",
                oldComputedColumnSql: "coalesce(approved_at < ordered_at, false) or coalesce(handed_over_at < approved_at, false) or coalesce(handed_over_at < ordered_at, false) or coalesce(delivered_at < handed_over_at, false) or coalesce(delivered_at < approved_at, false) or coalesce(delivered_at < ordered_at, false)",
                oldStored: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_shop_id_ordered_at",
                table: "orders",
                columns: new[] { "shop_id", "ordered_at" },
                descending: new[] { false, true });
        }
    }
}
