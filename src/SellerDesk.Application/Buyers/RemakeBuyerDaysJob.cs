using System.Diagnostics;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Buyers;

/// <summary>
/// Counts the days anew on which buyers ordered who were made anew (<see cref="RemakeBuyersJob"/>). Each order of a buyer touches the days of all of them, the first one's too: so days
/// wait until no buyer does, and a round ends after some seconds, however many days a big shop's buyers touch again and again.
/// </summary>
public sealed class RemakeBuyerDaysJob(NpgsqlDataSource source) : IJob
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        if (await BuyersWaitAsync(cancel))
        {
            return false;
        }

        var started = Stopwatch.GetTimestamp();
        var done = false;
        while (Stopwatch.GetElapsedTime(started) < Round && await TouchedDays.RemakeNextAsync(source, BuyerSources.TouchedDays, (connection, days) => FigureDays.RemakeAsync(connection, days, BuyerSources.All, cancel), cancel) > 0)
        {
            done = true;
        }

        return done;
    }

    private async Task<bool> BuyersWaitAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select exists (select 1 from touched_buyers)");
        return await command.ExecuteScalarAsync(cancel) is true;
    }
}
