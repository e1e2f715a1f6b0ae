using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Data;

/// <summary>What texts say, what is known, and what is answered out of that.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<Domain.Reading.Reading> Readings => Set<Domain.Reading.Reading>();

    public DbSet<TextModelVersion> TextModels => Set<TextModelVersion>();

    public DbSet<RatingDay> RatingDays => Set<RatingDay>();

    public DbSet<TopicDay> TopicDays => Set<TopicDay>();

    public DbSet<TouchedDay> TouchedDays => Set<TouchedDay>();

    public DbSet<WordDay> WordDays => Set<WordDay>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();

    public DbSet<ArticleUse> ArticleUses => Set<ArticleUse>();

    public DbSet<KnowledgeDocument> Documents => Set<KnowledgeDocument>();

    public DbSet<DocumentFile> DocumentFiles => Set<DocumentFile>();

    public DbSet<QuestionCluster> QuestionClusters => Set<QuestionCluster>();

    public DbSet<ClusteredQuestion> ClusteredQuestions => Set<ClusteredQuestion>();

    public DbSet<QuestionWord> QuestionWords => Set<QuestionWord>();

    public DbSet<AutoProposal> AutoProposals => Set<AutoProposal>();

    public DbSet<PraiseRule> PraiseRules => Set<PraiseRule>();

    public DbSet<PraiseDeed> PraiseDeeds => Set<PraiseDeed>();
}
