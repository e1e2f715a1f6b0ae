using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122063648_Complaints")]
    public partial class Complaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "decision",
                table: "outgoing_replies",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "complaint_counts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cause_code = table.Column<string>(type: "text", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_counts", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaint_counts_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "complaint_moves",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    to_stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    details = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'{}'"),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    together = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_moves", x => new { x.id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_complaint_moves_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "complaint_tellings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reply_id = table.Column<Guid>(type: "uuid", nullable: true),
                    why = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_tellings", x => new { x.id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_complaint_tellings_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "complaint_templates",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_templates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaint_tree",
                columns: table => new
                {
                    tree = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    parent = table.Column<string>(type: "text", nullable: true),
                    name_ru = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    retired = table.Column<bool>(type: "boolean", nullable: false),
                    usual_cause = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_tree", x => new { x.tree, x.code });
                });

            migrationBuilder.CreateTable(
                name: "complaint_words",
                columns: table => new
                {
                    marketplace = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    word = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    first_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_words", x => new { x.marketplace, x.word });
                });

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    return_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_number = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    buyer = table.Column<string>(type: "text", nullable: true),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    reason_raw = table.Column<string>(type: "text", nullable: true),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    cause_code = table.Column<string>(type: "text", nullable: true),
                    cause_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    stage_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    marketplace_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ball = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    resolution = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    grounds = table.Column<string>(type: "text", nullable: true),
                    resolution_text = table.Column<string>(type: "text", nullable: true),
                    points = table.Column<int>(type: "integer", nullable: true),
                    discount_percent = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resolved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    carried_out = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    carried_out_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    arbitration_ground = table.Column<string>(type: "text", nullable: true),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    close_reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    split_from = table.Column<Guid>(type: "uuid", nullable: true),
                    reopened = table.Column<int>(type: "integer", nullable: false),
                    evidence = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'{}'"),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "to_tsvector('russian', number::text || ' ' || coalesce(order_number, '') || ' ' || coalesce(buyer, '') || ' ' || words || ' ' || coalesce(reason_raw, ''))", stored: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaints", x => new { x.id, x.shop_id });
                    table.CheckConstraint("ck_complaints_carried", "(carried_out is null) = (carried_out_at is null)");
                    table.CheckConstraint("ck_complaints_closed", "(stage = 'Closed') = (closed_at is not null)");
                    table.CheckConstraint("ck_complaints_given", "coalesce(points, 1) > 0 and coalesce(discount_percent, 1) between 0 and 100");
                    table.CheckConstraint("ck_complaints_merged", "merged_into is null or stage = 'Closed'");
                    table.CheckConstraint("ck_complaints_resolved", "stage <> 'CarryingOut' or resolution is not null");
                    table.ForeignKey(
                        name: "fk_complaints_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "complaint_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    point = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_files", x => new { x.id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_complaint_files_complaints_complaint_id_shop_id",
                        columns: x => new { x.complaint_id, x.shop_id },
                        principalTable: "complaints",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_complaint_files_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "complaint_lines",
                columns: table => new
                {
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_line_number = table.Column<int>(type: "integer", nullable: true),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_quantity = table.Column<int>(type: "integer", nullable: false),
                    asked_amount = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_lines", x => new { x.complaint_id, x.number, x.shop_id });
                    table.CheckConstraint("ck_complaint_lines_counted", "quantity between 0 and asked_quantity and amount >= 0 and coalesce(asked_amount, 0) >= 0");
                    table.ForeignKey(
                        name: "fk_complaint_lines_complaints_complaint_id_shop_id",
                        columns: x => new { x.complaint_id, x.shop_id },
                        principalTable: "complaints",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_complaint_lines_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_counts_shop_id_stage",
                table: "complaint_counts",
                columns: new[] { "shop_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_files_complaint_id_shop_id",
                table: "complaint_files",
                columns: new[] { "complaint_id", "shop_id" });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_files_shop_id",
                table: "complaint_files",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_lines_complaint_id_shop_id",
                table: "complaint_lines",
                columns: new[] { "complaint_id", "shop_id" });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_lines_shop_id_order_id_order_line_number",
                table: "complaint_lines",
                columns: new[] { "shop_id", "order_id", "order_line_number" },
                filter: "order_line_number is not null");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_moves_shop_id_at",
                table: "complaint_moves",
                columns: new[] { "shop_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_moves_shop_id_complaint_id_id",
                table: "complaint_moves",
                columns: new[] { "shop_id", "complaint_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_moves_together",
                table: "complaint_moves",
                column: "together",
                filter: "together is not null");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_tellings_shop_id_complaint_id_id",
                table: "complaint_tellings",
                columns: new[] { "shop_id", "complaint_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_tellings_waiting",
                table: "complaint_tellings",
                column: "due_at",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_templates_shop_id_stage",
                table: "complaint_templates",
                columns: new[] { "shop_id", "stage" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_complaint_words_unmapped",
                table: "complaint_words",
                column: "first_seen_at",
                filter: "reason_code is null");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_cause",
                table: "complaints",
                columns: new[] { "cause_code", "opened_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_due",
                table: "complaints",
                columns: new[] { "due_at", "id" },
                filter: "stage <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_merged_into",
                table: "complaints",
                columns: new[] { "shop_id", "merged_into" },
                filter: "merged_into is not null");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_newest",
                table: "complaints",
                columns: new[] { "opened_at", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_complaints_number",
                table: "complaints",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaints_order",
                table: "complaints",
                columns: new[] { "shop_id", "order_number" },
                filter: "order_number is not null");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_owner_due",
                table: "complaints",
                columns: new[] { "owner_id", "due_at", "id" },
                filter: "stage <> 'Closed' and owner_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_product",
                table: "complaints",
                columns: new[] { "shop_id", "product_id", "opened_at" },
                filter: "product_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_search",
                table: "complaints",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_shop_due",
                table: "complaints",
                columns: new[] { "shop_id", "stage", "due_at", "id" },
                filter: "stage <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_shop_newest",
                table: "complaints",
                columns: new[] { "shop_id", "opened_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_source",
                table: "complaints",
                columns: new[] { "shop_id", "source_item_id" },
                filter: "source_item_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_stage_due",
                table: "complaints",
                columns: new[] { "stage", "due_at", "id" },
                filter: "stage <> 'Closed'");

            migrationBuilder.Sql(ComplaintTriggers.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ComplaintTriggers.Down);

            migrationBuilder.DropTable(
                name: "complaint_counts");

            migrationBuilder.DropTable(
                name: "complaint_files");

            migrationBuilder.DropTable(
                name: "complaint_lines");

            migrationBuilder.DropTable(
                name: "complaint_moves");

            migrationBuilder.DropTable(
                name: "complaint_tellings");

            migrationBuilder.DropTable(
                name: "complaint_templates");

            migrationBuilder.DropTable(
                name: "complaint_tree");

            migrationBuilder.DropTable(
                name: "complaint_words");

            migrationBuilder.DropTable(
                name: "complaints");

            migrationBuilder.DropColumn(
                name: "decision",
                table: "outgoing_replies");
        }
    }
}
