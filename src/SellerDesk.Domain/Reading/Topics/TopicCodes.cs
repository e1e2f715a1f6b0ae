namespace SellerDesk.Domain.Reading.Topics;

/// <summary>The topics that every category knows. A category may add its own (see the lexicon's sections with a category).</summary>
public static class TopicCodes
{
    public const string Delivery = "delivery";
    public const string Packaging = "packaging";
    public const string Quality = "quality";
    public const string Size = "size";
    public const string Mismatch = "mismatch";
    public const string WrongItem = "wrong_item";
    public const string Missing = "missing";
    public const string Price = "price";
    public const string Service = "service";
    public const string Appearance = "appearance";
    public const string Function = "function";
    public const string Expiry = "expiry";

    /// <summary>In the order in which screens show them.</summary>
    public static readonly IReadOnlyList<string> Common =
    [
        Delivery, Packaging, Quality, Size, Mismatch, WrongItem, Missing, Price, Service, Appearance, Function, Expiry,
    ];
}
