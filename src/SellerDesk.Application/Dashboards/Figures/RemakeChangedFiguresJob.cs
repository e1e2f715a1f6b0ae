using System.Globalization;
using System.Text.Json;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>After an upgrade that counts something else, or more: all days of the sources whose words changed are noted, to be counted anew.</summary>
public sealed class RemakeChangedFiguresJob(NpgsqlDataSource source) : IJob
{
    /// <summary>By which words each source was counted, among the desk's options.</summary>
    public const string Mark = "figure-sources";

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await TellAsync(connection, $"select pg_try_advisory_xact_lock(hashtextextended('{Mark}', 0))", cancel) is not true)
        {
            return false;
        }

        var known = await TellAsync(connection, $"select value::text from desk_options where name = '{Mark}'", cancel) is string json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : [];
        var now = FigureSources.All.ToDictionary(one => one.Of.ToString(), Words);
        var changed = FigureSources.All.Where(one => known.GetValueOrDefault(one.Of.ToString()) != now[one.Of.ToString()]).ToList();
        if (changed.Count == 0)
        {
            return false;
        }

        foreach (var one in changed)
        {
            await using var touch = new NpgsqlCommand(Touch(one), connection) { CommandTimeout = 0 };
            await touch.ExecuteNonQueryAsync(cancel);
        }

        await using var keep = new NpgsqlCommand($"insert into desk_options (name, value, changed_at) values ('{Mark}', @words::jsonb, now()) on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at", connection);
        keep.Parameters.AddWithValue("words", JsonSerializer.Serialize(now));
        await keep.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>The days of its rows, and those on which it had counted something that is no more.</summary>
    private static string Touch(FigureSource one) => $"""
        insert into {one.Touched} (shop_id, day)
        select distinct s.id, {one.Day ?? "(f.at at time zone s.time_zone)::date"} from shops s cross join lateral ({one.FactsOf("s.id", "'-infinity'::timestamptz", "'infinity'::timestamptz")}) as f
        union
        select distinct m.shop_id, d::date from figure_months m cross join generate_series(m.month::timestamp, m.month + interval '1 month' - interval '1 day', interval '1 day') as d where m.source = '{one.Of}'
        """;

    private static string Words(FigureSource one) =>
        Digest.Of([one.Facts, .. one.Counts.SelectMany(count => new[] { count.Measure.ToString(), count.Each, count.EachPart }), .. one.Cuts.SelectMany(cut => new[] { cut.Dimension.ToString(), cut.Key, cut.Parts?.Join })])
            .ToString(CultureInfo.InvariantCulture);

    private static async Task<object?> TellAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }
}
