using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Buyers.Lifetimes;

namespace SellerDesk.Application.Data;

/// <summary>Who buys, and what is known of that.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<Buyer> Buyers => Set<Buyer>();

    public DbSet<BuyerKey> BuyerKeys => Set<BuyerKey>();

    public DbSet<BuyerPair> BuyerPairs => Set<BuyerPair>();

    public DbSet<BuyerLink> BuyerLinks => Set<BuyerLink>();

    public DbSet<BuyerLifetime> BuyerLifetimes => Set<BuyerLifetime>();

    public DbSet<ShopLifetimes> ShopLifetimes => Set<ShopLifetimes>();

    public DbSet<BuyerFigures> BuyerFigures => Set<BuyerFigures>();

    public DbSet<BuyerMoney> BuyerMoney => Set<BuyerMoney>();

    public DbSet<BuyerCount> BuyerCounts => Set<BuyerCount>();

    public DbSet<BuyerMove> BuyerMoves => Set<BuyerMove>();

    public DbSet<BuyerConsent> BuyerConsents => Set<BuyerConsent>();

    public DbSet<BuyerErasure> BuyerErasures => Set<BuyerErasure>();

    public DbSet<BuyerLook> BuyerLooks => Set<BuyerLook>();
}
