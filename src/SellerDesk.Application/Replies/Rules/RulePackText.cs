using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Domain.Replies.Rules;

namespace SellerDesk.Application.Replies.Rules;

/// <summary>Packs as JSON: how they ship, how the desk keeps them and how a person reads and writes them.</summary>
public static class RulePackText
{
    private static readonly JsonSerializerOptions OwnJson = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="RulePackException">It is no pack; says the line.</exception>
    public static RulePack Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RulePack>(text, OwnJson) ?? throw new RulePackException("", 1, "null", RulePackException.NotJson);
        }
        catch (JsonException broken)
        {
            var line = (int)(broken.LineNumber ?? 0) + 1;
            throw new RulePackException(broken.Path ?? "", line, text.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "", RulePackException.NotJson);
        }
    }

    public static string Write(RulePack pack) => JsonSerializer.Serialize(pack, OwnJson);
}
