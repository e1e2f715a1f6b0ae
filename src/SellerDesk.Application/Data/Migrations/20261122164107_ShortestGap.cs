using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261122164107_ShortestGap")]
    public partial class ShortestGap : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<TimeSpan>(
                name: "shortest_gap",
                table: "buyers",
                type: "interval",
                nullable: true);

            // Known from now on: those who are there already are told apart too.
            migrationBuilder.Sql("""
                update buyers b set shortest_gap = n.gap
                from (
                  select buyer_id, min(at - before) as gap from (select buyer_id, at, lag(at) over (partition by buyer_id order by at) as before from buyer_links where kind = 'Order') as each
                  where at > before group by buyer_id
                ) as n where b.id = n.buyer_id
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "shortest_gap",
                table: "buyers");
        }
    }
}
