using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Surveys;

/// <summary>The open door of a survey for one shop: whoever has its link or QR code may answer, as often as the quota lets anybody.</summary>
public sealed class SurveyLink
{
    public Guid Id { get; init; }

    public ShopId ShopId { get; init; }

    public SurveyId SurveyId { get; init; }

    /// <summary>Is printed on leaflets, so it is no secret.</summary>
    public string Token { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}
