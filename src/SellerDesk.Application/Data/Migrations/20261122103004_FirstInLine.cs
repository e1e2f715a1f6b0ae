using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122103004_FirstInLine")]
    public partial class FirstInLine : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_work_items_answering",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_assignee_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_photo_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_shop_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_unread_due",
                table: "work_items");

            migrationBuilder.AddColumn<bool>(
                name: "first_in_line",
                table: "work_items",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "line_at",
                table: "work_items",
                type: "timestamp with time zone",
                nullable: false,
                computedColumnSql: "case when first_in_line then date_bin('01:00:00'::interval, due_at, '2000-01-01 00:00:00+00'::timestamptz) else due_at end",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_work_items_answering",
                table: "work_items",
                columns: new[] { "line_at", "id" },
                filter: "state = 'Answering'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_assignee_due",
                table: "work_items",
                columns: new[] { "assignee_id", "line_at", "id" },
                filter: "assignee_id is not null and state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_due",
                table: "work_items",
                columns: new[] { "line_at", "id" },
                filter: "state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_first",
                table: "work_items",
                columns: new[] { "shop_id", "id" },
                filter: "first_in_line");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_photo_due",
                table: "work_items",
                columns: new[] { "line_at", "id" },
                filter: "has_photo and state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_shop_due",
                table: "work_items",
                columns: new[] { "shop_id", "line_at", "id" },
                filter: "state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_unread_due",
                table: "work_items",
                columns: new[] { "line_at", "id" },
                filter: "unread and state <> 'Closed'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_work_items_answering",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_assignee_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_first",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_photo_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_shop_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_unread_due",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "line_at",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "first_in_line",
                table: "work_items");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_answering",
                table: "work_items",
                columns: new[] { "due_at", "id" },
                filter: "state = 'Answering'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_assignee_due",
                table: "work_items",
                columns: new[] { "assignee_id", "due_at", "id" },
                filter: "assignee_id is not null and state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_due",
                table: "work_items",
                columns: new[] { "due_at", "id" },
                filter: "state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_photo_due",
                table: "work_items",
                columns: new[] { "due_at", "id" },
                filter: "has_photo and state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_shop_due",
                table: "work_items",
                columns: new[] { "shop_id", "due_at", "id" },
                filter: "state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_unread_due",
                table: "work_items",
                columns: new[] { "due_at", "id" },
                filter: "unread and state <> 'Closed'");
        }
    }
}
