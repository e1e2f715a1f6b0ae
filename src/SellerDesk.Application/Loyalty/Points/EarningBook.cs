using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>The versions of the rules, opened.</summary>
/// <param name="Versions">The oldest first.</param>
public sealed record EarningBook(IReadOnlyList<(EarningVersion Version, EarningRules Rules)> Versions)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public (EarningVersion Version, EarningRules Rules)? Current(DateTimeOffset now) => At(now);

    /// <summary>By which an order that was delivered then earns; null: there were none.</summary>
    public (EarningVersion Version, EarningRules Rules)? At(DateTimeOffset delivered) =>
        Versions.Where(one => one.Version.ValidFrom <= delivered).OrderBy(one => one.Version.ValidFrom).ThenBy(one => one.Version.Version).Cast<(EarningVersion, EarningRules)?>().LastOrDefault();

    /// <summary>How long points live that are given outside of an order.</summary>
    public int LivesDays(DateTimeOffset now) => At(now)?.Rules.LivesDays ?? EarningRules.Usual.LivesDays;

    public static string Write(EarningRules rules) => JsonSerializer.Serialize(rules, Shape);

    public static EarningRules Read(string json) => JsonSerializer.Deserialize<EarningRules>(json, Shape) ?? new EarningRules();

    public static async Task<EarningBook> LoadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select version, rules, valid_from, created_at, person_id, note from earning_versions order by version", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var versions = new List<(EarningVersion, EarningRules)>();
        while (await reader.ReadAsync(cancel))
        {
            var version = new EarningVersion
            {
                Version = reader.GetInt32(0),
                Rules = reader.GetString(1),
                ValidFrom = reader.GetFieldValue<DateTimeOffset>(2),
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(3),
                PersonId = await reader.IsDBNullAsync(4, cancel) ? null : reader.GetGuid(4),
                Note = reader.GetString(5),
            };
            versions.Add((version, Read(version.Rules)));
        }

        return new EarningBook(versions);
    }
}
