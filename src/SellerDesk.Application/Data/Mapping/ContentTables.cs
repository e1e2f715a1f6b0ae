using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Data.Mapping;

internal static class ContentTables
{
    /// <summary>
    /// Shadow properties: digests of what the marketplace said, in the unique index, so that an unchanged row is known without reading it
    /// (Reviews/ReviewWriter).
    /// </summary>
    public const string TextDigest = "TextDigest";
    public const string AnswerDigest = "AnswerDigest";
    public const string CardDigest = "CardDigest";

    public static void Map(ModelBuilder builder, SellerDeskDb db)
    {
        builder.Entity<Product>(product =>
        {
            product.ToTable("products");
            product.HasKey(p => new { p.Id, p.ShopId });
            product.Property(p => p.Name).HasMaxLength(Product.NameMaxLength);
            product.Property(p => p.Ref).HasColumnName("number");
            product.HasIndex(p => new { p.ShopId, p.Ref }).IsUnique();
            product.Property(p => p.PhotoUrls).HasDefaultValueSql("'{}'");
            product.Property(p => p.VideoUrls).HasDefaultValueSql("'{}'");
            product.Property(p => p.Barcodes).HasDefaultValueSql("'{}'");
            product.Property(p => p.Characteristics).HasColumnType("jsonb").HasDefaultValueSql("'[]'");
            product.Property(p => p.Advice).HasColumnType("jsonb").HasDefaultValueSql("'[]'");
            product.Property(p => p.Facts).HasDefaultValueSql("'{}'");
            product.Property(p => p.Price).HasPrecision(18, 4);
            product.Property(p => p.Rating).HasPrecision(6, 3);
            product.Property(p => p.ContentRating).HasPrecision(6, 3);
            product.Property<long>(CardDigest).HasDefaultValue(0L);
            product.OfShop(db, p => p.ShopId);
        });

        builder.Entity<Review>(review =>
        {
            review.ToTable("reviews", table => table.HasCheckConstraint("ck_reviews_rating", "rating between 1 and 5"));
            review.HasKey(r => new { r.Id, r.ShopId });
            review.Property(r => r.Ref).HasColumnName("number");
            review.Property<long>(TextDigest);
            review.Property<long>(AnswerDigest);
            review.HasIndex(r => new { r.ShopId, r.Ref }).IsUnique().IncludeProperties(TextDigest, AnswerDigest);
            review.HasIndex(r => new { r.ShopId, r.ProductId, r.CreatedAt }).IsDescending(false, false, true);
            review.HasIndex(r => new { r.ShopId, r.OrderNumber }, "ix_reviews_order").HasFilter("order_number is not null");
            review.HasIndex(r => new { r.ShopId, r.ProductId, r.AnsweredAt }, "ix_reviews_answered").IsDescending(false, false, true).HasFilter("answer_text is not null");
            review.OfShop(db, r => r.ShopId);
        });

        builder.Entity<Question>(question =>
        {
            question.ToTable("questions");
            question.HasKey(q => new { q.Id, q.ShopId });
            question.Property(q => q.Ref).HasColumnName("number");
            question.Property<long>(TextDigest);
            question.Property<long>(AnswerDigest);
            question.HasIndex(q => new { q.ShopId, q.Ref }).IsUnique().IncludeProperties(TextDigest, AnswerDigest);
            question.OfShop(db, q => q.ShopId);
        });
    }
}
