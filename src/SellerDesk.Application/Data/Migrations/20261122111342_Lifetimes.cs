using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122111342_Lifetimes")]
    public partial class Lifetimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "buyer_lifetimes",
                columns: table => new
                {
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    repeats = table.Column<int>(type: "integer", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    alive = table.Column<double>(type: "double precision", nullable: true),
                    expected = table.Column<double>(type: "double precision", nullable: true),
                    value = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    at_risk = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    usual_gap = table.Column<double>(type: "double precision", nullable: true),
                    usual_sum = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    last_sum = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    is_slower = table.Column<bool>(type: "boolean", nullable: false),
                    is_smaller = table.Column<bool>(type: "boolean", nullable: false),
                    has_bad_experience = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_lifetimes", x => new { x.buyer_id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_buyer_lifetimes_buyers_buyer_id",
                        column: x => x.buyer_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_buyer_lifetimes_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shop_lifetimes",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    report = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shop_lifetimes", x => x.shop_id);
                    table.ForeignKey(
                        name: "fk_shop_lifetimes_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_buyer_lifetimes_at_risk",
                table: "buyer_lifetimes",
                columns: new[] { "shop_id", "at_risk", "buyer_id" },
                descending: new[] { false, true, true },
                filter: "at_risk > 0");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_lifetimes_bad",
                table: "buyer_lifetimes",
                columns: new[] { "shop_id", "at_risk", "buyer_id" },
                descending: new[] { false, true, true },
                filter: "has_bad_experience");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_lifetimes_slower",
                table: "buyer_lifetimes",
                columns: new[] { "shop_id", "at_risk", "buyer_id" },
                descending: new[] { false, true, true },
                filter: "is_slower");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_lifetimes_smaller",
                table: "buyer_lifetimes",
                columns: new[] { "shop_id", "at_risk", "buyer_id" },
                descending: new[] { false, true, true },
                filter: "is_smaller");

            // Names are looked for by how they begin.
            migrationBuilder.Sql("create index ix_buyers_name on buyers (lower(name) text_pattern_ops) where name_is_shown and merged_into is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index ix_buyers_name");

            migrationBuilder.DropTable(
                name: "buyer_lifetimes");

            migrationBuilder.DropTable(
                name: "shop_lifetimes");
        }
    }
}
