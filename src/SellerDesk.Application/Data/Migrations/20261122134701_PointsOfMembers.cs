using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SellerDesk.Application.Data.Migrations
{
    /// <inheritdoc />
    public partial class PointsOfMembers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(PointTriggers.MembersUp);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(PointTriggers.MembersDown);
        }
    }
}
