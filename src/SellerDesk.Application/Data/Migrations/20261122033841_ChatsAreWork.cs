using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122033841_ChatsAreWork")]
    public partial class ChatsAreWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reply_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    work_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reply_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reply_files", x => new { x.id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_reply_files_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_reply_files_work_items_work_item_id_shop_id",
                        columns: x => new { x.work_item_id, x.shop_id },
                        principalTable: "work_items",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_work_items_answered_questions",
                table: "work_items",
                column: "search",
                filter: "kind = 'Question' and reply_state = 'Published'")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_marketplace_due",
                table: "work_items",
                columns: new[] { "marketplace_due_at", "id" },
                filter: "marketplace_due_at is not null and state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_chats_shop_id_buyer_number",
                table: "chats",
                columns: new[] { "shop_id", "buyer_number" },
                filter: "buyer_number is not null");

            migrationBuilder.CreateIndex(
                name: "ix_reply_files_created_at",
                table: "reply_files",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_reply_files_shop_id",
                table: "reply_files",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_reply_files_work_item_id_shop_id",
                table: "reply_files",
                columns: new[] { "work_item_id", "shop_id" });

            migrationBuilder.Sql(ChatItemsUpgrade.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reply_files");

            migrationBuilder.DropIndex(
                name: "ix_work_items_answered_questions",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_marketplace_due",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_chats_shop_id_buyer_number",
                table: "chats");
        }
    }
}
