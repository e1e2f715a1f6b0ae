using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122202935_ImportedContacts")]
    public partial class ImportedContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "telegram_links",
                type: "character varying(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "undone_at",
                table: "import_runs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "undone_by",
                table: "import_runs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "import_run_id",
                table: "buyer_contacts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "import_run_id",
                table: "buyer_consents",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_messages_chat",
                table: "outgoing_messages",
                column: "sent_at",
                filter: "channel = 'MarketplaceChat' and state = 'Sent'");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_contacts_import_run_id",
                table: "buyer_contacts",
                column: "import_run_id",
                filter: "import_run_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_consents_import_run_id",
                table: "buyer_consents",
                column: "import_run_id",
                filter: "import_run_id is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outgoing_messages_chat",
                table: "outgoing_messages");

            migrationBuilder.DropIndex(
                name: "ix_buyer_contacts_import_run_id",
                table: "buyer_contacts");

            migrationBuilder.DropIndex(
                name: "ix_buyer_consents_import_run_id",
                table: "buyer_consents");

            migrationBuilder.DropColumn(
                name: "language",
                table: "telegram_links");

            migrationBuilder.DropColumn(
                name: "undone_at",
                table: "import_runs");

            migrationBuilder.DropColumn(
                name: "undone_by",
                table: "import_runs");

            migrationBuilder.DropColumn(
                name: "import_run_id",
                table: "buyer_contacts");

            migrationBuilder.DropColumn(
                name: "import_run_id",
                table: "buyer_consents");
        }
    }
}
