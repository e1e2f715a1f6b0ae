using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Application.Data;

/// <summary>Points and what they buy.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<PointAccount> PointAccounts => Set<PointAccount>();

    public DbSet<PointTransaction> PointTransactions => Set<PointTransaction>();

    public DbSet<PointLot> PointLots => Set<PointLot>();

    public DbSet<PointNote> PointNotes => Set<PointNote>();

    public DbSet<PointCount> PointCounts => Set<PointCount>();

    public DbSet<PointProof> PointProofs => Set<PointProof>();

    public DbSet<PointReplay> PointReplays => Set<PointReplay>();

    public DbSet<EarningVersion> EarningVersions => Set<EarningVersion>();

    public DbSet<BuyerBirthday> BuyerBirthdays => Set<BuyerBirthday>();

    public DbSet<Reward> Rewards => Set<Reward>();

    public DbSet<RewardIssue> RewardIssues => Set<RewardIssue>();

    public DbSet<RewardCode> RewardCodes => Set<RewardCode>();
}
