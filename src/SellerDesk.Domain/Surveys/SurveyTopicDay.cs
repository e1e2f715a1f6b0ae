using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Surveys;

/// <summary>What answers of a day were about, in words: a sum of <see cref="SurveyAnswer.Topics"/>.</summary>
public sealed class SurveyTopicDay
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public SurveyId SurveyId { get; init; }

    public DateOnly Day { get; init; }

    public required string Topic { get; init; }

    /// <summary>Of how many answers; each counts once.</summary>
    public int Answers { get; init; }

    /// <summary>Of these, how many blamed it.</summary>
    public int Blamed { get; init; }
}
