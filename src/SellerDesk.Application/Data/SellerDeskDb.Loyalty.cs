using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Data;

/// <summary>The programme: who takes part, in which tier, and what it brings.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<LoyaltyTier> LoyaltyTiers => Set<LoyaltyTier>();

    public DbSet<TierVersion> TierVersions => Set<TierVersion>();

    public DbSet<TierPreviewRun> TierPreviewRuns => Set<TierPreviewRun>();

    public DbSet<LoyaltyMember> LoyaltyMembers => Set<LoyaltyMember>();

    public DbSet<LoyaltyExit> LoyaltyExits => Set<LoyaltyExit>();

    public DbSet<TierMove> TierMoves => Set<TierMove>();

    public DbSet<TierRun> TierRuns => Set<TierRun>();

    public DbSet<TierCount> TierCounts => Set<TierCount>();

    public DbSet<ProgrammeEffect> ProgrammeEffects => Set<ProgrammeEffect>();
}
