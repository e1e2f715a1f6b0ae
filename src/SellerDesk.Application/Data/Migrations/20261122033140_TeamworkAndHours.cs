using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122033140_TeamworkAndHours")]
    public partial class TeamworkAndHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_work_items_snoozed",
                table: "work_items");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "alerts_seen_at",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "muted_alerts",
                table: "people",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateTable(
                name: "assignment_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by_shift = table.Column<bool>(type: "boolean", nullable: false),
                    person_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    turn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignment_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person_weeks",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    hours = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    away_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_weeks", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "shop_weeks",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hours = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shop_weeks", x => x.shop_id);
                    table.ForeignKey(
                        name: "fk_shop_weeks_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "work_days",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    closed = table.Column<int>(type: "integer", nullable: false),
                    first_responses = table.Column<int>(type: "integer", nullable: false),
                    first_minutes = table.Column<long>(type: "bigint", nullable: false),
                    first_within = table.Column<int>(type: "integer", nullable: false),
                    resolved = table.Column<int>(type: "integer", nullable: false),
                    resolved_minutes = table.Column<long>(type: "bigint", nullable: false),
                    active_slots = table.Column<int>(type: "integer", nullable: false),
                    approved = table.Column<int>(type: "integer", nullable: false),
                    approved_edited = table.Column<int>(type: "integer", nullable: false),
                    warnings = table.Column<int>(type: "integer", nullable: false),
                    blocks = table.Column<int>(type: "integer", nullable: false),
                    templates = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_days", x => new { x.shop_id, x.day, x.kind, x.person_id });
                    table.ForeignKey(
                        name: "fk_work_days_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_work_items_unassigned",
                table: "work_items",
                column: "id",
                filter: "assignee_id is null and state = 'Open'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_work_items_snoozed",
                table: "work_items",
                sql: "state <> 'Snoozed' or snoozed_until is not null");

            migrationBuilder.CreateIndex(
                name: "ix_item_events_at",
                table: "item_events",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_item_events_person_id_at",
                table: "item_events",
                columns: new[] { "person_id", "at" },
                filter: "person_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_person_id_created_at_id",
                table: "alerts",
                columns: new[] { "person_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_work_days_day",
                table: "work_days",
                column: "day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assignment_rules");

            migrationBuilder.DropTable(
                name: "person_weeks");

            migrationBuilder.DropTable(
                name: "shop_weeks");

            migrationBuilder.DropTable(
                name: "work_days");

            migrationBuilder.DropIndex(
                name: "ix_work_items_unassigned",
                table: "work_items");

            migrationBuilder.DropCheckConstraint(
                name: "ck_work_items_snoozed",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_item_events_at",
                table: "item_events");

            migrationBuilder.DropIndex(
                name: "ix_item_events_person_id_at",
                table: "item_events");

            migrationBuilder.DropIndex(
                name: "ix_alerts_person_id_created_at_id",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "alerts_seen_at",
                table: "people");

            migrationBuilder.DropColumn(
                name: "muted_alerts",
                table: "people");

            migrationBuilder.AddCheckConstraint(
                name: "ck_work_items_snoozed",
                table: "work_items",
                sql: "(state = 'Snoozed') = (snoozed_until is not null)");
        }
    }
}
