using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122161231_LeftoversOfBuyers")]
    public partial class LeftoversOfBuyers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "topics",
                table: "survey_answers",
                type: "text[]",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "untold",
                table: "buyer_events",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "stock_wishes",
                columns: table => new
                {
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_wishes", x => new { x.product_id, x.buyer_id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_stock_wishes_buyers_buyer_id",
                        column: x => x.buyer_id,
                        principalTable: "buyers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_stock_wishes_products_product_id_shop_id",
                        columns: x => new { x.product_id, x.shop_id },
                        principalTable: "products",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_stock_wishes_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "survey_topic_days",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    blamed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_topic_days", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_topic_days_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_survey_topic_days_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "surveys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tier_previews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
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
                    table.PrimaryKey("pk_tier_previews", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_unread",
                table: "survey_answers",
                column: "id",
                filter: "topics is null and comment <> ''");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_events_untold",
                table: "buyer_events",
                columns: new[] { "taken_at", "id" },
                descending: new bool[0],
                filter: "untold is not null");

            migrationBuilder.CreateIndex(
                name: "ix_buyer_events_untold_kind",
                table: "buyer_events",
                columns: new[] { "kind", "taken_at", "id" },
                descending: new[] { false, true, true },
                filter: "untold is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stock_wishes_buyer_id",
                table: "stock_wishes",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_wishes_product_id_shop_id",
                table: "stock_wishes",
                columns: new[] { "product_id", "shop_id" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_wishes_shop_id",
                table: "stock_wishes",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_wishes_waiting",
                table: "stock_wishes",
                columns: new[] { "asked_at", "product_id" },
                descending: new[] { true, false },
                filter: "told_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_survey_topic_days_shop_id_day",
                table: "survey_topic_days",
                columns: new[] { "shop_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_topic_days_survey_id_day",
                table: "survey_topic_days",
                columns: new[] { "survey_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_tier_previews_created_at",
                table: "tier_previews",
                column: "created_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stock_wishes");

            migrationBuilder.DropTable(
                name: "survey_topic_days");

            migrationBuilder.DropTable(
                name: "tier_previews");

            migrationBuilder.DropIndex(
                name: "ix_survey_answers_unread",
                table: "survey_answers");

            migrationBuilder.DropIndex(
                name: "ix_buyer_events_untold",
                table: "buyer_events");

            migrationBuilder.DropIndex(
                name: "ix_buyer_events_untold_kind",
                table: "buyer_events");

            migrationBuilder.DropColumn(
                name: "topics",
                table: "survey_answers");

            migrationBuilder.DropColumn(
                name: "untold",
                table: "buyer_events");
        }
    }
}
