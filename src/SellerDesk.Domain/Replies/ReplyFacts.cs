namespace SellerDesk.Domain.Replies;

/// <summary>What a template's variables are filled with, as far as it is known.</summary>
/// <param name="Operator">Who answers, by the name at the desk.</param>
public sealed record ReplyFacts(
    string? Buyer, string? Product, string Shop, string? Order = null, string? Article = null, string? Brand = null, string? Operator = null)
{
    /// <summary>Null when nothing is known, or there is no such variable.</summary>
    public string? Of(string variable) => variable switch
    {
        "buyer" => Known(Buyer),
        "product" => Known(Product),
        "shop" => Known(Shop),
        "order" => Known(Order),
        "article" => Known(Article),
        "brand" => Known(Brand),
        "operator" => Known(Operator),
        _ => null,
    };

    private static string? Known(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
