using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>A table of tiers as it is kept.</summary>
internal static class TierJson
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new IdConverter<TierId>(id => id.Value), new IdConverter<ServiceLevelId>(id => id.Value) },
    };

    public static string Write(TierTable table) => JsonSerializer.Serialize(table, Shape);

    public static TierTable Read(string json) => JsonSerializer.Deserialize<TierTable>(json, Shape)!;

    private sealed class IdConverter<T>(Func<T, Guid> value) : JsonConverter<T> where T : struct, ITypedId<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, T id, JsonSerializerOptions options) => writer.WriteStringValue(value(id));
    }
}
