using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122063054_NegationsAndTouchedTemplates")]
    public partial class NegationsAndTouchedTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "touched_template_days",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    template_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_touched_template_days", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_work_items_unread_due",
                table: "work_items",
                columns: new[] { "due_at", "id" },
                filter: "unread and state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_readings_corrected",
                table: "readings",
                column: "corrected_at",
                filter: "corrected_at is not null");

            migrationBuilder.Sql(TouchedTemplateDayTriggers.Up);
            migrationBuilder.Sql(SearchedWordsUpgrade.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(TouchedTemplateDayTriggers.Down);

            migrationBuilder.DropTable(
                name: "touched_template_days");

            migrationBuilder.DropIndex(
                name: "ix_work_items_unread_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_readings_corrected",
                table: "readings");
        }
    }
}
