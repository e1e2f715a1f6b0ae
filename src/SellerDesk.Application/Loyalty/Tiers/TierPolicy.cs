using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using SellerDesk.Application.Data.Mapping;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>What decides about tiers now: the programme's choices and the newest version of the table.</summary>
/// <param name="Undone">Versions that were taken back: whoever was last looked at by one of them is put back first.</param>
internal sealed record TierPolicy(LoyaltyProgramme Programme, TierVersionId Version, TierTable Table, IReadOnlySet<Guid> Undone)
{
    /// <summary>The name of the desk's option that holds the programme's choices.</summary>
    public const string Option = "loyalty";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static LoyaltyProgramme Read(string? option) => option is null ? LoyaltyProgramme.Off : JsonSerializer.Deserialize<LoyaltyProgramme>(option, Shape)!;

    public static string Write(LoyaltyProgramme programme) => JsonSerializer.Serialize(programme, Shape);

    /// <summary>Null: the programme is off, or has no table yet.</summary>
    public static async Task<TierPolicy?> LoadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        const string Sql = $"""
            select (select value::text from desk_options where name = '{Option}'), v.id, v.terms::text, (select coalesce(array_agg(u.id), '{"{}"}') from tier_versions u where u.undone_at is not null)
            from tier_versions v where v.undone_at is null order by v.number desc limit 1
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel) || Read(await row.IsDBNullAsync(0, cancel) ? null : row.GetString(0)) is not { IsOn: true } programme)
        {
            return null;
        }

        return new TierPolicy(programme, new TierVersionId(row.GetGuid(1)), TierJson.Read(row.GetString(2)), row.GetFieldValue<Guid[]>(3).ToHashSet());
    }
}
