using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122064148_LegsAndPacking")]
    public partial class LegsAndPacking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "carrier_days",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    carrier = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    region = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    priced = table.Column<int>(type: "integer", nullable: false),
                    price = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    returned = table.Column<int>(type: "integer", nullable: false),
                    complained = table.Column<int>(type: "integer", nullable: false),
                    damaged = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_days", x => new { x.shop_id, x.day, x.carrier, x.region, x.currency });
                    table.ForeignKey(
                        name: "fk_carrier_days_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "leg_days",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dimension = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    leg = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    timed = table.Column<int>(type: "integer", nullable: false),
                    contradicting = table.Column<int>(type: "integer", nullable: false),
                    judged = table.Column<int>(type: "integer", nullable: false),
                    late = table.Column<int>(type: "integer", nullable: false),
                    late_minutes = table.Column<long>(type: "bigint", nullable: false),
                    spread = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leg_days", x => new { x.shop_id, x.dimension, x.leg, x.day, x.key });
                    table.ForeignKey(
                        name: "fk_leg_days_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "packing_lists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    category = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_packing_lists", x => new { x.id, x.shop_id });
                    table.CheckConstraint("ck_packing_lists_scope", "product_id is null or category is null");
                    table.ForeignKey(
                        name: "fk_packing_lists_products_product_id_shop_id",
                        columns: x => new { x.product_id, x.shop_id },
                        principalTable: "products",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_packing_lists_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "packing_ticks",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_number = table.Column<int>(type: "integer", nullable: false),
                    point = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_packing_ticks", x => new { x.order_id, x.shop_id, x.line_number, x.point });
                    table.ForeignKey(
                        name: "fk_packing_ticks_orders_order_id_shop_id",
                        columns: x => new { x.order_id, x.shop_id },
                        principalTable: "orders",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_packing_ticks_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "touched_order_days",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_touched_order_days", x => x.id);
                    table.ForeignKey(
                        name: "fk_touched_order_days_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "packing_points",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_packing_points", x => new { x.id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_packing_points_packing_lists_list_id_shop_id",
                        columns: x => new { x.list_id, x.shop_id },
                        principalTable: "packing_lists",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_packing_points_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_approved",
                table: "orders",
                columns: new[] { "shop_id", "approved_at" },
                filter: "approved_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_orders_handed_over",
                table: "orders",
                columns: new[] { "shop_id", "handed_over_at" },
                filter: "handed_over_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_packing_lists_product_id_shop_id",
                table: "packing_lists",
                columns: new[] { "product_id", "shop_id" });

            migrationBuilder.CreateIndex(
                name: "ix_packing_lists_shop_id_product_id_category",
                table: "packing_lists",
                columns: new[] { "shop_id", "product_id", "category" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_packing_points_list_id_shop_id",
                table: "packing_points",
                columns: new[] { "list_id", "shop_id" });

            migrationBuilder.CreateIndex(
                name: "ix_packing_points_shop_id",
                table: "packing_points",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_packing_ticks_shop_id",
                table: "packing_ticks",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_touched_order_days_shop_id_day",
                table: "touched_order_days",
                columns: new[] { "shop_id", "day" });

            migrationBuilder.Sql(TouchedOrderDayTriggers.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(TouchedOrderDayTriggers.Down);

            migrationBuilder.DropTable(
                name: "carrier_days");

            migrationBuilder.DropTable(
                name: "leg_days");

            migrationBuilder.DropTable(
                name: "packing_points");

            migrationBuilder.DropTable(
                name: "packing_ticks");

            migrationBuilder.DropTable(
                name: "touched_order_days");

            migrationBuilder.DropTable(
                name: "packing_lists");

            migrationBuilder.DropIndex(
                name: "ix_orders_approved",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_handed_over",
                table: "orders");
        }
    }
}
