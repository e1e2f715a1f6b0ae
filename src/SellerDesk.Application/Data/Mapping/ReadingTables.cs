using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>What is read out of texts, ours and the buyers': readings, models, rollups, rules, words.</summary>
internal static class ReadingTables
{
    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<Domain.Reading.Reading>(reading =>
        {
            reading.ToTable("readings");
            reading.HasKey(r => new { r.WorkItemId, r.ShopId });
            reading.HasOne<WorkItem>().WithMany().HasForeignKey(r => new { r.WorkItemId, r.ShopId }).OnDelete(DeleteBehavior.Cascade);
            reading.HasIndex(r => r.CorrectedAt, "ix_readings_corrected").HasFilter("corrected_at is not null");
            reading.Property(r => r.Scores).HasColumnType("jsonb");
            reading.Property(r => r.Topics).HasColumnType("jsonb");
            reading.Property(r => r.Before).HasColumnType("jsonb");
            reading.OfShop(db, r => r.ShopId);
        });

        builder.Entity<TextModelVersion>(model =>
        {
            model.ToTable("text_models");
            model.HasIndex(m => m.Version).IsUnique();
            model.HasIndex(m => m.IsCurrent).IsUnique().HasFilter("is_current");
        });

        builder.Entity<RatingDay>(day =>
        {
            day.ToTable("rating_days");
            day.HasKey(d => new { d.ShopId, d.ProductId, d.Day });
            day.HasIndex(d => new { d.ShopId, d.Day });
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<TopicDay>(day =>
        {
            day.ToTable("topic_days");
            day.HasKey(d => new { d.ShopId, d.Day, d.Topic, d.ProductId });
            day.Property(d => d.Topic).HasMaxLength(60);
            day.HasIndex(d => new { d.ShopId, d.ProductId, d.Day });
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<TouchedDay>(day =>
        {
            day.ToTable("touched_days");
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<WordDay>(day =>
        {
            day.ToTable("word_days");
            day.HasKey(d => new { d.ShopId, d.Day, d.Stem, d.ProductId });
            day.HasIndex(d => new { d.ShopId, d.ProductId, d.Day });
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<RulePackVersion>(pack =>
        {
            pack.ToTable("rule_packs");
            pack.Property(p => p.Marketplace).HasMaxLength(40);
            pack.Property(p => p.Content).HasColumnType("jsonb");
            pack.HasIndex(p => new { p.Marketplace, p.Version }).IsUnique();
        });

        builder.Entity<SpellingWord>(word =>
        {
            word.ToTable("spelling_words");
            word.HasKey(w => w.Word);
            word.Property(w => w.Word).HasMaxLength(SpellingWord.MaxLength);
        });

        builder.Entity<TrainingAnswer>(answer =>
        {
            answer.ToTable("training_answers");
            answer.Property(a => a.Rule).HasMaxLength(20);
            answer.Property(a => a.Exercise).HasMaxLength(100);
            answer.HasIndex(a => new { a.PersonId, a.AnsweredAt });
        });
    }
}
