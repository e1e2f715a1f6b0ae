using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Surveys;

public readonly record struct InvitationId(Guid Value) : ITypedId<InvitationId>
{
    public static InvitationId New() => new(Guid.CreateVersion7());

    public static InvitationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>
/// Somebody was asked, once. Of the token in the link only the hash is kept. What may tell those who answer from those who do not stands here as it was when they were asked,
/// so that the two can be compared.
/// </summary>
public sealed class SurveyInvitation
{
    public InvitationId Id { get; init; }

    public ShopId ShopId { get; init; }

    public SurveyId SurveyId { get; init; }

    /// <summary>Who was asked; the record may have ended in another one since.</summary>
    public BuyerId BuyerId { get; init; }

    /// <summary>The order or complaint that it is about: one survey asks about it once. Of a segment, this asking.</summary>
    public Guid SubjectId { get; init; }

    public string? OrderNumber { get; init; }

    public ProductId? ProductId { get; init; }

    /// <summary>The buyer's tier in the programme, by name.</summary>
    public string? Tier { get; init; }

    /// <summary>Who of the desk dealt with them.</summary>
    public Guid? OperatorId { get; init; }

    /// <summary>Stars of the review of the order.</summary>
    public short? Stars { get; init; }

    public bool Late { get; init; }

    public bool Complained { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The buyer asked never to be asked again, by this link.</summary>
    public DateTimeOffset? StoppedAt { get; init; }
}
