using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122200151_CasesInLine")]
    public partial class CasesInLine : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_complaints_due",
                table: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_complaints_owner_due",
                table: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_complaints_shop_due",
                table: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_complaints_stage_due",
                table: "complaints");

            migrationBuilder.AddColumn<bool>(
                name: "first_in_line",
                table: "complaints",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "line_at",
                table: "complaints",
                type: "timestamp with time zone",
                nullable: false,
                computedColumnSql: "case when first_in_line then date_bin('01:00:00'::interval, case when ball = 'Seller' and stage in ('Collecting', 'Analysing', 'Deciding', 'Arbitration') then least(due_at, marketplace_due_at) else due_at end, '2000-01-01 00:00:00+00'::timestamptz) else case when ball = 'Seller' and stage in ('Collecting', 'Analysing', 'Deciding', 'Arbitration') then least(due_at, marketplace_due_at) else due_at end end",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaints_due",
                table: "complaints",
                columns: new[] { "line_at", "id" },
                filter: "stage <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_owner_due",
                table: "complaints",
                columns: new[] { "owner_id", "line_at", "id" },
                filter: "stage <> 'Closed' and owner_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_shop_due",
                table: "complaints",
                columns: new[] { "shop_id", "stage", "line_at", "id" },
                filter: "stage <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_stage_due",
                table: "complaints",
                columns: new[] { "stage", "line_at", "id" },
                filter: "stage <> 'Closed'");

            migrationBuilder.Sql(CaseLineTriggers.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(CaseLineTriggers.Down);

            migrationBuilder.DropIndex(
                name: "ix_complaints_due",
                table: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_complaints_owner_due",
                table: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_complaints_shop_due",
                table: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_complaints_stage_due",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "line_at",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "first_in_line",
                table: "complaints");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_due",
                table: "complaints",
                columns: new[] { "due_at", "id" },
                filter: "stage <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_owner_due",
                table: "complaints",
                columns: new[] { "owner_id", "due_at", "id" },
                filter: "stage <> 'Closed' and owner_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_shop_due",
                table: "complaints",
                columns: new[] { "shop_id", "stage", "due_at", "id" },
                filter: "stage <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_stage_due",
                table: "complaints",
                columns: new[] { "stage", "due_at", "id" },
                filter: "stage <> 'Closed'");
        }
    }
}
