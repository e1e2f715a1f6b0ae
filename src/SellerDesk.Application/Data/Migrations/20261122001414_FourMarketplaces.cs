using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122001414_FourMarketplaces")]
    public partial class FourMarketplaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "looked_at",
                table: "shops",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "protected_push_secret",
                table: "shops",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "advice",
                table: "products",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string[]>(
                name: "barcodes",
                table: "products",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<long>(
                name: "card_digest",
                table: "products",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "card_read_at",
                table: "products",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "card_state",
                table: "products",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "characteristics",
                table: "products",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<decimal>(
                name: "content_rating",
                table: "products",
                type: "numeric(6,3)",
                precision: 6,
                scale: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "currency",
                table: "products",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "description",
                table: "products",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "facts",
                table: "products",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string[]>(
                name: "photo_urls",
                table: "products",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<decimal>(
                name: "price",
                table: "products",
                type: "numeric(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "rating",
                table: "products",
                type: "numeric(6,3)",
                precision: 6,
                scale: 3,
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "video_urls",
                table: "products",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "buyer_digest",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "buyer_mask",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "buyer_sealed",
                table: "orders",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "cancel_reason",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "carrier",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ship_by",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tracking_number",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "warehouse",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "chats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status_raw = table.Column<string>(type: "text", nullable: true),
                    order_number = table.Column<string>(type: "text", nullable: true),
                    return_number = table.Column<string>(type: "text", nullable: true),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    buyer_name = table.Column<string>(type: "text", nullable: true),
                    buyer_number = table.Column<string>(type: "text", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_message_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    awaits_seller = table.Column<bool>(type: "boolean", nullable: false),
                    writable_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chats", x => new { x.id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_chats_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desk_secrets",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    protected_value = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_secrets", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "funnel_days",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    product_number = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    shows = table.Column<long>(type: "bigint", nullable: true),
                    opens = table.Column<long>(type: "bigint", nullable: true),
                    carts = table.Column<long>(type: "bigint", nullable: true),
                    orders = table.Column<long>(type: "bigint", nullable: true),
                    order_sum = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    buyouts = table.Column<long>(type: "bigint", nullable: true),
                    buyout_sum = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    cancels = table.Column<long>(type: "bigint", nullable: true),
                    cancel_sum = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    returns = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funnel_days", x => new { x.shop_id, x.day, x.product_number });
                    table.ForeignKey(
                        name: "fk_funnel_days_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "incoming_pushes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    raw = table.Column<string>(type: "text", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    processed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incoming_pushes", x => new { x.id, x.shop_id });
                    table.ForeignKey(
                        name: "fk_incoming_pushes_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quality_figures",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "text", nullable: true),
                    value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    unit = table.Column<string>(type: "text", nullable: true),
                    limit = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quality_figures", x => new { x.shop_id, x.code, x.day });
                    table.ForeignKey(
                        name: "fk_quality_figures_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rate_budgets",
                columns: table => new
                {
                    account = table.Column<string>(type: "text", nullable: false),
                    budget_group = table.Column<string>(type: "text", nullable: false),
                    interval_ms = table.Column<double>(type: "double precision", nullable: false),
                    burst = table.Column<int>(type: "integer", nullable: false),
                    saved = table.Column<double>(type: "double precision", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    in_flight = table.Column<int>(type: "integer", nullable: false, defaultValue: 0)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rate_budgets", x => new { x.account, x.budget_group });
                })
                .Annotation("Npgsql:UnloggedTable", true);

            migrationBuilder.CreateTable(
                name: "returns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status_raw = table.Column<string>(type: "text", nullable: true),
                    order_number = table.Column<string>(type: "text", nullable: true),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    quantity = table.Column<int>(type: "integer", nullable: true),
                    amount = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: true),
                    reason_raw = table.Column<string>(type: "text", nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true),
                    seller_comment = table.Column<string>(type: "text", nullable: true),
                    photo_urls = table.Column<string[]>(type: "text[]", nullable: false),
                    video_urls = table.Column<string[]>(type: "text[]", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decide_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decisions = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer_digest = table.Column<long>(type: "bigint", nullable: false),
                    text_digest = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_returns", x => new { x.id, x.shop_id });
                    table.CheckConstraint("ck_returns_quantity", "quantity is null or quantity >= 0");
                    table.ForeignKey(
                        name: "fk_returns_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shop_abilities",
                columns: table => new
                {
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ability = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    need = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shop_abilities", x => new { x.shop_id, x.ability });
                    table.ForeignKey(
                        name: "fk_shop_abilities_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "chat_messages",
                columns: table => new
                {
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    sender = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sender_raw = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    files = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_messages", x => new { x.chat_id, x.number, x.shop_id });
                    table.ForeignKey(
                        name: "fk_chat_messages_chats_chat_id_shop_id",
                        columns: x => new { x.chat_id, x.shop_id },
                        principalTable: "chats",
                        principalColumns: new[] { "id", "shop_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_chat_messages_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_ship_by",
                table: "orders",
                columns: new[] { "ship_by", "id" },
                filter: "ship_by is not null and stage in ('Received', 'Assembled', 'Packed')");

            migrationBuilder.CreateIndex(
                name: "ix_chat_messages_chat_id_shop_id_sent_at",
                table: "chat_messages",
                columns: new[] { "chat_id", "shop_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_chat_messages_shop_id",
                table: "chat_messages",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "ix_chats_shop_id_last_message_at_id",
                table: "chats",
                columns: new[] { "shop_id", "last_message_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_chats_shop_id_number",
                table: "chats",
                columns: new[] { "shop_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_chats_shop_id_order_number",
                table: "chats",
                columns: new[] { "shop_id", "order_number" },
                filter: "order_number is not null");

            migrationBuilder.CreateIndex(
                name: "ix_funnel_days_shop_id_product_number_day",
                table: "funnel_days",
                columns: new[] { "shop_id", "product_number", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_incoming_pushes_shop_id_digest",
                table: "incoming_pushes",
                columns: new[] { "shop_id", "digest" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incoming_pushes_waiting",
                table: "incoming_pushes",
                column: "received_at",
                filter: "processed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_returns_shop_id_number",
                table: "returns",
                columns: new[] { "shop_id", "number" },
                unique: true)
                .Annotation("Npgsql:IndexInclude", new[] { "text_digest", "answer_digest" });

            migrationBuilder.CreateIndex(
                name: "ix_returns_shop_id_opened_at_id",
                table: "returns",
                columns: new[] { "shop_id", "opened_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_returns_shop_id_order_number",
                table: "returns",
                columns: new[] { "shop_id", "order_number" },
                filter: "order_number is not null");

            migrationBuilder.CreateIndex(
                name: "ix_returns_waiting",
                table: "returns",
                columns: new[] { "decide_by", "id" },
                filter: "stage = 'AwaitsSeller'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "chat_messages");

            migrationBuilder.DropTable(
                name: "desk_secrets");

            migrationBuilder.DropTable(
                name: "funnel_days");

            migrationBuilder.DropTable(
                name: "incoming_pushes");

            migrationBuilder.DropTable(
                name: "quality_figures");

            migrationBuilder.DropTable(
                name: "rate_budgets");

            migrationBuilder.DropTable(
                name: "returns");

            migrationBuilder.DropTable(
                name: "shop_abilities");

            migrationBuilder.DropTable(
                name: "chats");

            migrationBuilder.DropIndex(
                name: "ix_orders_ship_by",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "looked_at",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "protected_push_secret",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "advice",
                table: "products");

            migrationBuilder.DropColumn(
                name: "barcodes",
                table: "products");

            migrationBuilder.DropColumn(
                name: "card_digest",
                table: "products");

            migrationBuilder.DropColumn(
                name: "card_read_at",
                table: "products");

            migrationBuilder.DropColumn(
                name: "card_state",
                table: "products");

            migrationBuilder.DropColumn(
                name: "characteristics",
                table: "products");

            migrationBuilder.DropColumn(
                name: "content_rating",
                table: "products");

            migrationBuilder.DropColumn(
                name: "currency",
                table: "products");

            migrationBuilder.DropColumn(
                name: "description",
                table: "products");

            migrationBuilder.DropColumn(
                name: "facts",
                table: "products");

            migrationBuilder.DropColumn(
                name: "photo_urls",
                table: "products");

            migrationBuilder.DropColumn(
                name: "price",
                table: "products");

            migrationBuilder.DropColumn(
                name: "rating",
                table: "products");

            migrationBuilder.DropColumn(
                name: "video_urls",
                table: "products");

            migrationBuilder.DropColumn(
                name: "buyer_digest",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "buyer_mask",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "buyer_sealed",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "cancel_reason",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "carrier",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "ship_by",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "tracking_number",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "warehouse",
                table: "orders");
        }
    }
}
