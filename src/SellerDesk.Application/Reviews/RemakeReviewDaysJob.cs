using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Reviews;

/// <summary>
/// Counts anew the days on which reviews or their readings changed: stars, topics and words by product. Days come from <c>touched_days</c>
/// (the database's own triggers write them), so a review that arrives months late is counted too. A day's rows are replaced in one transaction.
/// </summary>
public sealed class RemakeReviewDaysJob(NpgsqlDataSource source) : IJob
{
    /// <summary>Days in one round; the next round follows soon.</summary>
    public const int DaysAtOnce = 200;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var done = 0;
        while (done < DaysAtOnce && await TouchedDays.RemakeNextAsync(source, "touched_days", (connection, days) => RemakeAsync(connection, days, cancel), cancel) is > 0 and var counted)
        {
            done += counted;
        }

        return done > 0;
    }

    private static async Task RemakeAsync(NpgsqlConnection connection, IReadOnlyList<ShopDay> days, CancellationToken cancel)
    {
        await days.RunAsync(connection, ReviewDaySql.Ratings, cancel);
        await days.RunAsync(connection, ReviewDaySql.Topics, cancel);
        await FigureDays.RemakeAsync(connection, days, [ReviewFigures.Written], cancel);
        foreach (var day in days)
        {
            await WriteWordsAsync(connection, day, await CountWordsAsync(connection, day, cancel), cancel);
        }
    }

    private static async Task<WordTally> CountWordsAsync(NpgsqlConnection connection, ShopDay day, CancellationToken cancel)
    {
        var tally = new WordTally();
        await using var command = day.Command(connection, ReviewDaySql.Texts);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var parts = WordTone.Parts(Text(reader, 1), Text(reader, 2), Text(reader, 3), Text(reader, 4), reader.GetInt16(5), reader.IsDBNull(6) ? null : reader.GetInt16(6));
            tally.Add(reader.IsDBNull(0) ? null : reader.GetGuid(0), WordTone.Of(parts));
        }

        return tally;
    }

    private static async Task WriteWordsAsync(NpgsqlConnection connection, ShopDay day, WordTally tally, CancellationToken cancel)
    {
        var rows = tally.Rows();
        foreach (var statement in ReviewDaySql.Words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = day.Command(connection, statement);
            if (statement.Contains("@stems", StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue("stems", rows.Select(row => row.Stem).ToArray());
                command.Parameters.AddWithValue("shown", rows.Select(row => row.Shown).ToArray());
                command.Parameters.AddWithValue("products", rows.Select(row => row.Product).ToArray());
                command.Parameters.AddWithValue("praise", rows.Select(row => row.Praise).ToArray());
                command.Parameters.AddWithValue("blame", rows.Select(row => row.Blame).ToArray());
                command.Parameters.AddWithValue("neutral", rows.Select(row => row.Neutral).ToArray());
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
