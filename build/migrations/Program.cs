using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SellerDesk.Application.Data;

return 0;

/// <summary>Gives the migration tools a context; no database is touched by adding a migration.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<SellerDeskDb>
{
    public SellerDeskDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SellerDeskDb>().UseNpgsql("Host=localhost").Options, ShopScope.Everything);
}
