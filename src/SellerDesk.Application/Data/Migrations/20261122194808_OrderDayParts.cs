using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122194808_OrderDayParts")]
    public partial class OrderDayParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "parts",
                table: "touched_order_days",
                type: "integer",
                nullable: false,
                defaultValue: 15);

            migrationBuilder.Sql(OrderDayPartTriggers.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(OrderDayPartTriggers.Down);

            migrationBuilder.DropColumn(
                name: "parts",
                table: "touched_order_days");
        }
    }
}
