using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122033610_SearchAndMacros")]
    public partial class SearchAndMacros : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "steps",
                table: "bulk_runs",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.CreateTable(
                name: "macros",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    letter = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    steps = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_macros", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_work_items_unread",
                table: "work_items",
                columns: new[] { "created_at", "id" },
                descending: new bool[0],
                filter: "unread");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_order",
                table: "reviews",
                columns: new[] { "shop_id", "order_number" },
                filter: "order_number is not null");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_items_refused",
                table: "bulk_items",
                columns: new[] { "run_id", "position" },
                filter: "state = 'Refused'");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_items_waiting",
                table: "bulk_items",
                columns: new[] { "run_id", "position" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_macros_owner_id_letter",
                table: "macros",
                columns: new[] { "owner_id", "letter" },
                unique: true,
                filter: "letter is not null")
                .Annotation("Npgsql:NullsDistinct", false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "macros");

            migrationBuilder.DropIndex(
                name: "ix_work_items_unread",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_reviews_order",
                table: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_bulk_items_refused",
                table: "bulk_items");

            migrationBuilder.DropIndex(
                name: "ix_bulk_items_waiting",
                table: "bulk_items");

            migrationBuilder.DropColumn(
                name: "steps",
                table: "bulk_runs");
        }
    }
}
