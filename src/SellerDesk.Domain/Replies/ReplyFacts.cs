namespace SellerDesk.Domain.Replies;

/// <summary>What a template's variables are filled with, as far as it is known.</summary>
/// <param name="Operator">Who answers, by the name at the desk.</param>
public sealed record ReplyFacts(
    string? Buyer, string? Product, string Shop, string? Order = null, string? Article = null, string? Brand = null, string? Operator = null)
{
    /// <summary>Null when nothing is known, or there is no such variable.</summary>
    public string? Of(string variable) => variable switch
    {
        "buyer" => Greeted(Known(Buyer)),
        "product" => Known(Product),
        "shop" => Known(Shop),
        "order" => Known(Order),
        "article" => Known(Article),
        "brand" => Known(Brand),
        "operator" => Known(Operator),
        _ => null,
    };

    /// <summary>Nobody greets "Владимир П.": initials of a surname are left out, and who is known by initials alone is not called by a name.</summary>
    private static string? Greeted(string? name)
    {
        var words = name?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.TrimEnd('.').Length > 1).ToList();
        return words is { Count: > 0 } ? string.Join(' ', words) : null;
    }

    private static string? Known(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
