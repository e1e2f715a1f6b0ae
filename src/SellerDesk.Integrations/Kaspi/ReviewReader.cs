using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>From a review of the seller to our review. It is about an order and about no product, and cannot be answered.</summary>
internal static class ReviewReader
{
    private static readonly string[] Dates = ["approvedDate", "creationDate", "createdDate", "date"];

    /// <exception cref="FieldException">Number, rating or time cannot be read.</exception>
    public static IncomingReview Read(JsonElement review, IReadOnlyDictionary<string, JsonElement> included, string path)
    {
        var attributes = KaspiWords.Attributes(review, path);
        var order = review.Field("relationships")?.Field("order")?.Field("data")?.Said("id");
        var facts = new Dictionary<string, string> { ["about"] = "seller" };
        facts.Put(ReturnReader.FactOfId, order);
        return new IncomingReview
        {
            Number = KaspiWords.Number(review, "id", path),
            Rating = Rating(attributes, path),
            CreatedAt = Dates.Select(name => attributes.Moment(name)).FirstOrDefault(time => time is not null) ?? throw new FieldException($"{path}.attributes.approvedDate", "missing"),
            Text = attributes.Said("comment") ?? "",
            Author = attributes.Said("userName"),
            OrderNumber = attributes.Said("orderCode") ?? (order is not null && included.TryGetValue(order, out var known) ? known.Field("attributes")?.Said("code") : null) ?? CodeIn(order),
            Facts = facts,
            TakesAnswer = false,
        };
    }

    private static short Rating(JsonElement attributes, string path) => attributes.Whole("rating") switch
    {
        >= 1 and <= 5 and var stars => (short)stars,
        null => throw new FieldException($"{path}.attributes.rating", attributes.Field("rating") is null ? "missing" : "not a whole number"),
        var stars => throw new FieldException($"{path}.attributes.rating", $"{stars} is not 1 to 5"),
    };

    /// <summary>An order's inner number looks like its code in base64. A wrong guess finds no order.</summary>
    private static string? CodeIn(string? id)
    {
        Span<byte> bytes = stackalloc byte[64];
        return id is { Length: <= 64 } && Convert.TryFromBase64String(id, bytes, out var length) && length > 0 && !bytes[..length].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            ? System.Text.Encoding.ASCII.GetString(bytes[..length])
            : null;
    }
}
