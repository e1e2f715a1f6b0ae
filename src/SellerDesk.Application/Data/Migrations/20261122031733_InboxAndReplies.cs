using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122031733_InboxAndReplies")]
    public partial class InboxAndReplies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_outgoing_replies_on_the_way",
                table: "outgoing_replies");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_answered_at",
                table: "work_items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "flags",
                table: "work_items",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "marketplace_due_at",
                table: "work_items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "work_items",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "sentiment",
                table: "work_items",
                type: "smallint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "snooze_wake",
                table: "work_items",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "snoozed_until",
                table: "work_items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "tags",
                table: "work_items",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string[]>(
                name: "topics",
                table: "work_items",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "approved_at",
                table: "outgoing_replies",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "approver_id",
                table: "outgoing_replies",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "files",
                table: "outgoing_replies",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "message_number",
                table: "outgoing_replies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "outgoing_replies",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValueSql: "'Person'");

            migrationBuilder.AddColumn<Guid>(
                name: "origin_id",
                table: "outgoing_replies",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "submitted_text",
                table: "outgoing_replies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "template_id",
                table: "outgoing_replies",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "warnings",
                table: "outgoing_replies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    severity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    arguments = table.Column<string>(type: "jsonb", nullable: false),
                    link = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                    table.ForeignKey(
                        name: "fk_alerts_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulk_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verb = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    arguments = table.Column<string>(type: "jsonb", nullable: false),
                    query = table.Column<string>(type: "text", nullable: true),
                    total = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undo_of = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_options",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    value = table.Column<string>(type: "jsonb", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_options", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "item_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    work_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    details = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_events", x => new { x.id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_item_events_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    work_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    mentions = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_notes", x => new { x.id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_item_notes_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_item_notes_work_items_work_item_id_shop_id",
                        columns: x => new { x.work_item_id, x.shop_id },
                        principalTable: "work_items",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_presence",
                columns: table => new
                {
                    work_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    writing_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_presence", x => new { x.work_item_id, x.shop_id, x.session_id });
                    table.ForeignKey(
                        name: "fk_item_presence_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Npgsql:UnloggedTable", true);

            migrationBuilder.CreateTable(
                name: "item_tags",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    colour = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_tags", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "rating_days",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    one = table.Column<int>(type: "integer", nullable: false),
                    two = table.Column<int>(type: "integer", nullable: false),
                    three = table.Column<int>(type: "integer", nullable: false),
                    four = table.Column<int>(type: "integer", nullable: false),
                    five = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating_days", x => new { x.shop_id, x.product_id, x.day });
                    table.ForeignKey(
                        name: "fk_rating_days_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "readings",
                columns: table => new
                {
                    work_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_version = table.Column<int>(type: "integer", nullable: false),
                    sentiment = table.Column<short>(type: "smallint", nullable: false),
                    scores = table.Column<string>(type: "jsonb", nullable: false),
                    topics = table.Column<string>(type: "jsonb", nullable: false),
                    flags = table.Column<string[]>(type: "text[]", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    corrected_by = table.Column<Guid>(type: "uuid", nullable: true),
                    corrected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    before = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readings", x => new { x.work_item_id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_readings_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_readings_work_items_work_item_id_shop_id",
                        columns: x => new { x.work_item_id, x.shop_id },
                        principalTable: "work_items",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rule_packs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    marketplace = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_packs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spelling_words",
                columns: table => new
                {
                    word = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spelling_words", x => x.word);
                });

            migrationBuilder.CreateTable(
                name: "text_models",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    trained_on = table.Column<int>(type: "integer", nullable: false),
                    held_back = table.Column<int>(type: "integer", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    former_score = table.Column<double>(type: "double precision", nullable: false),
                    kept = table.Column<bool>(type: "boolean", nullable: false),
                    is_current = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_text_models", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "topic_days",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    praise = table.Column<int>(type: "integer", nullable: false),
                    blame = table.Column<int>(type: "integer", nullable: false),
                    neutral = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topic_days", x => new { x.shop_id, x.day, x.topic, x.product_id });
                    table.ForeignKey(
                        name: "fk_topic_days_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "training_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    exercise = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    correct = table.Column<bool>(type: "boolean", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_training_answers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "word_days",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stem = table.Column<string>(type: "text", nullable: false),
                    shown = table.Column<string>(type: "text", nullable: false),
                    praise = table.Column<int>(type: "integer", nullable: false),
                    blame = table.Column<int>(type: "integer", nullable: false),
                    neutral = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_word_days", x => new { x.shop_id, x.day, x.stem, x.product_id });
                    table.ForeignKey(
                        name: "fk_word_days_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alerts_seen",
                columns: table => new
                {
                    alert_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts_seen", x => new { x.person_id, x.alert_id });
                    table.ForeignKey(
                        name: "fk_alerts_seen_alerts_alert_id",
                        column: x => x.alert_id,
                        principalTable: "alerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulk_items",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    work_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "jsonb", nullable: true),
                    before = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_items", x => new { x.run_id, x.position, x.shop_id });
                    table.ForeignKey(
                        name: "fk_bulk_items_bulk_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "bulk_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_bulk_items_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_work_items_marks",
                table: "work_items",
                columns: new[] { "topics", "flags", "tags" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_merged",
                table: "work_items",
                columns: new[] { "shop_id", "merged_into" },
                filter: "merged_into is not null");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_snoozed",
                table: "work_items",
                columns: new[] { "snoozed_until", "id" },
                filter: "state = 'Snoozed'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_work_items_sentiment",
                table: "work_items",
                sql: "sentiment is null or sentiment between -1 and 1");

            migrationBuilder.AddCheckConstraint(
                name: "ck_work_items_snoozed",
                table: "work_items",
                sql: "(state = 'Snoozed') = (snoozed_until is not null)");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_replies_approval",
                table: "outgoing_replies",
                columns: new[] { "created_at", "id" },
                filter: "state = 'AwaitsApproval'");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_replies_author",
                table: "outgoing_replies",
                columns: new[] { "author_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_replies_automatic",
                table: "outgoing_replies",
                columns: new[] { "origin", "created_at", "id" },
                filter: "origin in ('AutoRule', 'AutoAnswer')");

            migrationBuilder.CreateIndex(
                name: "ux_outgoing_replies_on_the_way",
                table: "outgoing_replies",
                columns: new[] { "shop_id", "work_item_id" },
                unique: true,
                filter: "state in ('AwaitsApproval', 'Held', 'Queued', 'Sending', 'Submitted', 'InModeration', 'Unknown')");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_created_at_id",
                table: "alerts",
                columns: new[] { "created_at", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_alerts_shop_id_kind_subject_person_id",
                table: "alerts",
                columns: new[] { "shop_id", "kind", "subject", "person_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_alerts_seen_alert_id",
                table: "alerts_seen",
                column: "alert_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_items_shop_id",
                table: "bulk_items",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_runs_person_id_created_at",
                table: "bulk_runs",
                columns: new[] { "person_id", "created_at" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_runs_waiting",
                table: "bulk_runs",
                column: "created_at",
                filter: "state in ('Waiting', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_item_events_shop_id_at",
                table: "item_events",
                columns: new[] { "shop_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_item_events_shop_id_work_item_id_id",
                table: "item_events",
                columns: new[] { "shop_id", "work_item_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_item_notes_shop_id_work_item_id_created_at",
                table: "item_notes",
                columns: new[] { "shop_id", "work_item_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_item_notes_work_item_id_shop_id",
                table: "item_notes",
                columns: new[] { "work_item_id", "shop_id" });

            migrationBuilder.CreateIndex(
                name: "ix_item_presence_seen_at",
                table: "item_presence",
                column: "seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_item_presence_shop_id",
                table: "item_presence",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_rating_days_shop_id_day",
                table: "rating_days",
                columns: new[] { "shop_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_readings_shop_id",
                table: "readings",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_rule_packs_marketplace_version",
                table: "rule_packs",
                columns: new[] { "marketplace", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_text_models_is_current",
                table: "text_models",
                column: "is_current",
                unique: true,
                filter: "is_current");

            migrationBuilder.CreateIndex(
                name: "ix_text_models_version",
                table: "text_models",
                column: "version",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_topic_days_shop_id_product_id_day",
                table: "topic_days",
                columns: new[] { "shop_id", "product_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_training_answers_person_id_answered_at",
                table: "training_answers",
                columns: new[] { "person_id", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_word_days_shop_id_product_id_day",
                table: "word_days",
                columns: new[] { "shop_id", "product_id", "day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts_seen");

            migrationBuilder.DropTable(
                name: "bulk_items");

            migrationBuilder.DropTable(
                name: "desk_options");

            migrationBuilder.DropTable(
                name: "item_events");

            migrationBuilder.DropTable(
                name: "item_notes");

            migrationBuilder.DropTable(
                name: "item_presence");

            migrationBuilder.DropTable(
                name: "item_tags");

            migrationBuilder.DropTable(
                name: "rating_days");

            migrationBuilder.DropTable(
                name: "readings");

            migrationBuilder.DropTable(
                name: "rule_packs");

            migrationBuilder.DropTable(
                name: "spelling_words");

            migrationBuilder.DropTable(
                name: "text_models");

            migrationBuilder.DropTable(
                name: "topic_days");

            migrationBuilder.DropTable(
                name: "training_answers");

            migrationBuilder.DropTable(
                name: "word_days");

            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "bulk_runs");

            migrationBuilder.DropIndex(
                name: "ix_work_items_marks",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_merged",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_snoozed",
                table: "work_items");

            migrationBuilder.DropCheckConstraint(
                name: "ck_work_items_sentiment",
                table: "work_items");

            migrationBuilder.DropCheckConstraint(
                name: "ck_work_items_snoozed",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_outgoing_replies_approval",
                table: "outgoing_replies");

            migrationBuilder.DropIndex(
                name: "ix_outgoing_replies_author",
                table: "outgoing_replies");

            migrationBuilder.DropIndex(
                name: "ix_outgoing_replies_automatic",
                table: "outgoing_replies");

            migrationBuilder.DropIndex(
                name: "ux_outgoing_replies_on_the_way",
                table: "outgoing_replies");

            migrationBuilder.DropColumn(
                name: "first_answered_at",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "flags",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "marketplace_due_at",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "sentiment",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "snooze_wake",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "snoozed_until",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "tags",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "topics",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "approved_at",
                table: "outgoing_replies");

            migrationBuilder.DropColumn(
                name: "approver_id",
                table: "outgoing_replies");

            migrationBuilder.DropColumn(
                name: "files",
                table: "outgoing_replies");

            migrationBuilder.DropColumn(
                name: "message_number",
                table: "outgoing_replies");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "outgoing_replies");

            migrationBuilder.DropColumn(
                name: "origin_id",
                table: "outgoing_replies");

            migrationBuilder.DropColumn(
                name: "submitted_text",
                table: "outgoing_replies");

            migrationBuilder.DropColumn(
                name: "template_id",
                table: "outgoing_replies");

            migrationBuilder.DropColumn(
                name: "warnings",
                table: "outgoing_replies");

            migrationBuilder.CreateIndex(
                name: "ux_outgoing_replies_on_the_way",
                table: "outgoing_replies",
                columns: new[] { "shop_id", "work_item_id" },
                unique: true,
                filter: "state in ('Held', 'Queued', 'Sending', 'Submitted', 'InModeration', 'Unknown')");
        }
    }
}
