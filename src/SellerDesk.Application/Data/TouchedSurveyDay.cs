namespace SellerDesk.Application.Data;

/// <summary>A day of a shop on which somebody was asked or answered; whoever writes that notes it, in the same transaction.</summary>
public sealed class TouchedSurveyDay
{
    public long Id { get; init; }

    public Guid ShopId { get; init; }

    public DateOnly Day { get; init; }
}
