using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>Surveys belong to the desk; who was asked and what was answered, to shops.</summary>
internal static class SurveyTables
{
    private const int TierMaxLength = 80;
    private const int OrderMaxLength = 128;

    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<Survey>(survey =>
        {
            survey.ToTable("surveys");
            survey.Property(s => s.Name).HasMaxLength(SurveyContent.NameMaxLength);
            survey.Property(s => s.WordsJson).HasColumnName("words").HasColumnType("jsonb");
            survey.Ignore(s => s.Words);
            survey.Ignore(s => s.Content);
            survey.Property<uint>("Row").IsRowVersion();
        });

        builder.Entity<SurveyInvitation>(invitation =>
        {
            invitation.ToTable("survey_invitations");
            invitation.HasKey(i => new { i.Id, i.ShopId });
            invitation.Property(i => i.OrderNumber).HasMaxLength(OrderMaxLength);
            invitation.Property(i => i.Tier).HasMaxLength(TierMaxLength);
            invitation.HasOne<Survey>().WithMany().HasForeignKey(i => i.SurveyId).OnDelete(DeleteBehavior.Cascade);
            invitation.HasIndex(i => i.TokenHash).IsUnique();
            invitation.HasIndex(i => new { i.SurveyId, i.SubjectId }).IsUnique();
            invitation.HasIndex(i => new { i.SurveyId, i.CreatedAt });
            invitation.HasIndex(i => new { i.BuyerId, i.CreatedAt });
            invitation.HasIndex(i => new { i.ShopId, i.CreatedAt });
            invitation.OfShop(db, i => i.ShopId);
        });

        builder.Entity<SurveyAnswer>(answer =>
        {
            answer.ToTable("survey_answers");
            answer.HasKey(a => new { a.Id, a.ShopId });
            answer.Property(a => a.Comment).HasMaxLength(SurveyAnswer.CommentMaxLength);
            answer.Property(a => a.Language).HasMaxLength(2);
            answer.Property(a => a.OrderNumber).HasMaxLength(OrderMaxLength);
            answer.Property(a => a.Tier).HasMaxLength(TierMaxLength);
            answer.HasOne<Survey>().WithMany().HasForeignKey(a => a.SurveyId).OnDelete(DeleteBehavior.Cascade);
            answer.HasIndex(a => new { a.InvitationId, a.ShopId }).IsUnique().HasFilter("invitation_id is not null");
            answer.HasIndex(a => new { a.SurveyId, a.At, a.Id }, "ix_survey_answers_newest").IsDescending(false, true, true);
            answer.HasIndex(a => new { a.ShopId, a.At }, "ix_survey_answers_shop");
            answer.HasIndex(a => a.Id, "ix_survey_answers_unread").HasFilter("topics is null and comment <> ''");
            answer.OfShop(db, a => a.ShopId);
        });

        builder.Entity<SurveyLink>(link =>
        {
            link.ToTable("survey_links");
            link.HasKey(l => new { l.Id, l.ShopId });
            link.Property(l => l.Token).HasMaxLength(40);
            link.HasOne<Survey>().WithMany().HasForeignKey(l => l.SurveyId).OnDelete(DeleteBehavior.Cascade);
            link.HasIndex(l => l.Token).IsUnique();
            link.HasIndex(l => new { l.SurveyId, l.ShopId }).IsUnique();
            link.OfShop(db, l => l.ShopId);
        });

        MapDays(builder, db);
    }

    private static void MapDays(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<SurveyDay>(day =>
        {
            day.ToTable("survey_days");
            day.Property(d => d.Tier).HasMaxLength(TierMaxLength);
            day.HasOne<Survey>().WithMany().HasForeignKey(d => d.SurveyId).OnDelete(DeleteBehavior.Cascade);
            day.HasIndex(d => new { d.ShopId, d.Day });
            day.HasIndex(d => new { d.SurveyId, d.Day });
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<SurveyAskedDay>(day =>
        {
            day.ToTable("survey_asked_days");
            day.Property(d => d.Value).HasMaxLength(TierMaxLength);
            day.HasOne<Survey>().WithMany().HasForeignKey(d => d.SurveyId).OnDelete(DeleteBehavior.Cascade);
            day.HasIndex(d => new { d.ShopId, d.Day });
            day.HasIndex(d => new { d.SurveyId, d.Trait, d.Day });
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<SurveyTopicDay>(day =>
        {
            day.ToTable("survey_topic_days");
            day.Property(d => d.Topic).HasMaxLength(40);
            day.HasOne<Survey>().WithMany().HasForeignKey(d => d.SurveyId).OnDelete(DeleteBehavior.Cascade);
            day.HasIndex(d => new { d.ShopId, d.Day });
            day.HasIndex(d => new { d.SurveyId, d.Day });
            day.OfShop(db, d => d.ShopId);
        });

        builder.Entity<TouchedSurveyDay>(day =>
        {
            day.ToTable("touched_survey_days");
            day.HasIndex(d => new { d.ShopId, d.Day });
        });
    }
}
