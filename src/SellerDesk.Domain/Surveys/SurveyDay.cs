using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Surveys;

/// <summary>Answers of one day of a shop, in its zone, by what figures are told apart by. A day's rows are made anew together.</summary>
public sealed class SurveyDay
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public SurveyId SurveyId { get; init; }

    public DateOnly Day { get; init; }

    public ProductId? ProductId { get; init; }

    public string? Tier { get; init; }

    public Guid? OperatorId { get; init; }

    public short Score { get; init; }

    public int Answers { get; init; }
}

/// <summary>Invitations of one day of a shop and how many of them were answered since, by one trait of those who were asked.</summary>
public sealed class SurveyAskedDay
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public SurveyId SurveyId { get; init; }

    public DateOnly Day { get; init; }

    public SurveyTrait Trait { get; init; }

    /// <summary>Of the trait; empty where there is none to tell.</summary>
    public string Value { get; init; } = "";

    public int Asked { get; init; }

    public int Answered { get; init; }
}

/// <summary>What those who were asked are told apart by.</summary>
public enum SurveyTrait
{
    /// <summary>All of them.</summary>
    All,
    Stars,
    Late,
    Complained,
    Tier,
}
