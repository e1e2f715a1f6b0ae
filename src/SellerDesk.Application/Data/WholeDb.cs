using Microsoft.EntityFrameworkCore;

namespace SellerDesk.Application.Data;

/// <summary>Contexts for jobs, the command line and start-up: every shop's rows.</summary>
public sealed class WholeDb(DbContextOptions<SellerDeskDb> options)
{
    public SellerDeskDb Open() => new(options, ShopScope.Everything);
}
