using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>What the desk knows: articles, papers, frequent questions, and what it answers by itself.</summary>
internal static class KnowledgeTables
{
    /// <summary>Shadow property: what full-text search looks in. Worked out by the database from title, question, answer, body and tags.</summary>
    public const string Search = "Search";

    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        MapArticles(builder, db);
        MapQuestions(builder, db);
        MapAutomation(builder, db);
    }

    private static void MapArticles(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<Article>(article =>
        {
            article.ToTable("articles");
            article.Property(a => a.Title).HasMaxLength(Article.TitleMaxLength);
            article.Property(a => a.Body).HasMaxLength(Article.BodyMaxLength);
            article.Property(a => a.Question).HasMaxLength(Article.QuestionMaxLength);
            article.Property(a => a.Answer).HasMaxLength(Article.AnswerMaxLength);
            article.Property(a => a.Language).HasMaxLength(2);
            article.Ignore(a => a.Content);
            article.Ignore(a => a.Precision);
            article.Property<NpgsqlTsVector>(Search).HasComputedColumnSql(
                "setweight(to_tsvector('russian', title || ' ' || question), 'A') || setweight(to_tsvector('russian', answer || ' ' || body), 'B')", stored: true);
            article.Property<uint>("Row").IsRowVersion();
            article.HasIndex([Search], "ix_articles_search").HasMethod("gin");
            article.HasIndex(a => new { a.ChangedAt, a.Id }).IsDescending();
        });

        builder.Entity<ArticleVersion>(version =>
        {
            version.ToTable("article_versions");
            version.HasKey(v => new { v.ArticleId, v.Version });
            version.Property(v => v.Content).HasColumnType("jsonb");
            version.HasOne<Article>().WithMany().HasForeignKey(v => v.ArticleId).OnDelete(DeleteBehavior.Cascade);
        });

        builder.Entity<ArticleUse>(use =>
        {
            use.ToTable("article_uses");
            use.HasKey(u => new { u.Id, u.ShopId });
            use.Property(u => u.Id).UseIdentityAlwaysColumn();
            use.HasOne<Article>().WithMany().HasForeignKey(u => u.ArticleId).OnDelete(DeleteBehavior.Cascade);
            use.HasIndex(u => new { u.ArticleId, u.At, u.Id }).IsDescending(false, true, true);
            use.OfShop(db, u => u.ShopId);
        });

        builder.Entity<KnowledgeDocument>(document =>
        {
            document.ToTable("documents");
            document.Property(d => d.Title).HasMaxLength(KnowledgeDocument.TitleMaxLength);
            document.Property(d => d.FileName).HasMaxLength(KnowledgeDocument.FileNameMaxLength);
            document.Property(d => d.ContentType).HasMaxLength(100);
            document.Property(d => d.Wording).HasMaxLength(KnowledgeDocument.WordingMaxLength);
            document.HasIndex(d => d.Products).HasMethod("gin");
        });

        builder.Entity<DocumentFile>(file =>
        {
            file.ToTable("document_files");
            file.HasKey(f => f.DocumentId);
            file.HasOne<KnowledgeDocument>().WithOne().HasForeignKey<DocumentFile>(f => f.DocumentId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void MapQuestions(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<QuestionCluster>(cluster =>
        {
            cluster.ToTable("question_clusters");
            cluster.HasKey(c => new { c.Id, c.ShopId });
            cluster.Property(c => c.Terms).HasColumnType("jsonb");
            cluster.Property(c => c.Example).HasMaxLength(QuestionCluster.ExampleMaxLength);
            cluster.HasIndex(c => new { c.Size, c.Id }, "ix_question_clusters_size").IsDescending().HasFilter("size > 1 and not ignored");
            cluster.HasIndex(c => new { c.ShopId, c.Category, c.LastAt });
            cluster.OfShop(db, c => c.ShopId);
        });

        builder.Entity<ClusteredQuestion>(question =>
        {
            question.ToTable("clustered_questions");
            question.HasKey(q => new { q.QuestionId, q.ShopId });
            question.HasIndex(q => new { q.ShopId, q.ClusterId, q.AskedAt });
            question.OfShop(db, q => q.ShopId);
        });

        builder.Entity<QuestionWord>(word =>
        {
            word.ToTable("question_words");
            word.HasKey(w => w.Stem);
            word.Property(w => w.Stem).HasMaxLength(60);
        });
    }

    private static void MapAutomation(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<AutoProposal>(proposal =>
        {
            proposal.ToTable("auto_proposals");
            proposal.HasKey(p => new { p.WorkItemId, p.ShopId });
            proposal.Ignore(p => p.Counts);
            proposal.HasOne<WorkItem>().WithMany().HasForeignKey(p => new { p.WorkItemId, p.ShopId }).OnDelete(DeleteBehavior.Cascade);
            proposal.HasOne<Article>().WithMany().HasForeignKey(p => p.ArticleId).OnDelete(DeleteBehavior.Cascade);
            proposal.HasIndex(p => new { p.CreatedAt, p.WorkItemId }, "ix_auto_proposals_newest").IsDescending().HasFilter("state <> 'NoMatch'");
            proposal.HasIndex(p => new { p.ArticleId, p.CreatedAt }).IsDescending(false, true);
            proposal.HasIndex(p => p.CreatedAt, "ix_auto_proposals_unjudged").HasFilter("outcome is null and article_id is not null");
            proposal.HasIndex(p => p.SentAt, "ix_auto_proposals_sent").HasFilter("sent_at is not null");
            proposal.Property<uint>("Row").IsRowVersion();
            proposal.OfShop(db, p => p.ShopId);
        });

        builder.Entity<PraiseRule>(rule =>
        {
            rule.ToTable("praise_rules");
            rule.Property(r => r.Name).HasMaxLength(PraiseRule.NameMaxLength);
            rule.Ignore(r => r.Content);
            rule.Ignore(r => r.Works);
            rule.Property<uint>("Row").IsRowVersion();
        });

        builder.Entity<PraiseDeed>(deed =>
        {
            deed.ToTable("praise_deeds");
            deed.HasKey(d => new { d.WorkItemId, d.ShopId });
            deed.HasOne<WorkItem>().WithMany().HasForeignKey(d => new { d.WorkItemId, d.ShopId }).OnDelete(DeleteBehavior.Cascade);
            deed.HasOne<PraiseRule>().WithMany().HasForeignKey(d => d.RuleId).OnDelete(DeleteBehavior.Cascade);
            deed.HasIndex(d => new { d.RuleId, d.At }).IsDescending(false, true);
            deed.HasIndex(d => new { d.ShopId, d.ProductId, d.At }).IsDescending(false, false, true);
            deed.OfShop(db, d => d.ShopId);
        });

        // New questions and plain praise are found among millions of items without reading the rest.
        builder.Entity<WorkItem>().HasIndex(i => new { i.CreatedAt, i.Id }, "ix_work_items_open_questions").IsDescending().HasFilter("kind = 'Question' and state = 'Open'");
        builder.Entity<WorkItem>().HasIndex(i => new { i.CreatedAt, i.Id }, "ix_work_items_open_praise").IsDescending().HasFilter("kind = 'Review' and state = 'Open' and rating >= 4");
    }
}
