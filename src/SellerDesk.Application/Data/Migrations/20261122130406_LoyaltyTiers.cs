using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122130406_LoyaltyTiers")]
    public partial class LoyaltyTiers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "tier_id",
                table: "clocks",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "loyalty_exits",
                columns: table => new
                {
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    was = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loyalty_exits", x => x.buyer_id);
                    table.ForeignKey(
                        name: "fk_loyalty_exits_buyers_buyer_id",
                        column: x => x.buyer_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "loyalty_members",
                columns: table => new
                {
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    how = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    tier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    tier_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    held_id = table.Column<Guid>(type: "uuid", nullable: true),
                    short_since = table.Column<DateOnly>(type: "date", nullable: true),
                    falls_on = table.Column<DateOnly>(type: "date", nullable: true),
                    manual_tier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    manual_until = table.Column<DateOnly>(type: "date", nullable: true),
                    manual_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    manual_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recheck_on = table.Column<DateOnly>(type: "date", nullable: true),
                    orders = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    spend = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'{}'"),
                    progress = table.Column<decimal>(type: "numeric(5,4)", precision: 5, scale: 4, nullable: false, defaultValue: 0m),
                    undo_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    undo_held_id = table.Column<Guid>(type: "uuid", nullable: true),
                    undo_short_since = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loyalty_members", x => x.buyer_id);
                    table.ForeignKey(
                        name: "fk_loyalty_members_buyers_buyer_id",
                        column: x => x.buyer_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "loyalty_tiers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    level_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_gone = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loyalty_tiers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "programme_effects",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    report = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_effects", x => x.shop_id);
                    table.ForeignKey(
                        name: "fk_programme_effects_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tier_counts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    tier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tier_counts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tier_moves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    why = table.Column<string>(type: "jsonb", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tier_moves", x => x.id);
                    table.ForeignKey(
                        name: "fk_tier_moves_buyers_buyer_id",
                        column: x => x.buyer_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tier_runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    announces = table.Column<bool>(type: "boolean", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    rose = table.Column<int>(type: "integer", nullable: false),
                    fell = table.Column<int>(type: "integer", nullable: false),
                    joined = table.Column<int>(type: "integer", nullable: false),
                    last_buyer = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tier_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tier_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tier_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "touched_members",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_touched_members", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_loyalty_members_falling",
                table: "loyalty_members",
                columns: new[] { "falls_on", "buyer_id" },
                filter: "falls_on is not null");

            migrationBuilder.CreateIndex(
                name: "ix_loyalty_members_latest",
                table: "loyalty_members",
                columns: new[] { "tier_since", "buyer_id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_loyalty_members_recheck_on",
                table: "loyalty_members",
                column: "recheck_on",
                filter: "recheck_on is not null");

            migrationBuilder.CreateIndex(
                name: "ix_loyalty_members_tier",
                table: "loyalty_members",
                columns: new[] { "tier_id", "tier_since", "buyer_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_tier_counts_day_tier_id",
                table: "tier_counts",
                columns: new[] { "day", "tier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tier_moves_at_id",
                table: "tier_moves",
                columns: new[] { "at", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_tier_moves_buyer_id_at_id",
                table: "tier_moves",
                columns: new[] { "buyer_id", "at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_tier_runs_open",
                table: "tier_runs",
                column: "id",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_tier_versions_number",
                table: "tier_versions",
                column: "number",
                unique: true);

            migrationBuilder.Sql(TierTriggers.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(TierTriggers.Down);

            migrationBuilder.DropTable(
                name: "loyalty_exits");

            migrationBuilder.DropTable(
                name: "loyalty_members");

            migrationBuilder.DropTable(
                name: "loyalty_tiers");

            migrationBuilder.DropTable(
                name: "programme_effects");

            migrationBuilder.DropTable(
                name: "tier_counts");

            migrationBuilder.DropTable(
                name: "tier_moves");

            migrationBuilder.DropTable(
                name: "tier_runs");

            migrationBuilder.DropTable(
                name: "tier_versions");

            migrationBuilder.DropTable(
                name: "touched_members");

            migrationBuilder.DropColumn(
                name: "tier_id",
                table: "clocks");
        }
    }
}
