using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>Terms of a level as they are kept.</summary>
internal static class TermsJson
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write(LevelTerms terms) => JsonSerializer.Serialize(terms, Shape);

    public static LevelTerms Read(string json) => JsonSerializer.Deserialize<LevelTerms>(json, Shape)!;
}
