using System.Text.Json;

namespace SellerDesk.Domain.Replies;

/// <summary>A file of a reply as the reply's row remembers it, also when the bytes are gone.</summary>
/// <param name="Arrived">The marketplace shows it: when the rest is sent again, it is not.</param>
public sealed record CarriedFile(Guid Id, string Name, string ContentType, int Size, bool Arrived = false)
{
    public static IReadOnlyList<CarriedFile> Read(string json) => json is "" or "[]" ? [] : JsonSerializer.Deserialize<List<CarriedFile>>(json, JsonSerializerOptions.Web) ?? [];

    public static string Write(IEnumerable<CarriedFile> files) => JsonSerializer.Serialize(files, JsonSerializerOptions.Web);
}
