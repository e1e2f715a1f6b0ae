using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Data;

/// <summary>What buyers are told, and why.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<BuyerEvent> BuyerEvents => Set<BuyerEvent>();
}
