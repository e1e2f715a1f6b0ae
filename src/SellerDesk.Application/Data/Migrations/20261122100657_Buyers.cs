using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122100657_Buyers")]
    public partial class Buyers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "buyer_erased_at",
                table: "reviews",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "buyer_erased_at",
                table: "returns",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "buyer_erased_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "buyer_erased_at",
                table: "chats",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "buyer_consents",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    given = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text_version = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_consents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "buyer_counts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_counts", x => x.id);
                    table.ForeignKey(
                        name: "fk_buyer_counts_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "buyer_erasures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    emptied = table.Column<string>(type: "jsonb", nullable: false),
                    left = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_erasures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "buyer_looks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_looks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "buyer_moves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    into_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    keys = table.Column<long[]>(type: "bigint[]", nullable: false),
                    links = table.Column<string>(type: "jsonb", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_moves", x => x.id);
                    table.CheckConstraint("ck_buyer_moves_two", "from_id <> into_id");
                });

            migrationBuilder.CreateTable(
                name: "buyers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    name_is_shown = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    region = table.Column<string>(type: "text", nullable: true),
                    city = table.Column<string>(type: "text", nullable: true),
                    quality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, defaultValue: "Certain"),
                    orders = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    delivered = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    returned = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    cancelled = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    spent = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false, defaultValue: 0m),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: true),
                    first_order_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_order_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reviews = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    stars = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    bad_reviews = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    chats = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    complaints = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    returns = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "touched_buyers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_touched_buyers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "buyer_figures",
                columns: table => new
                {
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "text", nullable: true),
                    quality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    delivered = table.Column<int>(type: "integer", nullable: false),
                    returned = table.Column<int>(type: "integer", nullable: false),
                    cancelled = table.Column<int>(type: "integer", nullable: false),
                    first_order_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_order_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reviews = table.Column<int>(type: "integer", nullable: false),
                    stars = table.Column<int>(type: "integer", nullable: false),
                    bad_reviews = table.Column<int>(type: "integer", nullable: false),
                    chats = table.Column<int>(type: "integer", nullable: false),
                    complaints = table.Column<int>(type: "integer", nullable: false),
                    returns = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_figures", x => new { x.buyer_id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_buyer_figures_buyers_buyer_id",
                        column: x => x.buyer_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_buyer_figures_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "buyer_keys",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    space = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hash = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    first_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_buyer_keys_buyers_buyer_id",
                        column: x => x.buyer_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "buyer_links",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    how = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    quality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_links", x => new { x.thing_id, x.kind, x.shop_id });
                    table.ForeignKey(
                        name: "fk_buyer_links_buyers_buyer_id",
                        column: x => x.buyer_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_buyer_links_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "buyer_money",
                columns: table => new
                {
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    spent = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    delivered = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_money", x => new { x.buyer_id, x.shop_id, x.currency });
                    table.ForeignKey(
                        name: "fk_buyer_money_buyers_buyer_id",
                        column: x => x.buyer_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_buyer_money_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "buyer_pairs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    one_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shared = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    two_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buyer_pairs", x => x.id);
                    table.ForeignKey(
                        name: "fk_buyer_pairs_buyers_one_id",
                        column: x => x.one_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_buyer_pairs_buyers_other_id",
                        column: x => x.other_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_buyer_consents_buyer_id_channel_purpose_at",
                table: "buyer_consents",
                columns: new[] { "buyer_id", "channel", "purpose", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_buyer_counts_shop_id",
                table: "buyer_counts",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_erasures_buyer_id",
                table: "buyer_erasures",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_figures_shop_id_last_at_buyer_id",
                table: "buyer_figures",
                columns: new[] { "shop_id", "last_at", "buyer_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_buyer_keys_buyer_id",
                table: "buyer_keys",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_keys_hash_kind_space",
                table: "buyer_keys",
                columns: new[] { "hash", "kind", "space" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_buyer_links_buyer_id_at",
                table: "buyer_links",
                columns: new[] { "buyer_id", "at" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_buyer_links_shop_id",
                table: "buyer_links",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_looks_at",
                table: "buyer_looks",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_looks_buyer_id_at",
                table: "buyer_looks",
                columns: new[] { "buyer_id", "at" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_buyer_money_shop_id",
                table: "buyer_money",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_moves_from_id",
                table: "buyer_moves",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_moves_into_id",
                table: "buyer_moves",
                column: "into_id");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_pairs_one_id_other_id_shared",
                table: "buyer_pairs",
                columns: new[] { "one_id", "other_id", "shared" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_buyer_pairs_other_id",
                table: "buyer_pairs",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "ix_buyers_by_orders",
                table: "buyers",
                columns: new[] { "orders", "id" },
                descending: new bool[0],
                filter: "merged_into is null and last_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_buyers_by_spent",
                table: "buyers",
                columns: new[] { "currency", "spent", "id" },
                descending: new[] { false, true, true },
                filter: "merged_into is null and last_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_buyers_latest",
                table: "buyers",
                columns: new[] { "last_at", "id" },
                descending: new bool[0],
                filter: "merged_into is null and last_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_buyers_merged_into",
                table: "buyers",
                column: "merged_into",
                filter: "merged_into is not null");

            migrationBuilder.CreateIndex(
                name: "ix_buyers_number",
                table: "buyers",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_buyers_region",
                table: "buyers",
                columns: new[] { "region", "last_at", "id" },
                descending: new[] { false, true, true },
                filter: "merged_into is null and last_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_touched_buyers_buyer_id",
                table: "touched_buyers",
                column: "buyer_id");

            migrationBuilder.Sql(BuyerTriggers.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(BuyerTriggers.Down);

            migrationBuilder.DropTable(
                name: "buyer_consents");

            migrationBuilder.DropTable(
                name: "buyer_counts");

            migrationBuilder.DropTable(
                name: "buyer_erasures");

            migrationBuilder.DropTable(
                name: "buyer_figures");

            migrationBuilder.DropTable(
                name: "buyer_keys");

            migrationBuilder.DropTable(
                name: "buyer_links");

            migrationBuilder.DropTable(
                name: "buyer_looks");

            migrationBuilder.DropTable(
                name: "buyer_money");

            migrationBuilder.DropTable(
                name: "buyer_moves");

            migrationBuilder.DropTable(
                name: "buyer_pairs");

            migrationBuilder.DropTable(
                name: "touched_buyers");

            migrationBuilder.DropTable(
                name: "buyers");

            migrationBuilder.DropColumn(
                name: "buyer_erased_at",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "buyer_erased_at",
                table: "returns");

            migrationBuilder.DropColumn(
                name: "buyer_erased_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "buyer_erased_at",
                table: "chats");
        }
    }
}
