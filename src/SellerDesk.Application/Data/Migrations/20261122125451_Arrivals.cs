using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122125451_Arrivals")]
    public partial class Arrivals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ArrivalsUpgrade.Before);

            migrationBuilder.DropPrimaryKey(
                name: "pk_carrier_days",
                table: "carrier_days");

            migrationBuilder.DropColumn(
                name: "region",
                table: "carrier_days");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "arrived_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_carrier_days",
                table: "carrier_days",
                columns: new[] { "shop_id", "day", "carrier", "currency" });

            migrationBuilder.CreateTable(
                name: "carrier_region_months",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    carrier = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    region = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_region_months", x => new { x.shop_id, x.month, x.carrier, x.region });
                    table.ForeignKey(
                        name: "fk_carrier_region_months_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "leg_key_months",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dimension = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    leg = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    upto = table.Column<int[]>(type: "integer[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leg_key_months", x => new { x.shop_id, x.dimension, x.leg, x.month, x.key });
                    table.ForeignKey(
                        name: "fk_leg_key_months_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql(ArrivalsUpgrade.After);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(TouchedOrderDayTriggers.Updated);

            migrationBuilder.DropTable(
                name: "carrier_region_months");

            migrationBuilder.DropTable(
                name: "leg_key_months");

            migrationBuilder.DropPrimaryKey(
                name: "pk_carrier_days",
                table: "carrier_days");

            migrationBuilder.DropColumn(
                name: "arrived_at",
                table: "orders");

            migrationBuilder.AddColumn<string>(
                name: "region",
                table: "carrier_days",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "pk_carrier_days",
                table: "carrier_days",
                columns: new[] { "shop_id", "day", "carrier", "region", "currency" });
        }
    }
}
