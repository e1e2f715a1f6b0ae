using System.Text.Json;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Application.BuyerBook;

/// <summary>A link as it was before it moved, in the shape in which <see cref="BuyerMove.Links"/> keeps it.</summary>
public sealed record MovedLink(Guid Shop, BuyerThing Kind, Guid Thing, LinkedBy How, MatchQuality Quality)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public static string Write(IEnumerable<BuyerLink> links) =>
        JsonSerializer.Serialize(links.Select(link => new MovedLink(link.ShopId.Value, link.Kind, link.ThingId, link.How, link.Quality)), Shape);

    public static IReadOnlyList<MovedLink> Read(string json) => JsonSerializer.Deserialize<List<MovedLink>>(json, Shape) ?? [];
}
