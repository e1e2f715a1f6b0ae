using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122071119_LateOrders")]
    public partial class LateOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_orders_to_time",
                table: "orders");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "act_by",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true,
                computedColumnSql: "case when scheme in ('FBO', 'FBW', 'FBY', 'LAAS') then null when stage in ('Received', 'Assembled', 'Packed') then least(due_at, ship_by) when stage in ('HandedOver', 'InTransit') then least(due_at, promised_at) end",
                stored: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true,
                oldComputedColumnSql: "case when stage in ('Received', 'Assembled', 'Packed') then least(due_at, ship_by) when stage in ('HandedOver', 'InTransit') then least(due_at, promised_at) end",
                oldStored: true);

            migrationBuilder.AddColumn<bool>(
                name: "failing",
                table: "orders",
                type: "boolean",
                nullable: false,
                computedColumnSql: "stage in ('Received', 'Assembled', 'Packed', 'HandedOver', 'InTransit') and status ~* 'arbitration|not_accepted|cancelling'",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_work_items_late_orders",
                table: "work_items",
                column: "id",
                filter: "kind = 'LateOrder' and state <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_orders_failing",
                table: "orders",
                column: "id",
                filter: "failing");

            migrationBuilder.CreateIndex(
                name: "ix_orders_to_time",
                table: "orders",
                column: "id",
                filter: "not timed");

            migrationBuilder.Sql(OrderClockTriggers.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(OrderClockTriggers.Down);

            migrationBuilder.DropIndex(
                name: "ix_work_items_late_orders",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_orders_failing",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_to_time",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "failing",
                table: "orders");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "act_by",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true,
                computedColumnSql: "case when stage in ('Received', 'Assembled', 'Packed') then least(due_at, ship_by) when stage in ('HandedOver', 'InTransit') then least(due_at, promised_at) end",
                stored: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true,
                oldComputedColumnSql: "case when scheme in ('FBO', 'FBW', 'FBY', 'LAAS') then null when stage in ('Received', 'Assembled', 'Packed') then least(due_at, ship_by) when stage in ('HandedOver', 'InTransit') then least(due_at, promised_at) end",
                oldStored: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_to_time",
                table: "orders",
                column: "id",
                filter: "not timed and stage in ('Received', 'Assembled', 'Packed', 'HandedOver', 'InTransit')");
        }
    }
}
