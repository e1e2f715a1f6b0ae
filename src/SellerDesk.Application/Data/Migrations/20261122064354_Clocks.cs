using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122064354_Clocks")]
    public partial class Clocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "clock_paused_at",
                table: "work_items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "hours",
                table: "person_weeks",
                type: "character varying(525)",
                maxLength: 525,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200);

            migrationBuilder.AddColumn<string>(
                name: "quiet_hours",
                table: "people",
                type: "character varying(11)",
                maxLength: 11,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "clocks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    of = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    working = table.Column<bool>(type: "boolean", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    marketplace_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    held_minutes = table.Column<int>(type: "integer", nullable: false),
                    stopped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    warned = table.Column<short>(type: "smallint", nullable: false),
                    next_warning_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recount = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clocks", x => new { x.id, x.shop_id });
                    table.CheckConstraint("ck_clocks_minutes", "minutes > 0 and held_minutes >= 0");
                    table.CheckConstraint("ck_clocks_warned", "warned in (0, 50, 80, 100)");
                    table.ForeignKey(
                        name: "fk_clocks_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_ru = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    like_day = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holidays", x => new { x.country, x.date });
                });

            migrationBuilder.CreateTable(
                name: "retimings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    about = table.Column<string>(type: "text", nullable: false),
                    shop_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    level_id = table.Column<Guid>(type: "uuid", nullable: true),
                    total = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    moved = table.Column<int>(type: "integer", nullable: false),
                    became_overdue = table.Column<int>(type: "integer", nullable: false),
                    last_clock = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retimings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "service_levels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_levels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "work_calendars",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    hours = table.Column<string>(type: "character varying(525)", maxLength: 525, nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    is_default = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_calendars", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clock_holds",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clock_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_holds", x => new { x.id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_clock_holds_clocks_clock_id_shop_id",
                        columns: x => new { x.clock_id, x.shop_id },
                        principalTable: "clocks",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_clock_holds_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_level_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    level_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_level_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_service_level_versions_service_levels_level_id",
                        column: x => x.level_id,
                        principalTable: "service_levels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hours = table.Column<string>(type: "character varying(72)", maxLength: 72, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_days", x => new { x.calendar_id, x.date });
                    table.ForeignKey(
                        name: "fk_calendar_days_work_calendars_calendar_id",
                        column: x => x.calendar_id,
                        principalTable: "work_calendars",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shop_terms",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: true),
                    level_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shop_terms", x => x.shop_id);
                    table.ForeignKey(
                        name: "fk_shop_terms_service_levels_level_id",
                        column: x => x.level_id,
                        principalTable: "service_levels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_shop_terms_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_shop_terms_work_calendars_calendar_id",
                        column: x => x.calendar_id,
                        principalTable: "work_calendars",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "ix_clock_holds_clock_id_shop_id",
                table: "clock_holds",
                columns: new[] { "clock_id", "shop_id" });

            migrationBuilder.CreateIndex(
                name: "ix_clock_holds_shop_id_clock_id",
                table: "clock_holds",
                columns: new[] { "shop_id", "clock_id" });

            migrationBuilder.CreateIndex(
                name: "ix_clocks_due",
                table: "clocks",
                columns: new[] { "kind", "due_at", "id" },
                filter: "stopped_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_clocks_open",
                table: "clocks",
                columns: new[] { "shop_id", "id" },
                filter: "stopped_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_clocks_warning",
                table: "clocks",
                columns: new[] { "next_warning_at", "id" },
                filter: "next_warning_at is not null");

            migrationBuilder.CreateIndex(
                name: "ux_clocks_stage",
                table: "clocks",
                columns: new[] { "shop_id", "subject_id", "kind", "of" },
                unique: true,
                filter: "kind = 'ComplaintStage'");

            migrationBuilder.CreateIndex(
                name: "ux_clocks_subject",
                table: "clocks",
                columns: new[] { "shop_id", "subject_id", "kind" },
                unique: true,
                filter: "kind <> 'ComplaintStage'");

            migrationBuilder.CreateIndex(
                name: "ix_retimings_running",
                table: "retimings",
                column: "id",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_retimings_started_at",
                table: "retimings",
                column: "started_at",
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_service_level_versions_level_id_number",
                table: "service_level_versions",
                columns: new[] { "level_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_service_levels_default",
                table: "service_levels",
                column: "is_default",
                unique: true,
                filter: "is_default");

            migrationBuilder.CreateIndex(
                name: "ix_shop_terms_calendar_id",
                table: "shop_terms",
                column: "calendar_id");

            migrationBuilder.CreateIndex(
                name: "ix_shop_terms_level_id",
                table: "shop_terms",
                column: "level_id");

            migrationBuilder.CreateIndex(
                name: "ux_work_calendars_default",
                table: "work_calendars",
                column: "is_default",
                unique: true,
                filter: "is_default");

            migrationBuilder.Sql(ClocksUpgrade.Up);
            migrationBuilder.Sql(ClockTriggers.Up);

            migrationBuilder.DropTable(
                name: "shop_weeks");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ClockTriggers.Down);

            migrationBuilder.DropTable(
                name: "calendar_days");

            migrationBuilder.DropTable(
                name: "clock_holds");

            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "retimings");

            migrationBuilder.DropTable(
                name: "service_level_versions");

            migrationBuilder.DropTable(
                name: "shop_terms");

            migrationBuilder.DropTable(
                name: "clocks");

            migrationBuilder.DropTable(
                name: "service_levels");

            migrationBuilder.DropTable(
                name: "work_calendars");

            migrationBuilder.DropColumn(
                name: "clock_paused_at",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "quiet_hours",
                table: "people");

            migrationBuilder.AlterColumn<string>(
                name: "hours",
                table: "person_weeks",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(525)",
                oldMaxLength: 525);

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
        }
    }
}
