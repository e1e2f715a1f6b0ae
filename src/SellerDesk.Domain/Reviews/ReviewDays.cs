using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Reviews;

/// <summary>A day in a shop's zone on which a review or its reading changed since the rollups of that day were made.</summary>
public sealed class TouchedDay
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>
/// Stars of a product on a day in the shop's zone: a rollup, re-made for the days that were touched. The row with the product
/// <see cref="WholeShop"/> holds all reviews of the shop, those of no known product among them: whoever sums products leaves it out.
/// The same goes for <see cref="TopicDay"/> and <see cref="WordDay"/>.
/// </summary>
public sealed class RatingDay
{
    public static readonly ProductId WholeShop = new(Guid.Empty);

    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }

    public ProductId ProductId { get; init; }

    public int One { get; init; }

    public int Two { get; init; }

    public int Three { get; init; }

    public int Four { get; init; }

    public int Five { get; init; }
}

/// <summary>How often a topic was praised or blamed: a rollup.</summary>
public sealed class TopicDay
{
    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }

    public ProductId ProductId { get; init; }

    public required string Topic { get; init; }

    public int Praise { get; init; }

    public int Blame { get; init; }

    public int Neutral { get; init; }
}

/// <summary>How often a word or phrase was said with praise or blame: a rollup.</summary>
public sealed class WordDay
{
    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }

    public ProductId ProductId { get; init; }

    /// <summary>Stems, with a space between two.</summary>
    public required string Stem { get; init; }

    /// <summary>The form in which people wrote it most often.</summary>
    public required string Shown { get; init; }

    public int Praise { get; init; }

    public int Blame { get; init; }

    public int Neutral { get; init; }
}
