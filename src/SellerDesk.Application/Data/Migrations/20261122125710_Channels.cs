using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122125710_Channels")]
    public partial class Channels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "digest_hour",
                table: "people",
                type: "smallint",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "digested_on",
                table: "people",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "mailed_alerts",
                table: "people",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string[]>(
                name: "telegram_alerts",
                table: "people",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "spread_at",
                table: "alerts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "alert_sends",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alert_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    detail = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_sends", x => x.id);
                    table.ForeignKey(
                        name: "fk_alert_sends_alerts_alert_id",
                        column: x => x.alert_id,
                        principalTable: "alerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bad_addresses",
                columns: table => new
                {
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bad_addresses", x => new { x.channel, x.digest });
                });

            migrationBuilder.CreateTable(
                name: "channel_failures",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    detail = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_failures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "channel_minutes",
                columns: table => new
                {
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    minute = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent = table.Column<int>(type: "integer", nullable: false),
                    later = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    unknown = table.Column<int>(type: "integer", nullable: false),
                    took = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_minutes", x => new { x.channel, x.minute });
                });

            migrationBuilder.CreateTable(
                name: "message_bounces",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    for_good = table.Column<bool>(type: "boolean", nullable: false),
                    detail = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_bounces", x => x.message_id);
                });

            migrationBuilder.CreateTable(
                name: "message_channels",
                columns: table => new
                {
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    settings = table.Column<string>(type: "jsonb", nullable: false),
                    secrets = table.Column<byte[]>(type: "bytea", nullable: true),
                    cursor = table.Column<string>(type: "text", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checked_well = table.Column<bool>(type: "boolean", nullable: false),
                    check_answer = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_channels", x => x.channel);
                });

            migrationBuilder.CreateTable(
                name: "telegram_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    purposes = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    chat_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    linked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_telegram_links", x => x.id);
                    table.CheckConstraint("ck_telegram_links_whose", "num_nonnulls(buyer_id, person_id) = 1");
                    table.ForeignKey(
                        name: "fk_telegram_links_buyers_buyer_id",
                        column: x => x.buyer_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_outgoing_replies_message",
                table: "outgoing_replies",
                columns: new[] { "shop_id", "origin_id" },
                unique: true,
                filter: "origin = 'Message'");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_unspread",
                table: "alerts",
                columns: new[] { "created_at", "id" },
                filter: "spread_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_alert_sends_alert_id_person_id_channel",
                table: "alert_sends",
                columns: new[] { "alert_id", "person_id", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alert_sends_due",
                table: "alert_sends",
                column: "due_at",
                filter: "state in ('Waiting', 'Sending')");

            migrationBuilder.CreateIndex(
                name: "ix_channel_failures_channel_id",
                table: "channel_failures",
                columns: new[] { "channel", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_message_bounces_at",
                table: "message_bounces",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_telegram_links_buyer_id",
                table: "telegram_links",
                column: "buyer_id",
                filter: "chat_id is not null and ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_telegram_links_chat_id",
                table: "telegram_links",
                column: "chat_id",
                filter: "chat_id is not null and ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_telegram_links_digest",
                table: "telegram_links",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_telegram_links_person_id",
                table: "telegram_links",
                column: "person_id",
                filter: "chat_id is not null and ended_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alert_sends");

            migrationBuilder.DropTable(
                name: "bad_addresses");

            migrationBuilder.DropTable(
                name: "channel_failures");

            migrationBuilder.DropTable(
                name: "channel_minutes");

            migrationBuilder.DropTable(
                name: "message_bounces");

            migrationBuilder.DropTable(
                name: "message_channels");

            migrationBuilder.DropTable(
                name: "telegram_links");

            migrationBuilder.DropIndex(
                name: "ux_outgoing_replies_message",
                table: "outgoing_replies");

            migrationBuilder.DropIndex(
                name: "ix_alerts_unspread",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "digest_hour",
                table: "people");

            migrationBuilder.DropColumn(
                name: "digested_on",
                table: "people");

            migrationBuilder.DropColumn(
                name: "mailed_alerts",
                table: "people");

            migrationBuilder.DropColumn(
                name: "telegram_alerts",
                table: "people");

            migrationBuilder.DropColumn(
                name: "spread_at",
                table: "alerts");
        }
    }
}
