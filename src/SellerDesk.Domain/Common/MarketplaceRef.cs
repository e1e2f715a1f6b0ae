namespace SellerDesk.Domain.Common;

/// <summary>What the marketplace itself calls a thing. Always text: some vendors send numbers that outgrow 64 bits or change to letters.</summary>
public sealed record MarketplaceRef
{
    /// <summary>Longest number that any of the four marketplaces is known to give, with room.</summary>
    public const int NumberMaxLength = 128;

    private MarketplaceRef(string number) => Number = number;

    public string Number { get; private init; }

    public static MarketplaceRef Of(string number)
    {
        var trimmed = number.Trim();
        return trimmed.Length is 0 or > NumberMaxLength
            ? throw new RuleException("marketplaceNumber.length", NumberMaxLength)
            : new MarketplaceRef(trimmed);
    }

    public override string ToString() => Number;
}
