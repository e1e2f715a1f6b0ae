using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SellerDeskDb))]
    [Migration("20261121222918_SearchStatistics")]
    public partial class SearchStatistics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Of a word that the statistics do not know PostgreSQL believes that half a percent of all rows hold it, and then walks through a million
            // rows in the list's order to find none. Knowing five thousand words instead of one thousand, it takes the text index for the rare ones.
            migrationBuilder.Sql("alter table work_items alter column search set statistics 500");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("alter table work_items alter column search set statistics -1");
        }
    }
}
