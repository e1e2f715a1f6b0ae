using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Figures;

/// <summary>
/// Counts days of a shop's month anew into <c>figure_months</c>: what their rows say now, less what was counted before, is carried to the month's end. All days of the month at once,
/// so that a month's row is written once, however many of its days were touched.
/// </summary>
internal static class FigureDays
{
    private static readonly ConcurrentDictionary<(FigureOf Of, int Spans), string> Statements = new();

    /// <summary>In the caller's transaction.</summary>
    /// <param name="days">Of one shop and one month, in their order.</param>
    public static async Task RemakeAsync(NpgsqlConnection connection, IReadOnlyList<ShopDay> days, IEnumerable<FigureSource> sources, CancellationToken cancel)
    {
        foreach (var source in sources)
        {
            List<ShopDay> own = [.. days.Where(day => day.Has(source.DayParts))];
            if (own.Count > 0)
            {
                var spans = Spans(own);
                await using var command = Command(connection, Statements.GetOrAdd((source.Of, spans.Count), _ => FigureDaySql.Of(source, spans.Count)), own, spans);
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
    }

    /// <summary>Days that follow one another are one span.</summary>
    private static List<(DateTime From, DateTime To)> Spans(List<ShopDay> days)
    {
        var spans = new List<(DateTime From, DateTime To)>();
        foreach (var day in days)
        {
            if (spans.Count > 0 && spans[^1].To == day.From)
            {
                spans[^1] = (spans[^1].From, day.To);
            }
            else
            {
                spans.Add((day.From, day.To));
            }
        }

        return spans;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string statement, List<ShopDay> days, List<(DateTime From, DateTime To)> spans)
    {
        var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        days.AddTo(command);
        for (var span = 0; span < spans.Count; span++)
        {
            command.Parameters.AddWithValue($"from{span}", NpgsqlDbType.TimestampTz, spans[span].From);
            command.Parameters.AddWithValue($"to{span}", NpgsqlDbType.TimestampTz, spans[span].To);
        }

        return command;
    }
}
