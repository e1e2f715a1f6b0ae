using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261121214701_InboxFilters")]
    public partial class InboxFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "ix_work_items_assignee_newest",
                table: "work_items",
                columns: new[] { "assignee_id", "created_at", "id" },
                descending: new[] { false, true, true },
                filter: "assignee_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_photo_due",
                table: "work_items",
                columns: new[] { "due_at", "id" },
                filter: "has_photo and state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_reply",
                table: "work_items",
                columns: new[] { "reply_state", "created_at", "id" },
                descending: new[] { false, true, true },
                filter: "reply_state not in ('None', 'Published')");
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
                name: "ix_work_items_assignee_newest",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_photo_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_reply",
                table: "work_items");
        }
    }
}
