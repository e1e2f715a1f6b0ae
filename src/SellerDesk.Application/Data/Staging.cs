using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;

namespace SellerDesk.Application.Data;

/// <summary>COPY of a batch into a temporary table that lives until the transaction ends: the fast way in, from which plain SQL goes on.</summary>
internal static class Staging
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <param name="columns">Definition of the table's columns, as in CREATE TABLE.</param>
    /// <param name="write">Writes one item's values in the order of the columns.</param>
    public static async Task CopyAsync<T>(
        WriteBatch batch, string table, string columns, IReadOnlyList<T> items, Func<NpgsqlBinaryImporter, T, CancellationToken, Task> write, CancellationToken cancel)
    {
        await batch.ExecuteAsync($"drop table if exists pg_temp.{table}; create temporary table {table} ({columns}) on commit drop", cancel);
        await using var copy = await batch.Connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)", cancel);
        foreach (var item in items)
        {
            await copy.StartRowAsync(cancel);
            await write(copy, item, cancel);
        }

        await copy.CompleteAsync(cancel);
    }

    public static Task TextAsync(this NpgsqlBinaryImporter copy, string? value, CancellationToken cancel) =>
        value is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(value, NpgsqlDbType.Text, cancel);

    public static Task TimeAsync(this NpgsqlBinaryImporter copy, DateTimeOffset? value, CancellationToken cancel) =>
        value is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(value.Value.UtcDateTime, NpgsqlDbType.TimestampTz, cancel);

    public static Task NumberAsync<T>(this NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancel) where T : struct =>
        value is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(value.Value, type, cancel);

    public static Task TextsAsync(this NpgsqlBinaryImporter copy, IEnumerable<string>? values, CancellationToken cancel) =>
        values is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);

    /// <summary>As JSON with the names of the columns' own shapes (camelCase, what is unknown left out).</summary>
    public static Task JsonAsync<T>(this NpgsqlBinaryImporter copy, T? value, CancellationToken cancel) where T : class =>
        value is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(JsonSerializer.Serialize(value, Shape), NpgsqlDbType.Jsonb, cancel);
}
