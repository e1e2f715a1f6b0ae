using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace SellerDesk.Application.Data;

/// <summary>Which migrations this program knows, and which a database has had.</summary>
public static class SchemaVersions
{
    /// <summary>In the order in which they are applied.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. typeof(SchemaVersions).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Migration)))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id).Order(StringComparer.Ordinal),
    ];

    /// <summary>Null: no desk has ever been here.</summary>
    public static async Task<string?> NewestAsync(NpgsqlConnection connection, CancellationToken cancel) => (await AppliedAsync(connection, cancel)).Max(StringComparer.Ordinal);

    public static async Task<IReadOnlyList<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var exists = new NpgsqlCommand($"select to_regclass('{DeskData.History}') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancel) is not true)
        {
            return [];
        }

        await using var applied = new NpgsqlCommand($"select array_agg(\"MigrationId\") from {DeskData.History}", connection);
        return await applied.ExecuteScalarAsync(cancel) is string[] ids ? ids : [];
    }
}
