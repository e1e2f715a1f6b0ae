using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Surveys;

public readonly record struct SurveyAnswerId(Guid Value) : ITypedId<SurveyAnswerId>
{
    public static SurveyAnswerId New() => new(Guid.CreateVersion7());

    public static SurveyAnswerId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>What somebody answered. Whose it is, where that is known, is told by its link (<see cref="BuyerThing.Survey"/>), as of everything else of a buyer.</summary>
public sealed class SurveyAnswer
{
    public const int CommentMaxLength = 2_000;

    public SurveyAnswerId Id { get; init; }

    public ShopId ShopId { get; init; }

    public SurveyId SurveyId { get; init; }

    /// <summary>Null: it came by the open link, nobody knows from whom.</summary>
    public InvitationId? InvitationId { get; init; }

    public short Score { get; init; }

    public SurveyBand Band { get; init; }

    /// <summary>Codes of topics.</summary>
    public string[] Reasons { get; init; } = [];

    /// <summary>The buyer's own words.</summary>
    public string Comment { get; init; } = "";

    /// <summary>What the words are about: codes of topics, a blamed one a second time with a minus; null until they were read.</summary>
    public string[]? Topics { get; init; }

    public string Language { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public string? OrderNumber { get; init; }

    public ProductId? ProductId { get; init; }

    public string? Tier { get; init; }

    public Guid? OperatorId { get; init; }
}
