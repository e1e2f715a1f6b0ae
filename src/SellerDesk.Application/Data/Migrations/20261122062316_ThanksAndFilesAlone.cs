using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122062316_ThanksAndFilesAlone")]
    public partial class ThanksAndFilesAlone : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_outgoing_replies_text",
                table: "outgoing_replies");

            migrationBuilder.AddColumn<bool>(
                name: "is_thanks",
                table: "chat_messages",
                type: "boolean",
                nullable: false,
                defaultValueSql: "false");

            migrationBuilder.AddCheckConstraint(
                name: "ck_outgoing_replies_text",
                table: "outgoing_replies",
                sql: "length(text) > 0 or (kind = 'Chat' and files <> '[]')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_outgoing_replies_text",
                table: "outgoing_replies");

            migrationBuilder.DropColumn(
                name: "is_thanks",
                table: "chat_messages");

            migrationBuilder.AddCheckConstraint(
                name: "ck_outgoing_replies_text",
                table: "outgoing_replies",
                sql: "length(text) > 0");
        }
    }
}
