using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>Points belong to the desk, as buyers do; what triggers add is in <see cref="PointTriggers"/>.</summary>
internal static class PointTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<PointAccount>(account =>
        {
            account.ToTable("point_accounts", table => table.HasCheckConstraint("ck_point_accounts_balance", "pending >= 0 and available >= 0 and debt >= 0"));
            account.HasKey(a => a.BuyerId);
            foreach (var sum in new[] { nameof(PointAccount.Pending), nameof(PointAccount.Available), nameof(PointAccount.Debt) })
            {
                account.Property(sum).HasDefaultValue(0L);
            }

            account.HasIndex(a => new { a.Available, a.BuyerId }).IsDescending();
        });

        builder.Entity<PointTransaction>(move =>
        {
            move.ToTable("point_transactions");
            move.Property(m => m.Id).ValueGeneratedNever();
            move.Property(m => m.Key).HasMaxLength(PointTransaction.KeyMaxLength);
            move.Property(m => m.Details).HasDefaultValueSql("'{}'");
            move.HasMany(m => m.Entries).WithOne().HasForeignKey(e => e.TransactionId).OnDelete(DeleteBehavior.Restrict);
            move.HasIndex(m => m.Key).IsUnique();
            move.HasIndex(m => new { m.BuyerId, m.At, m.Id }).IsDescending(false, true, true);
        });

        builder.Entity<PointEntry>(entry =>
        {
            entry.ToTable("point_entries", table => table.HasCheckConstraint("ck_point_entries_amount", "amount <> 0"));
            entry.HasIndex(e => e.TransactionId);
        });

        builder.Entity<PointLot>(lot =>
        {
            lot.ToTable("point_lots", table =>
            {
                table.HasCheckConstraint("ck_point_lots_left", "remaining between 0 and earned and reversed between 0 and earned and expired >= 0");
                table.HasCheckConstraint("ck_point_lots_ends", "(state = 'Available') = (expires_at is not null)");
            });
            lot.Property(l => l.Id).ValueGeneratedNever();
            lot.Property(l => l.Parts).HasColumnType("jsonb");
            lot.Ignore(l => l.IsChanged);
            lot.Ignore(l => l.IsFresh);
            lot.HasIndex(l => new { l.BuyerId, l.EarnedAt }).IsDescending(false, true);
            lot.HasIndex(l => l.BuyerId, "ix_point_lots_open").HasFilter("remaining > 0");
            lot.HasIndex(l => new { l.CauseId, l.Cause }).IsUnique().HasFilter("cause_id is not null");
            lot.HasIndex(l => l.MaturesAt, "ix_point_lots_maturing").HasFilter("state = 'Pending'");
            lot.HasIndex(l => l.ExpiresAt, "ix_point_lots_ending").HasFilter("remaining > 0 and state = 'Available'");
            lot.HasIndex(l => l.NoticeAt, "ix_point_lots_notice").HasFilter("remaining > 0 and notice_at is not null");
        });

        builder.Entity<PointNote>(note =>
        {
            note.ToTable("point_notes");
            note.HasKey(n => n.TransactionId);
            note.Property(n => n.TransactionId).ValueGeneratedNever();
            note.Property(n => n.Text).HasMaxLength(PointNote.TextMaxLength);
            note.HasIndex(n => n.BuyerId);
        });

        builder.Entity<PointCount>(count =>
        {
            count.ToTable("point_counts");
            count.Property(c => c.Value).HasMaxLength(40);
        });
        builder.Entity<TouchedPoint>(touched =>
        {
            touched.ToTable("touched_points");
            touched.HasOne<Shop>().WithMany().HasForeignKey(t => t.ShopId).OnDelete(DeleteBehavior.Cascade);
        });
        MapRules(builder);
        MapRewards(builder);
    }

    private static void MapRules(ModelBuilder builder)
    {
        builder.Entity<EarningVersion>(version =>
        {
            version.ToTable("earning_versions");
            version.HasKey(v => v.Version);
            version.Property(v => v.Version).ValueGeneratedNever();
            version.Property(v => v.Rules).HasColumnType("jsonb");
            version.Property(v => v.Note).HasMaxLength(EarningVersion.NoteMaxLength);
        });

        builder.Entity<PointProof>(proof =>
        {
            proof.ToTable("point_proofs");
            proof.Ignore(p => p.Holds);
        });

        builder.Entity<PointReplay>(replay =>
        {
            replay.ToTable("point_replays");
            replay.Property(r => r.Id).ValueGeneratedNever();
            replay.Property(r => r.Rules).HasColumnType("jsonb");
            replay.Property(r => r.Report).HasColumnType("jsonb");
            replay.HasIndex(r => r.CreatedAt);
        });

        builder.Entity<BuyerBirthday>(birthday =>
        {
            birthday.ToTable("buyer_birthdays", table => table.HasCheckConstraint("ck_buyer_birthdays_day", "month between 1 and 12 and day between 1 and 31"));
            birthday.HasKey(b => b.BuyerId);
            birthday.Property(b => b.Source).HasMaxLength(BuyerBirthday.SourceMaxLength);
            birthday.HasIndex(b => new { b.Month, b.Day });
        });
    }

    private static void MapRewards(ModelBuilder builder)
    {
        builder.Entity<Reward>(reward =>
        {
            reward.ToTable("rewards", table => table.HasCheckConstraint("ck_rewards_stock", "coalesce(stock, 0) >= 0 and codes_left >= 0 and issued >= 0 and price > 0"));
            reward.Property(r => r.Name).HasMaxLength(Reward.NameMaxLength);
            reward.Property(r => r.Goods).HasMaxLength(Reward.GoodsMaxLength);
            reward.Property(r => r.Percent).HasPrecision(5, 2);
            reward.Property(r => r.Amount).HasPrecision(18, 2);
            reward.Property(r => r.Currency).HasMaxLength(3).IsFixedLength();
            reward.Property(r => r.Issued).HasDefaultValue(0);
            reward.Property(r => r.CodesLeft).HasDefaultValue(0);
            reward.Property<uint>("Version").IsRowVersion();
        });

        builder.Entity<RewardIssue>(issue =>
        {
            issue.ToTable("reward_issues");
            issue.Property(i => i.Id).ValueGeneratedNever();
            issue.Property(i => i.Code).HasMaxLength(RewardCode.MaxLength);
            issue.HasOne<Reward>().WithMany().HasForeignKey(i => i.RewardId).OnDelete(DeleteBehavior.Restrict);
            issue.HasIndex(i => i.Code).IsUnique();
            issue.HasIndex(i => new { i.RewardId, i.IssuedAt, i.Id }).IsDescending(false, true, true);
            issue.HasIndex(i => new { i.BuyerId, i.IssuedAt }).IsDescending(false, true);
            issue.Property<uint>("Version").IsRowVersion();
        });

        builder.Entity<RewardCode>(code =>
        {
            code.ToTable("reward_codes");
            code.Property(c => c.Code).HasMaxLength(RewardCode.MaxLength);
            code.HasOne<Reward>().WithMany().HasForeignKey(c => c.RewardId).OnDelete(DeleteBehavior.Cascade);
            code.HasIndex(c => c.Code).IsUnique();
            code.HasIndex(c => new { c.RewardId, c.Id }, "ix_reward_codes_free").HasFilter("issue_id is null");
        });
    }
}
