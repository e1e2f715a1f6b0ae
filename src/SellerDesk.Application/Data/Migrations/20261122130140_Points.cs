using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122130140_Points")]
    public partial class Points : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "buyer_birthdays",
                columns: table => new
                {
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_birthdays", x => x.buyer_id);
                    table.CheckConstraint("ck_buyer_birthdays_day", "month between 1 and 12 and day between 1 and 31");
                });

            migrationBuilder.CreateTable(
                name: "earning_versions",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_earning_versions", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "point_accounts",
                columns: table => new
                {
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pending = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    available = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    debt = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_accounts", x => x.buyer_id);
                    table.CheckConstraint("ck_point_accounts_balance", "pending >= 0 and available >= 0 and debt >= 0");
                });

            migrationBuilder.CreateTable(
                name: "point_counts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_counts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "point_lots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    home_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cause_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rule_version = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    earned = table.Column<long>(type: "bigint", nullable: false),
                    remaining = table.Column<long>(type: "bigint", nullable: false),
                    reversed = table.Column<long>(type: "bigint", nullable: false),
                    expired = table.Column<long>(type: "bigint", nullable: false),
                    earned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    matures_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lives_days = table.Column<int>(type: "integer", nullable: false),
                    notice_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    parts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_lots", x => x.id);
                    table.CheckConstraint("ck_point_lots_ends", "(state = 'Available') = (expires_at is not null)");
                    table.CheckConstraint("ck_point_lots_left", "remaining between 0 and earned and reversed between 0 and earned and expired >= 0");
                });

            migrationBuilder.CreateTable(
                name: "point_notes",
                columns: table => new
                {
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_notes", x => x.transaction_id);
                });

            migrationBuilder.CreateTable(
                name: "point_proofs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    transactions = table.Column<long>(type: "bigint", nullable: false),
                    accounts = table.Column<int>(type: "integer", nullable: false),
                    entries = table.Column<long>(type: "bigint", nullable: false),
                    balances = table.Column<long>(type: "bigint", nullable: false),
                    lots = table.Column<long>(type: "bigint", nullable: false),
                    whole = table.Column<long>(type: "bigint", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_proofs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "point_replays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    report = table.Column<string>(type: "jsonb", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_replays", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "point_transactions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: true),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    details = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'{}'")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_transactions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rewards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: false),
                    percent = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: true),
                    goods = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    stock = table.Column<int>(type: "integer", nullable: true),
                    issued = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    valid_days = table.Column<int>(type: "integer", nullable: false),
                    codes = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    codes_left = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rewards", x => x.id);
                    table.CheckConstraint("ck_rewards_stock", "coalesce(stock, 0) >= 0 and codes_left >= 0 and issued >= 0 and price > 0");
                });

            migrationBuilder.CreateTable(
                name: "touched_points",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_touched_points", x => x.id);
                    table.ForeignKey(
                        name: "fk_touched_points_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "point_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lot_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_entries", x => x.id);
                    table.CheckConstraint("ck_point_entries_amount", "amount <> 0");
                    table.ForeignKey(
                        name: "fk_point_entries_point_transactions_transaction_id",
                        column: x => x.transaction_id,
                        principalTable: "point_transactions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reward_codes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    reward_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    issue_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reward_codes", x => x.id);
                    table.ForeignKey(
                        name: "fk_reward_codes_rewards_reward_id",
                        column: x => x.reward_id,
                        principalTable: "rewards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reward_issues",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reward_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    issued_by = table.Column<Guid>(type: "uuid", nullable: true),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reward_issues", x => x.id);
                    table.ForeignKey(
                        name: "fk_reward_issues_rewards_reward_id",
                        column: x => x.reward_id,
                        principalTable: "rewards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_buyer_birthdays_month_day",
                table: "buyer_birthdays",
                columns: new[] { "month", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_point_accounts_available_buyer_id",
                table: "point_accounts",
                columns: new[] { "available", "buyer_id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_point_entries_transaction_id",
                table: "point_entries",
                column: "transaction_id");

            migrationBuilder.CreateIndex(
                name: "ix_point_lots_buyer_id_earned_at",
                table: "point_lots",
                columns: new[] { "buyer_id", "earned_at" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_point_lots_cause_id_cause",
                table: "point_lots",
                columns: new[] { "cause_id", "cause" },
                unique: true,
                filter: "cause_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_point_lots_ending",
                table: "point_lots",
                column: "expires_at",
                filter: "remaining > 0 and state = 'Available'");

            migrationBuilder.CreateIndex(
                name: "ix_point_lots_maturing",
                table: "point_lots",
                column: "matures_at",
                filter: "state = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "ix_point_lots_notice",
                table: "point_lots",
                column: "notice_at",
                filter: "remaining > 0 and notice_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_point_lots_open",
                table: "point_lots",
                column: "buyer_id",
                filter: "remaining > 0");

            migrationBuilder.CreateIndex(
                name: "ix_point_notes_buyer_id",
                table: "point_notes",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_point_replays_created_at",
                table: "point_replays",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_point_transactions_buyer_id_at_id",
                table: "point_transactions",
                columns: new[] { "buyer_id", "at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_point_transactions_key",
                table: "point_transactions",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reward_codes_code",
                table: "reward_codes",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reward_codes_free",
                table: "reward_codes",
                columns: new[] { "reward_id", "id" },
                filter: "issue_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_reward_issues_buyer_id_issued_at",
                table: "reward_issues",
                columns: new[] { "buyer_id", "issued_at" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_reward_issues_code",
                table: "reward_issues",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reward_issues_reward_id_issued_at_id",
                table: "reward_issues",
                columns: new[] { "reward_id", "issued_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_touched_points_shop_id",
                table: "touched_points",
                column: "shop_id");

            migrationBuilder.Sql(PointTriggers.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(PointTriggers.Down);

            migrationBuilder.DropTable(
                name: "buyer_birthdays");

            migrationBuilder.DropTable(
                name: "earning_versions");

            migrationBuilder.DropTable(
                name: "point_accounts");

            migrationBuilder.DropTable(
                name: "point_counts");

            migrationBuilder.DropTable(
                name: "point_entries");

            migrationBuilder.DropTable(
                name: "point_lots");

            migrationBuilder.DropTable(
                name: "point_notes");

            migrationBuilder.DropTable(
                name: "point_proofs");

            migrationBuilder.DropTable(
                name: "point_replays");

            migrationBuilder.DropTable(
                name: "reward_codes");

            migrationBuilder.DropTable(
                name: "reward_issues");

            migrationBuilder.DropTable(
                name: "touched_points");

            migrationBuilder.DropTable(
                name: "point_transactions");

            migrationBuilder.DropTable(
                name: "rewards");
        }
    }
}
