using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>Members and tiers belong to the desk, as buyers do; what the programme brings, to shops. What triggers add is in <see cref="TierTriggers"/>.</summary>
internal static class TierTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<LoyaltyTier>(tier =>
        {
            tier.ToTable("loyalty_tiers");
            tier.Property(t => t.Name).HasMaxLength(TierTable.NameMaxLength);
        });

        builder.Entity<TierVersion>(version =>
        {
            version.ToTable("tier_versions");
            version.Property(v => v.Terms).HasColumnType("jsonb").HasConversion(new ValueConverter<TierTable, string>(terms => TierJson.Write(terms), json => TierJson.Read(json)));
            version.HasIndex(v => v.Number).IsUnique();
        });

        builder.Entity<TierPreviewRun>(run =>
        {
            run.ToTable("tier_previews");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.Property(r => r.Terms).HasColumnType("jsonb").HasConversion(new ValueConverter<TierTable, string>(terms => TierJson.Write(terms), json => TierJson.Read(json)));
            run.Property(r => r.Report).HasColumnType("jsonb");
            run.HasIndex(r => r.CreatedAt);
        });

        builder.Entity<LoyaltyMember>(member =>
        {
            member.ToTable("loyalty_members");
            member.HasKey(m => m.BuyerId);
            member.HasOne<Buyer>().WithOne().HasForeignKey<LoyaltyMember>(m => m.BuyerId).OnDelete(DeleteBehavior.Cascade);
            member.Property(m => m.ManualReason).HasMaxLength(LoyaltyMember.ReasonMaxLength);
            member.Property(m => m.Spend).HasColumnType("jsonb").HasDefaultValueSql("'{}'");
            member.Property(m => m.Orders).HasDefaultValue(0);
            member.Property(m => m.Progress).HasPrecision(5, 4).HasDefaultValue(0m);

            // The list: who changed last, of all or of one tier; who is nearest to the next one.
            member.HasIndex(m => new { m.TierSince, m.BuyerId }, "ix_loyalty_members_latest").IsDescending();
            member.HasIndex(m => new { m.TierId, m.TierSince, m.BuyerId }, "ix_loyalty_members_tier").IsDescending(false, true, true);
            member.HasIndex(m => new { m.FallsOn, m.BuyerId }, "ix_loyalty_members_falling").HasFilter("falls_on is not null");
            member.HasIndex(m => m.RecheckOn).HasFilter("recheck_on is not null");
        });

        builder.Entity<LoyaltyExit>(exit =>
        {
            exit.ToTable("loyalty_exits");
            exit.HasKey(e => e.BuyerId);
            exit.HasOne<Buyer>().WithOne().HasForeignKey<LoyaltyExit>(e => e.BuyerId).OnDelete(DeleteBehavior.Cascade);
            exit.Property(e => e.Why).HasMaxLength(LoyaltyExit.WhyMaxLength);
            exit.Property(e => e.Was).HasColumnType("jsonb");
        });

        builder.Entity<TierMove>(move =>
        {
            move.ToTable("tier_moves");
            move.Property(m => m.Why).HasColumnType("jsonb");
            move.Property(m => m.Reason).HasMaxLength(TierMove.ReasonMaxLength);
            move.HasOne<Buyer>().WithMany().HasForeignKey(m => m.BuyerId).OnDelete(DeleteBehavior.Cascade);
            move.HasIndex(m => new { m.BuyerId, m.At, m.Id }).IsDescending(false, true, true);
            move.HasIndex(m => new { m.At, m.Id }).IsDescending();
        });

        builder.Entity<TierRun>(run =>
        {
            run.ToTable("tier_runs");
            run.Property(r => r.Id).UseIdentityByDefaultColumn();
            run.HasIndex(r => r.Id, "ix_tier_runs_open").HasFilter("ended_at is null");
        });

        builder.Entity<TouchedMember>(touched => touched.ToTable("touched_members"));

        builder.Entity<TierCount>(count =>
        {
            count.ToTable("tier_counts");
            count.HasIndex(c => new { c.Day, c.TierId });
        });

        builder.Entity<ProgrammeEffect>(effect =>
        {
            effect.ToTable("programme_effects");
            effect.HasKey(e => e.ShopId);
            effect.Property(e => e.Report).HasColumnType("jsonb");
            effect.OfShop(db, e => e.ShopId);
        });
    }
}
