using System.Globalization;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Messages;

/// <summary>A message whose time has come, with what is known around it.</summary>
internal sealed record DueMessage
{
    public required Guid Id { get; init; }

    /// <summary>In whom the record ended.</summary>
    public required Guid Buyer { get; init; }

    public required BuyerEventKind Kind { get; init; }

    public required MessageChannel Channel { get; init; }

    public required MessagePurpose Purpose { get; init; }

    public required int Tries { get; init; }

    public required string Language { get; init; }

    public bool IsRepeat { get; init; }

    public bool Erased { get; init; }

    public bool RuleIsOn { get; init; }

    public bool Tracks { get; init; }

    public bool MovedOn { get; init; }

    public bool ToldAlready { get; init; }

    public Guid Template { get; init; }

    public string? BuyerName { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    public Guid? Shop { get; init; }

    public string? ShopName { get; init; }

    public Marketplace? Marketplace { get; init; }

    public string? ShopZone { get; init; }

    public string? OrderNumber { get; init; }

    public decimal? Total { get; init; }

    public string? Currency { get; init; }

    public string? Product { get; init; }

    public byte[]? SealedContact { get; init; }

    public Dictionary<string, string> Values { get; init; } = [];

    public string? Subject { get; init; }

    public string? Text { get; init; }

    public string[] Links { get; init; } = [];

    public TimeZoneInfo Zone => BuyerZones.Of(Region, City, Marketplace, ShopZone);

    /// <summary>Null: not known. What the event says wins.</summary>
    public string? ValueOf(string variable)
    {
        if (Values.GetValueOrDefault(variable) is { Length: > 0 } said)
        {
            return variable == "stage" ? StageWords.Of(said, Language) : said;
        }

        return variable switch
        {
            "buyer" => BuyerName,
            "shop" => ShopName,
            "order" => OrderNumber,
            "product" => Product,
            "total" when Total is { } total => string.Create(CultureInfo.GetCultureInfo(Language == "en" ? "en" : "ru"), $"{total:N0} {Currency}").Trim(),
            _ => null,
        };
    }
}
