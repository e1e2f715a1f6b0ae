using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>Shops, what they sell, and how all that is read.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<Shop> Shops => Set<Shop>();

    public DbSet<Feed> Feeds => Set<Feed>();

    public DbSet<FeedRun> FeedRuns => Set<FeedRun>();

    public DbSet<SetAsidePayload> SetAsidePayloads => Set<SetAsidePayload>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<FunnelDay> FunnelDays => Set<FunnelDay>();

    public DbSet<QualityFigure> QualityFigures => Set<QualityFigure>();

    public DbSet<ShopAbility> ShopAbilities => Set<ShopAbility>();

    public DbSet<IncomingPush> IncomingPushes => Set<IncomingPush>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<ImportRejection> ImportRejections => Set<ImportRejection>();

    public DbSet<ImportPreset> ImportPresets => Set<ImportPreset>();
}
